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
  const matching = matchingResources({ criteria, openSchedules }, scopes, levels, parameters);
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
     totals AS (${wantsTotal ? COUNTS : 'SELECT DISTINCT scope, NULL::int AS total FROM page'})
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

/** How many there are in each scope; one without any is left out. */
export async function countResources(
  database: Statements,
  { viewer }: Asking,
  selection: Selection,
  scopes: Scopes,
): Promise<ReadonlyMap<string, number>> {
  const parameters = new SqlParameters();
  const levels = parameters.add(visibleLevels(viewer));
  // one object instead of a row for each area: a nation has many
  const [row] = await database.query<{ totals: Record<string, number> | null }>(
    `WITH matching AS (${matchingResources(selection, scopes, levels, parameters)})
     SELECT json_object_agg(scope, total) AS totals FROM (${COUNTS}) counted`,
    parameters.values,
  );
  return new Map(Object.entries(row?.totals ?? {}));
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

const COUNTS = 'SELECT scope, count(*)::int AS total FROM matching GROUP BY scope';

function matchingResources(selection: Selection, scopes: Scopes, levels: string, parameters: SqlParameters): string {
  const { near, order } = selection.criteria;
  const confirmed = order === 'CONFIRMED' ? `coalesce(${CONFIRMED_ON_ALONE}, '0001-01-01'::date)` : 'NULL::date';
  // whatever the kind: as if all were of one
  const [position, name] = order === 'KANA' ? ['0', READING] : ['k.position', 'r.name'];
  const meters = near
    ? metersTo(`${parameters.add(near.longitude)}::float8`, `${parameters.add(near.latitude)}::float8`)
    : 'NULL::float8';
  // unnested, thousands of areas are hashed once; as a list they are planned one by one
  const from = scopes
    ? `(SELECT DISTINCT municipality_code, area_id AS scope, resource_id FROM resource_area
        WHERE municipality_code = ANY(${parameters.add(scopes.codes)}) AND area_id IN (SELECT unnest(${parameters.add(scopes.ids)}::text[]))) s
       JOIN resource r ON r.municipality_code = s.municipality_code AND r.id = s.resource_id`
    : `(VALUES ('')) s(scope) CROSS JOIN resource r`;
  return `
       SELECT s.scope, r.municipality_code, r.id, r.from_revision, ${position} AS position, ${name} AS name, ${meters} AS meters, ${confirmed} AS confirmed
       FROM ${from} JOIN resource_kind k ON k.id = r.kind_id
       WHERE ${resourceConditions(selection, levels, parameters)}`;
}
