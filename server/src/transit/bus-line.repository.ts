import type { Statements } from '../database/index.ts';

/** バスの通る道: a line without a timetable. */
export interface BusLine {
  readonly id: string;
  readonly operator: string;
  /** null: the file says no more than who drives there */
  readonly name: string | null;
  /** Of which year the line is; null: not said */
  readonly year: number | null;
  /** GeoJSON text of a MultiLineString in degrees. */
  readonly shape: string;
}

/** Those of a municipality as they stood at a revision. */
export function listBusLines(statements: Statements, code: string, revision: number): Promise<BusLine[]> {
  return statements.query<BusLine>(
    `SELECT id, operator, name, year, ST_AsGeoJSON(geometry, 6) AS shape
     FROM bus_line
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
     ORDER BY ST_Length(geometry) DESC, id`,
    [code, revision],
  );
}

/** How many lines one operator has in one dataset. */
export interface OperatorLines {
  /** Of the dataset: 「N07-11 24 GML」 */
  readonly source: string;
  readonly license: string | null;
  readonly year: number | null;
  readonly operator: string;
  readonly lines: number;
}

/** As the municipality stands. */
export function countBusLines(statements: Statements, code: string): Promise<OperatorLines[]> {
  return statements.query<OperatorLines>(
    `SELECT dataset.source, dataset.license, line.year, line.operator, count(*)::int AS lines
     FROM bus_line line
     JOIN dataset ON dataset.municipality_code = line.municipality_code AND dataset.id = line.dataset_id
     WHERE line.municipality_code = $1 AND line.to_revision IS NULL
     GROUP BY dataset.id, dataset.source, dataset.license, line.year, line.operator
     ORDER BY dataset.source COLLATE "C", line.year DESC NULLS LAST, line.operator COLLATE "C"`,
    [code],
  );
}

/** The names of everyone whose timetable a municipality has. `revision` null: as it stands */
export async function listAgencyNames(
  statements: Statements,
  code: string,
  revision: number | null,
): Promise<readonly string[]> {
  const rows = await statements.query<{ name: string }>(
    `SELECT DISTINCT agency.name
     FROM transit_feed feed
     JOIN transit_agency agency ON agency.municipality_code = feed.municipality_code AND agency.edition = feed.edition
     WHERE feed.municipality_code = $1 AND ($2::int IS NULL OR feed.from_revision <= $2)
       AND (feed.to_revision IS NULL OR ($2::int IS NOT NULL AND feed.to_revision > $2))`,
    [code, revision],
  );
  return rows.map(({ name }) => name);
}
