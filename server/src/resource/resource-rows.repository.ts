import { mayReadField, mayReadResource, visibleLevels } from '../account/index.ts';
import type { Row, Statements } from '../database/index.ts';
import { municipalitiesOfIds } from '../municipality/index.ts';
import type { Asking } from './resource.repository.ts';
import type { Resource } from './resource.ts';
import type { ResourceCriteria } from './resource-filter.ts';
import { collated, JOIN_DATASET, joinOrganization, resourceColumns, resourceConditions } from './resource-sql.ts';
import { SqlParameters } from './sql-parameters.ts';

/** A resource whole, as far as the viewer may read it: its fields, and what a table of it holds beside them. */
export interface ResourceRow extends Row, Omit<Resource, 'location'> {
  /** The file's own id where no other record of the town has the same; staff alone see it, others the id of the API. */
  readonly ownId: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** As written, for staff; for others the areas that it names. */
  readonly servesAreas: readonly string[];
  /** public, council, staff */
  readonly visibility: string;
  /** Staff alone. */
  readonly closedOn: string | null;
  /** 災害種別, of a place to flee to: 洪水, 地震, … */
  readonly hazards: readonly string[];
}

const FIELDS = [
  'name',
  'nameKana',
  'address',
  'status',
  'schedule',
  'capacity',
  'organization',
  'phone',
  'url',
  'languages',
  'confirmedOn',
  'openedOn',
  'source',
  'placeLevel',
  'fieldVisibility',
];
const ORDER = ['position', 'name', 'id'].map(collated).join(', ');
const PAGE_ROWS = 2000;

/**
 * All that the criteria let through, as they stood at a revision, by kind and name; a page at a time. Their order is found
 * once: a page that had to find its own place in it would cost as much as the whole.
 */
export async function* readResourceRows(
  database: Statements,
  asking: Asking,
  criteria: ResourceCriteria,
  revision: number,
): AsyncGenerator<ResourceRow[]> {
  const shared = await listSharedIds(database, criteria.municipalities ?? [], revision);
  const ids = await listIds(database, asking, criteria, revision);
  for (let from = 0; from < ids.length; from += PAGE_ROWS) {
    const wanted = ids.slice(from, from + PAGE_ROWS);
    const rows = new Map(
      (await listRows(database, asking, { ids: wanted, revision, shared })).map((row) => [row.id, row]),
    );
    yield wanted.flatMap((id) => rows.get(id) ?? []);
  }
}

/** Ids of files that more than one record has: of two lists each may count from 1. */
async function listSharedIds(database: Statements, codes: readonly string[], revision: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT external_id AS id FROM resource
     WHERE municipality_code = ANY($1) AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
       AND external_id IS NOT NULL
     GROUP BY external_id HAVING count(*) > 1`,
    [codes, revision],
  );
  return rows.map(({ id }) => id);
}

/** What the criteria let through and the viewer may know of, in its order. */
async function listIds(
  database: Statements,
  { viewer }: Asking,
  criteria: ResourceCriteria,
  revision: number,
): Promise<string[]> {
  const parameters = new SqlParameters();
  const levels = parameters.add(visibleLevels(viewer));
  const matching = resourceConditions({ criteria, openSchedules: null, revision }, levels, parameters);
  const rows = await database.query<{ id: string }>(
    `SELECT id FROM (
       SELECT r.id, r.name, k.position FROM resource r JOIN resource_kind k ON k.id = r.kind_id WHERE ${matching}) matching
     ORDER BY ${ORDER}`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}

interface RowSelection {
  readonly ids: readonly string[];
  readonly revision: number;
  readonly shared: readonly string[];
}

/** The rows with these ids as they stood at a revision, in any order. */
function listRows(
  database: Statements,
  { viewer, today }: Asking,
  { ids, revision, shared }: RowSelection,
): Promise<ResourceRow[]> {
  const parameters = new SqlParameters();
  const levels = parameters.add(visibleLevels(viewer));
  const isStaff = `${parameters.add(viewer.audience === 'STAFF')}::boolean`;
  const at = `${parameters.add(revision)}::int`;
  const location = (axis: 'ST_X' | 'ST_Y') =>
    `CASE WHEN ${mayReadField('r', 'k', 'location', levels)} THEN ${axis}(r.location) END`;
  return database.query<ResourceRow>(
    `SELECT ${resourceColumns({ levels, today: () => parameters.add(today) }, FIELDS)},
       CASE WHEN ${isStaff} AND r.external_id <> ALL(${parameters.add(shared)}::text[]) THEN r.external_id ELSE r.id END AS "ownId",
       ${location('ST_X')} AS longitude, ${location('ST_Y')} AS latitude,
       CASE WHEN ${isStaff} THEN r.serves_areas ELSE served.names END AS "servesAreas",
       lower(r.visibility::text) AS visibility,
       CASE WHEN ${isStaff} THEN r.closed_on END AS "closedOn",
       ARRAY(SELECT jsonb_array_elements_text(coalesce(r.provenance->'hazards', '[]'))) AS hazards
     FROM resource r
     JOIN resource_kind k ON k.id = r.kind_id
     ${JOIN_DATASET}
     ${joinOrganization(levels)}
     -- the areas of today that it serves
     CROSS JOIN LATERAL (
       SELECT coalesce(array_agg(a.name ORDER BY a.kind, a.number NULLS LAST, a.id), '{}') AS names
       FROM resource_area ra
       JOIN area a ON a.municipality_code = ra.municipality_code AND a.id = ra.area_id AND a.to_revision IS NULL
       WHERE ra.municipality_code = r.municipality_code AND ra.resource_id = r.id AND ra.relation = 'SERVES') served
     WHERE r.municipality_code = ANY(${parameters.add(municipalitiesOfIds(ids))}) AND r.id = ANY(${parameters.add(ids)})
       AND r.from_revision <= ${at} AND (r.to_revision IS NULL OR r.to_revision > ${at})
       AND ${mayReadResource('r', levels)}`,
    parameters.values,
  );
}
