import type { Row, Statements } from '../../database/index.ts';

/** The cells of a municipality, ordered by id; the columns are of one length. */
export interface CellRow extends Row {
  readonly ids: readonly string[];
  /** M mesh, P point, A 町字, one letter a cell */
  readonly kinds: string;
  readonly longitude: Uint8Array | null;
  readonly latitude: Uint8Array | null;
  /** Metres; 0 for points and 町字 */
  readonly side: Uint8Array | null;
}

/** The people of one year and source, column by column, one entry a cell. */
export interface CountRow extends Row {
  readonly year: number;
  readonly datasetId: string;
  /** Ids of cells, a line each. */
  readonly cellIds: string;
  readonly total: Uint8Array;
  readonly age_0_14: Uint8Array;
  readonly age_15_64: Uint8Array;
  readonly age_65_over: Uint8Array;
  readonly age_75_over: Uint8Array;
  readonly single_65_over: Uint8Array;
}

const AT_REVISION = (row: string) =>
  `${row}.municipality_code = $1 AND ${row}.from_revision <= $2 AND (${row}.to_revision IS NULL OR ${row}.to_revision > $2)`;

/** A 町字 whose own place is not known takes that of its membership, where a gazetteer gave one. */
export async function getCells(database: Statements, code: string, revision: number): Promise<CellRow> {
  const [row] = await database.query<CellRow>(
    `WITH
     -- one place for each 町字 that the membership table knows a place of
     gazetteer AS (
       SELECT DISTINCT ON (machi_aza_key) machi_aza_key, location FROM membership member
       WHERE ${AT_REVISION('member')} AND location IS NOT NULL
       ORDER BY machi_aza_key, id),
     cell AS (
       SELECT cell.id, cell.kind, coalesce(cell.side_meters, 0) AS side, coalesce(cell.center, gazetteer.location) AS center
       FROM population_cell cell
       LEFT JOIN gazetteer ON cell.kind = 'MACHI_AZA' AND gazetteer.machi_aza_key = cell.id
       WHERE ${AT_REVISION('cell')})
     SELECT coalesce(json_agg(id ORDER BY id COLLATE "C"), '[]') AS ids,
            coalesce(string_agg(CASE kind WHEN 'MESH' THEN 'M' WHEN 'POINT' THEN 'P' ELSE 'A' END, '' ORDER BY id COLLATE "C"), '') AS kinds,
            string_agg(float8send(coalesce(ST_X(center), 'NaN')), '' ORDER BY id COLLATE "C") AS longitude,
            string_agg(float8send(coalesce(ST_Y(center), 'NaN')), '' ORDER BY id COLLATE "C") AS latitude,
            string_agg(int4send(side), '' ORDER BY id COLLATE "C") AS side
     FROM cell`,
    [code, revision],
  );
  if (!row) throw new Error('an aggregate answers with one row');
  return row;
}

/** All columns are gathered in one pass and so in one order: nothing is sorted, nothing joined. */
const column = (name: string) => `string_agg(float8send(coalesce(${name}, 'NaN')), '') AS ${name}`;

/** Oldest year first. */
export function listCounts(database: Statements, code: string, revision: number): Promise<CountRow[]> {
  return database.query<CountRow>(
    `SELECT year, dataset_id AS "datasetId", string_agg(cell_id, E'\\n') AS "cellIds",
            ${['total', 'age_0_14', 'age_15_64', 'age_65_over', 'age_75_over', 'single_65_over'].map(column).join(',\n            ')}
     FROM population_count people
     WHERE ${AT_REVISION('people')}
     GROUP BY year, dataset_id ORDER BY year, dataset_id`,
    [code, revision],
  );
}
