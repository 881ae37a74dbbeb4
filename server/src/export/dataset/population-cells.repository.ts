import type { Row, Statements } from '../../database/index.ts';

interface Cell extends Row {
  readonly id: string;
  readonly kind: 'MESH' | 'POINT' | 'MACHI_AZA';
  readonly name: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

interface Count extends Row {
  readonly year: number;
  readonly cellId: string;
  readonly total: number;
  readonly age0To14: number | null;
  readonly age15To64: number | null;
  readonly age65Over: number | null;
  readonly age75Over: number | null;
  readonly single65Over: number | null;
}

/** The people of one cell in one year. */
export interface CellRow extends Count {
  readonly cell: Cell;
}

const PAGE_ROWS = 5000;

/**
 * As they stood at a revision, by year and cell, a page at a time. `year` null: all.
 * The cells are read once and the counts looked up in them here: the years share them, and without statistics (a database that
 * was filled a moment ago) a planner joins the two row by row.
 */
export async function* readCellRows(
  database: Statements,
  code: string,
  revision: number,
  year: number | null,
): AsyncGenerator<CellRow[]> {
  const cells = new Map((await listCells(database, code, revision)).map((cell) => [cell.id, cell]));
  let after: Count | undefined;
  do {
    const counts: Count[] = await listCounts(database, code, revision, year, after);
    const page = counts.flatMap((count) => {
      const cell = cells.get(count.cellId);
      return cell ? [{ ...count, cell }] : [];
    });
    if (page.length > 0) yield page;
    after = counts.length === PAGE_ROWS ? counts.at(-1) : undefined;
  } while (after);
}

function listCells(database: Statements, code: string, revision: number): Promise<Cell[]> {
  return database.query<Cell>(
    `SELECT id, kind, name, ST_X(center) AS longitude, ST_Y(center) AS latitude FROM population_cell
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)`,
    [code, revision],
  );
}

function listCounts(
  database: Statements,
  code: string,
  revision: number,
  year: number | null,
  after: Count | undefined,
): Promise<Count[]> {
  return database.query<Count>(
    `SELECT year, cell_id AS "cellId", total, age_0_14 AS "age0To14", age_15_64 AS "age15To64", age_65_over AS "age65Over",
            age_75_over AS "age75Over", single_65_over AS "single65Over"
     FROM population_count
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
       AND ($3::int IS NULL OR year = $3)
       AND ($4::int IS NULL OR (year, cell_id COLLATE "C") > ($4::int, $5::text))
     ORDER BY year, cell_id COLLATE "C" LIMIT ${PAGE_ROWS}`,
    [code, revision, year, after?.year ?? null, after?.cellId ?? ''],
  );
}
