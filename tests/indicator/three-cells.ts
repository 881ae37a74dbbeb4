import { findMeshCode, parseMeshCode } from '@hazama/geo';
import { loadCatalogue } from '@hazama/server/catalogue';
import type { Database } from '@hazama/server/database';
import { insertArea, insertCell, insertTown } from '../support/town-rows.ts';

/**
 * A town of three mesh cells in a row, two areas and one salon, small enough to work every number by hand.
 *
 *      west (地区 1)          east (地区 2)
 *   | A |   | B |          |   | C |
 *     ^ salon
 *
 * A cell of 250 m is 1/320° wide: 286 m at this latitude. B lies two columns east of A (572 m from centre to centre),
 * C four (1,144 m). The salon stands on the centre of A.
 */
export const CODE = '24999';
const ROW_LATITUDE = 34.7601;
const FIRST_LONGITUDE = 136.1301;
const COLUMN_DEGREES = 1 / 320;

/** The code of the cell in a column of the row. */
export function cellAt(column: number): string {
  return findMeshCode([FIRST_LONGITUDE + column * COLUMN_DEGREES, ROW_LATITUDE], 250) as string;
}

const boundsAt = (column: number) => {
  const parsed = parseMeshCode(cellAt(column));
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.bounds;
};

export const centreAt = (column: number): [number, number] => {
  const { west, east, south, north } = boundsAt(column);
  return [(west + east) / 2, (south + north) / 2];
};

/** What the columns from one to another cover, both included. */
const columns = (from: number, to: number) => ({ ...boundsAt(from), east: boundsAt(to).east });

export const A = 0;
export const B = 2;
export const C = 4;

export const WEST = `${CODE}-dc-1`;
export const EAST = `${CODE}-dc-2`;
export const WHOLE = `${CODE}-mu-1`;

export interface ThreeCellsOptions {
  /** People of 65 and over in A, B and C; three times as many in all. */
  readonly older?: readonly [number, number, number];
  readonly years?: readonly number[];
}

/** Writes the town as an import would have: everything published at revision 1 on 1 April 2025. */
export async function insertThreeCells(
  database: Database,
  { older = [100, 60, 40], years = [2025] }: ThreeCellsOptions = {},
): Promise<void> {
  await loadCatalogue(database, '/nowhere');
  const datasets = ['areas', 'population', 'resources', 'presence', 'counts', 'targets'];
  await insertTown(database, { code: CODE, slug: 'mimasu', name: '三升町', datasets });
  const district = { code: CODE, kind: 'DISTRICT', parent: WHOLE };
  await insertArea(database, {
    ...district,
    id: WHOLE,
    kind: 'MUNICIPALITY',
    name: '三升町',
    number: null,
    parent: null,
    bounds: columns(A, C + 1),
  });
  await insertArea(database, { ...district, id: WEST, name: '西', number: 1, bounds: columns(A, B) });
  await insertArea(database, { ...district, id: EAST, name: '東', number: 2, bounds: columns(B + 1, C + 1) });
  for (const [index, column] of [A, B, C].entries()) {
    const counts = { total: (older[index] as number) * 3, age_65_over: older[index] as number };
    await insertCell(database, {
      code: CODE,
      id: cellAt(column),
      centre: centreAt(column),
      years,
      counts: () => counts,
    });
  }
}

export interface ResourceInput {
  readonly id: string;
  readonly kind?: string;
  /** Where it stands; null: not known. */
  readonly at: readonly [number, number] | null;
  readonly areas?: readonly string[];
  readonly serves?: readonly string[];
  readonly status?: 'ACTIVE' | 'PREPARING' | 'SUSPENDED' | 'CLOSED';
  readonly confirmedOn?: string | null;
  readonly openedOn?: string | null;
  readonly closedOn?: string | null;
  readonly capacity?: number | null;
  readonly weekly?: boolean;
  readonly code?: string;
}

/** One resource of revision 1, by default a salon confirmed on 1 March 2025. */
export async function insertResource(database: Database, resource: ResourceInput): Promise<void> {
  const { id, kind = 'salon', at, areas = [], serves = [], status = 'ACTIVE', code = CODE } = resource;
  await database.query(
    `INSERT INTO resource (municipality_code, id, from_revision, dataset_id, kind_id, name, search_key, status, visibility,
                           languages, provenance, location, confirmed_on, opened_on, closed_on, capacity, opening)
     VALUES ($1, $2, 1, 'resources', $3, $2, $2, $4::resource_status, 'PUBLIC', '{}', '{}',
             CASE WHEN $5::float8 IS NULL THEN NULL ELSE ST_SetSRID(ST_MakePoint($5, $6), 4326) END, $7, $8, $9, $10, $11)`,
    [
      code,
      id,
      kind,
      status,
      at?.[0] ?? null,
      at?.[1] ?? null,
      resource.confirmedOn === undefined ? '2025-03-01' : resource.confirmedOn,
      resource.openedOn ?? null,
      resource.closedOn ?? null,
      resource.capacity ?? null,
      resource.weekly === undefined
        ? null
        : JSON.stringify({ weekly: resource.weekly, openingsPerMonth: 4, hoursPerMonth: 8 }),
    ],
  );
  for (const [relation, list] of [
    ['LOCATED', areas],
    ['SERVES', serves],
  ] as const)
    for (const areaId of list)
      await database.query(
        'INSERT INTO resource_area (municipality_code, area_id, resource_id, relation) VALUES ($1, $2, $3, $4::resource_relation)',
        [code, areaId, id, relation],
      );
}

export interface StoredValue {
  readonly state: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly gapPeople: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly method: string;
  readonly dataFrom: string | null;
}

/** What is stored of an indicator for an area and a year; undefined where it is unknown. */
export async function storedValue(
  database: Database,
  indicatorId: string,
  areaId: string,
  year = 2025,
): Promise<StoredValue | undefined> {
  const [row] = await database.query<StoredValue & { state: string }>(
    `SELECT state, value, numerator, denominator, gap_people AS "gapPeople", low, high, method, data_from::text AS "dataFrom"
     FROM indicator_value
     WHERE municipality_code = $1 AND indicator_id = $2 AND area_id = $3 AND year = $4 AND to_revision IS NULL`,
    [CODE, indicatorId, areaId, year],
  );
  return row;
}
