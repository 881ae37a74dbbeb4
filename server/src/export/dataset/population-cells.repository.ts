import type { Row, Statements } from '../../database/index.ts';

/** The people of one cell in one year. */
export interface CellRow extends Row {
  readonly year: number;
  readonly cellId: string;
  readonly kind: 'MESH' | 'POINT' | 'MACHI_AZA';
  readonly name: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly total: number;
  readonly age0To14: number | null;
  readonly age15To64: number | null;
  readonly age65Over: number | null;
  readonly age75Over: number | null;
  readonly single65Over: number | null;
}

const PAGE_ROWS = 5000;

/** As they stood at a revision, by year and cell, a page at a time. `year` null: all. */
export async function* readCellRows(
  database: Statements,
  code: string,
  revision: number,
  year: number | null,
): AsyncGenerator<CellRow[]> {
  let after: CellRow | undefined;
  do {
    const page: CellRow[] = await database.query<CellRow>(
      `SELECT n.year, n.cell_id AS "cellId", c.kind, c.name, ST_X(c.center) AS longitude, ST_Y(c.center) AS latitude,
              n.total, n.age_0_14 AS "age0To14", n.age_15_64 AS "age15To64", n.age_65_over AS "age65Over",
              n.age_75_over AS "age75Over", n.single_65_over AS "single65Over"
       FROM population_count n
       JOIN population_cell c ON c.municipality_code = n.municipality_code AND c.id = n.cell_id
         AND c.from_revision <= $2 AND (c.to_revision IS NULL OR c.to_revision > $2)
       WHERE n.municipality_code = $1 AND n.from_revision <= $2 AND (n.to_revision IS NULL OR n.to_revision > $2)
         AND ($3::int IS NULL OR n.year = $3)
         AND ($4::int IS NULL OR (n.year, n.cell_id COLLATE "C") > ($4::int, $5::text))
       ORDER BY n.year, n.cell_id COLLATE "C" LIMIT ${PAGE_ROWS}`,
      [code, revision, year, after?.year ?? null, after?.cellId ?? ''],
    );
    if (page.length > 0) yield page;
    after = page.length === PAGE_ROWS ? page.at(-1) : undefined;
  } while (after);
}
