import { mayReadField, visibleLevels } from '../account/index.ts';
import type { Row, Statements } from '../database/index.ts';
import type { Asking } from './resource.repository.ts';
import type { Resource } from './resource.ts';
import type { ResourceCriteria } from './resource-filter.ts';
import {
  collated,
  isAfter,
  JOIN_DATASET,
  joinOrganization,
  resourceColumns,
  resourceConditions,
} from './resource-sql.ts';
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
  /** Of its kind in the catalogue: with name and id its place in the order. */
  readonly position: number;
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
];
const ORDER = ['position', 'name', 'id'];
const PAGE_ROWS = 2000;

/** All that the criteria let through, as they stood at a revision, by kind and name; a page at a time. */
export async function* readResourceRows(
  database: Statements,
  asking: Asking,
  criteria: ResourceCriteria,
  revision: number,
): AsyncGenerator<ResourceRow[]> {
  const shared = await listSharedIds(database, criteria.municipalities ?? [], revision);
  let after: ResourceRow | undefined;
  do {
    const page: ResourceRow[] = await listPage(database, asking, criteria, revision, shared, after);
    if (page.length > 0) yield page;
    after = page.length === PAGE_ROWS ? page.at(-1) : undefined;
  } while (after);
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

function listPage(
  database: Statements,
  { viewer, today }: Asking,
  criteria: ResourceCriteria,
  revision: number,
  shared: readonly string[],
  after: ResourceRow | undefined,
): Promise<ResourceRow[]> {
  const parameters = new SqlParameters();
  const levels = parameters.add(visibleLevels(viewer));
  const isStaff = `${parameters.add(viewer.audience === 'STAFF')}::boolean`;
  const location = (axis: 'ST_X' | 'ST_Y') =>
    `CASE WHEN ${mayReadField('r', 'k', 'location', levels)} THEN ${axis}(r.location) END`;
  const matching = resourceConditions({ criteria, openSchedules: null, revision }, levels, parameters);
  const following = after ? isAfter(ORDER, [after.position, after.name, after.id], parameters) : 'true';
  return database.query<ResourceRow>(
    `WITH
     -- the rows of this page, with what the order needs and no more
     page AS (
       SELECT * FROM (
         SELECT r.municipality_code, r.id, r.from_revision, k.position, r.name
         FROM resource r JOIN resource_kind k ON k.id = r.kind_id
         WHERE ${matching}) matching
       WHERE ${following} ORDER BY ${ORDER.map(collated).join(', ')} LIMIT ${PAGE_ROWS})
     SELECT ${resourceColumns({ levels, today: () => parameters.add(today) }, FIELDS)},
       CASE WHEN ${isStaff} AND r.external_id <> ALL(${parameters.add(shared)}::text[]) THEN r.external_id ELSE r.id END AS "ownId",
       ${location('ST_X')} AS longitude, ${location('ST_Y')} AS latitude,
       CASE WHEN ${isStaff} THEN r.serves_areas ELSE served.names END AS "servesAreas",
       lower(r.visibility::text) AS visibility,
       CASE WHEN ${isStaff} THEN r.closed_on END AS "closedOn",
       ARRAY(SELECT jsonb_array_elements_text(coalesce(r.provenance->'hazards', '[]'))) AS hazards,
       page.position
     FROM page
     JOIN resource r ON r.municipality_code = page.municipality_code AND r.id = page.id AND r.from_revision = page.from_revision
     JOIN resource_kind k ON k.id = r.kind_id
     ${JOIN_DATASET}
     ${joinOrganization(levels)}
     -- the areas of today that it serves
     CROSS JOIN LATERAL (
       SELECT coalesce(array_agg(a.name ORDER BY a.kind, a.number NULLS LAST, a.id), '{}') AS names
       FROM resource_area ra
       JOIN area a ON a.municipality_code = ra.municipality_code AND a.id = ra.area_id AND a.to_revision IS NULL
       WHERE ra.municipality_code = r.municipality_code AND ra.resource_id = r.id AND ra.relation = 'SERVES') served
     ORDER BY ${ORDER.map((column) => `page.${collated(column)}`).join(', ')}`,
    parameters.values,
  );
}
