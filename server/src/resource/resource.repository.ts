import { mayReadResource, type Viewer, visibleLevels } from '../account/index.ts';
import type { Statements } from '../database/index.ts';
import type { Resource } from './resource.ts';
import type { ResourceCursor } from './resource-cursor.ts';
import type { ResourceCriteria } from './resource-filter.ts';
import {
  collated,
  isAfter,
  JOIN_DATASET,
  joinOrganization,
  metersTo,
  resourceColumns,
  resourceConditions,
  resourceOrder,
} from './resource-sql.ts';
import { SqlParameters } from './sql-parameters.ts';

/** Who asks, and the day in Asia/Tokyo by which a record is stale or not. */
export interface Asking {
  readonly viewer: Viewer;
  readonly today: string;
}

/** The resources with these ids that the viewer may know of. */
export function findResources(
  database: Statements,
  { viewer, today }: Asking,
  codes: readonly string[],
  ids: readonly string[],
): Promise<Resource[]> {
  return database.query<Resource>(
    `SELECT ${resourceColumns('$3', '$4')}
     FROM resource r JOIN resource_kind k ON k.id = r.kind_id ${JOIN_DATASET} ${joinOrganization('$3')}
     WHERE r.municipality_code = ANY($1) AND r.id = ANY($2) AND r.to_revision IS NULL
       AND ${mayReadResource('r', '$3')}`,
    [codes, ids, visibleLevels(viewer), today],
  );
}

export interface PageRequest {
  readonly criteria: ResourceCriteria;
  /** Rows to answer with; one more is read to know whether there is a next page. */
  readonly first: number;
  readonly after: ResourceCursor | null;
  readonly wantsRows: boolean;
  readonly wantsTotal: boolean;
}

/** A row of a page: its scope, the count of that scope, and a resource with its place in the order, or none. */
export interface PageRow extends Resource {
  readonly scope: string;
  readonly total: number | null;
  readonly position: number;
  readonly meters: number | null;
}

/**
 * One page of each scope in one statement: of each of `areaIds` (resources in it or serving it), or, where that is null,
 * of all that the criteria let through, under the scope "".
 */
export function listResourcePages(
  database: Statements,
  { viewer, today }: Asking,
  { criteria, first, after, wantsRows, wantsTotal }: PageRequest,
  areaIds: { readonly codes: readonly string[]; readonly ids: readonly string[] } | null,
): Promise<PageRow[]> {
  const parameters = new SqlParameters();
  const levels = parameters.add(visibleLevels(viewer));
  const { columns } = resourceOrder(criteria);
  const order = columns.map(collated).join(', ');
  const meters = criteria.near
    ? metersTo(
        `${parameters.add(criteria.near.longitude)}::float8`,
        `${parameters.add(criteria.near.latitude)}::float8`,
      )
    : 'NULL::float8';
  const scopes = areaIds
    ? `(SELECT DISTINCT municipality_code, area_id AS scope, resource_id FROM resource_area
        WHERE municipality_code = ANY(${parameters.add(areaIds.codes)}) AND area_id = ANY(${parameters.add(areaIds.ids)})) s
       JOIN resource r ON r.municipality_code = s.municipality_code AND r.id = s.resource_id`
    : `(VALUES ('')) s(scope) CROSS JOIN resource r`;
  // a placeholder that no part of the statement uses is an error: each is added where it is written
  const page = () => {
    const following = after ? isAfter(columns, after, parameters) : 'true';
    const limit = `${parameters.add(first + 1)}::int`;
    if (!areaIds) return `SELECT * FROM matching WHERE ${following} ORDER BY ${order} LIMIT ${limit}`;
    return `SELECT * FROM (
       SELECT *, row_number() OVER (PARTITION BY scope ORDER BY ${order}) AS rank FROM matching WHERE ${following}) ranked
       WHERE rank <= ${limit}`;
  };
  return database.query<PageRow>(
    `WITH
     -- what the filter lets through, once per scope, with what the order needs and no more
     matching AS (
       SELECT s.scope, r.municipality_code, r.id, r.from_revision, k.position, r.name, ${meters} AS meters
       FROM ${scopes} JOIN resource_kind k ON k.id = r.kind_id
       WHERE ${resourceConditions(criteria, levels, parameters)}),
     -- the first rows after the cursor
     page AS (${wantsRows ? page() : 'SELECT * FROM matching WHERE false'}),
     -- how many there are in each scope, before and after the cursor
     totals AS (${wantsTotal ? 'SELECT scope, count(*)::int AS total FROM matching GROUP BY scope' : 'SELECT DISTINCT scope, NULL::int AS total FROM page'})
     SELECT totals.scope, totals.total, page.position, page.meters, ${resourceColumns(levels, parameters.add(today))}
     FROM totals
     LEFT JOIN page ON page.scope = totals.scope
     LEFT JOIN resource r ON r.municipality_code = page.municipality_code AND r.id = page.id AND r.from_revision = page.from_revision
     LEFT JOIN resource_kind k ON k.id = r.kind_id
     ${JOIN_DATASET}
     ${joinOrganization(levels)}
     ORDER BY totals.scope, ${columns.map((column) => `page.${collated(column)}`).join(', ')}`,
    parameters.values,
  );
}

export interface ResourceAreas {
  readonly resourceId: string;
  readonly areaId: string;
  readonly relation: 'LOCATED' | 'SERVES';
  /** Whether the area is of the kind that the municipality reports by. */
  readonly isReporting: boolean;
}

/** The areas that resources lie in or serve, in the areas' own order. */
export function listResourceAreas(
  database: Statements,
  codes: readonly string[],
  ids: readonly string[],
): Promise<ResourceAreas[]> {
  return database.query<ResourceAreas & { areaId: string }>(
    `SELECT ra.resource_id AS "resourceId", ra.area_id AS "areaId", ra.relation, a.kind = m.reporting_kind AS "isReporting"
     FROM resource_area ra
     JOIN area a ON a.municipality_code = ra.municipality_code AND a.id = ra.area_id AND a.to_revision IS NULL
     JOIN municipality m ON m.code = ra.municipality_code
     WHERE ra.municipality_code = ANY($1) AND ra.resource_id = ANY($2)
     ORDER BY a.kind, a.number NULLS LAST, a.id`,
    [codes, ids],
  );
}
