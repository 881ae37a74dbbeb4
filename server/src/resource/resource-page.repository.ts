import { visibleLevels } from '../account/index.ts';
import type { Statements } from '../database/index.ts';
import type { Asking } from './resource.repository.ts';
import type { Resource } from './resource.ts';
import type { ResourceCursor } from './resource-cursor.ts';
import type { ResourceCriteria } from './resource-filter.ts';
import {
  CONFIRMED_ON_ALONE,
  collated,
  isAfter,
  JOIN_DATASET,
  joinOrganization,
  metersTo,
  resourceColumns,
  resourceConditions,
  resourceOrder,
  type Selection,
} from './resource-sql.ts';
import { SqlParameters } from './sql-parameters.ts';

export interface PageRequest {
  readonly criteria: ResourceCriteria;
  /** Rows to answer with; one more is read to know whether there is a next page. */
  readonly first: number;
  readonly after: ResourceCursor | null;
  /** Fields of the resources that are asked for; null: no resources, their count alone. */
  readonly fields: readonly string[] | null;
  readonly wantsTotal: boolean;
}

/** A row of a page: its scope, the count of that scope, and a resource with its place in the order, or none. */
export interface PageRow extends Resource {
  readonly scope: string;
  readonly total: number | null;
  readonly position: number;
  readonly sortName: string;
  readonly meters: number | null;
  /** YYYY-MM-DD, where that is the order; what was never confirmed comes before all. */
  readonly confirmed: string | null;
}

/** The areas that pages are asked of: resources in each or serving it. null: all resources, under the scope "". */
export type Scopes = { readonly codes: readonly string[]; readonly ids: readonly string[] } | null;

/** One page of each scope in one statement. */
export function listResourcePages(
  database: Statements,
  { viewer, today }: Asking,
  { criteria, first, after, fields, wantsTotal }: PageRequest,
  openSchedules: Selection['openSchedules'],
  scopes: Scopes,
): Promise<PageRow[]> {
  const parameters = new SqlParameters();
  const levels = parameters.add(visibleLevels(viewer));
  const { columns } = resourceOrder(criteria);
  const order = columns.map(collated).join(', ');
  const matching = matchingResources(
    { criteria, openSchedules },
    scopes && relations(scopes, parameters),
    levels,
    parameters,
  );
  const following = after ? isAfter(columns, after, parameters) : 'true';
  const limit = `${parameters.add(first + 1)}::int`;
  const page = scopes
    ? `SELECT * FROM (
         SELECT *, row_number() OVER (PARTITION BY scope ORDER BY ${order}) AS rank FROM matching WHERE ${following}) ranked
       WHERE rank <= ${limit}`
    : `SELECT * FROM matching WHERE ${following} ORDER BY ${order} LIMIT ${limit}`;
  return database.query<PageRow>(
    `WITH
     -- what the filter lets through, once per scope, with what the order needs and no more
     matching AS (${matching}),
     -- the first rows after the cursor
     page AS (${page}),
     -- how many there are in each scope, before and after the cursor
     totals AS (${wantsTotal ? 'SELECT scope, count(*)::int AS total FROM matching GROUP BY scope' : 'SELECT DISTINCT scope, NULL::int AS total FROM page'})
     SELECT totals.scope, totals.total, page.position, page.name AS "sortName", page.meters, page.confirmed,
            ${resourceColumns({ levels, today: () => parameters.add(today) }, fields ?? [])}
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

/** Of more areas than this their towns are counted whole: each row compared with a long list costs more than it saves. */
const MANY_AREAS = 500;

/** How many there are in each scope; one without any is left out. Of many areas there may be others of their towns as well. */
export async function countResources(
  database: Statements,
  { viewer }: Asking,
  selection: Selection,
  scopes: Scopes,
): Promise<ReadonlyMap<string, number>> {
  const parameters = new SqlParameters();
  const levels = parameters.add(visibleLevels(viewer));
  const asked = scopes && scopes.ids.length > MANY_AREAS ? { codes: scopes.codes, ids: null } : scopes;
  // two lists instead of a row for each area: a nation has many
  const [row] = await database.query<{ scopes: readonly string[] | null; totals: readonly number[] | null }>(
    `WITH
     -- each once in a scope
     matching AS (${matchingResources(selection, asked && relations(asked, parameters), levels, parameters)}),
     counted AS (SELECT scope, count(*)::int AS total FROM matching GROUP BY scope)
     SELECT json_agg(scope) AS scopes, json_agg(total) AS totals FROM counted`,
    parameters.values,
  );
  return new Map((row?.scopes ?? []).map((scope, index) => [scope, row?.totals?.[index] ?? 0]));
}

/** What is written as schedule, each once. */
export async function listSchedules(
  database: Statements,
  municipalities: readonly string[] | null,
): Promise<readonly string[]> {
  const rows = await database.query<{ schedule: string }>(
    `SELECT DISTINCT schedule FROM resource
     WHERE ($1::text[] IS NULL OR municipality_code = ANY($1)) AND to_revision IS NULL AND schedule IS NOT NULL`,
    [municipalities],
  );
  return rows.map(({ schedule }) => schedule);
}

/** By which 五十音順 goes: the reading, else the name, in hiragana. */
const READING = `translate(coalesce(nullif(r.name_kana, ''), r.name),
  'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワヲンヴ',
  'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろわをんゔ')`;

/** SQL: the resources of areas, each once: what serves an area that it lies in too is left out. `ids` null: of all areas of the towns. */
function relations(
  { codes, ids }: { readonly codes: readonly string[]; readonly ids: readonly string[] | null },
  parameters: SqlParameters,
): string {
  const town = `municipality_code = ANY(${parameters.add(codes)})`;
  // unnested, hundreds of areas are hashed once; as a list they are planned one by one
  const listed = ids ? `AND area_id IN (SELECT unnest(${parameters.add(ids)}::text[]))` : '';
  // looked up in one table, which is not made where nothing serves: to sort out all of a nation's doubles takes as long as the rest
  return `SELECT municipality_code, area_id AS scope, resource_id FROM resource_area
          WHERE ${town} ${listed} AND (relation = 'LOCATED' OR (area_id, resource_id) NOT IN (
            SELECT area_id, resource_id FROM resource_area WHERE ${town} ${listed} AND relation = 'LOCATED'))`;
}

/** `related`: SQL of the resources of each scope; null: all of them, under the scope "". */
function matchingResources(
  selection: Selection,
  related: string | null,
  levels: string,
  parameters: SqlParameters,
): string {
  const { near, order } = selection.criteria;
  const confirmed = order === 'CONFIRMED' ? `coalesce(${CONFIRMED_ON_ALONE}, '0001-01-01'::date)` : 'NULL::date';
  // whatever the kind: as if all were of one
  const [position, name] = order === 'KANA' ? ['0', READING] : ['k.position', 'r.name'];
  const meters = near
    ? metersTo(`${parameters.add(near.longitude)}::float8`, `${parameters.add(near.latitude)}::float8`)
    : 'NULL::float8';
  const from = related
    ? `(${related}) s JOIN resource r ON r.municipality_code = s.municipality_code AND r.id = s.resource_id`
    : `(VALUES ('')) s(scope) CROSS JOIN resource r`;
  // every resource has its kind: joined from the left, it is looked up only where something of it is read
  return `
       SELECT s.scope, r.municipality_code, r.id, r.from_revision, ${position} AS position, ${name} AS name, ${meters} AS meters, ${confirmed} AS confirmed
       FROM ${from} LEFT JOIN resource_kind k ON k.id = r.kind_id
       WHERE ${resourceConditions(selection, levels, parameters)}`;
}
