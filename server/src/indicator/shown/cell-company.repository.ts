import type { Row, Statements, Transaction } from '../../database/index.ts';

/** Who was counted together in a year, as a publication finds it. */
export interface CompanyRow extends Row {
  readonly year: number;
  /** Null where nobody was yet. */
  readonly companies: string | null;
  /** Whether that is how the year stands at the publication, or a later one is known already: nothing is to be kept. */
  readonly isSettled: boolean;
}

/** What is to be kept of a year. */
export interface CompanyEntry {
  readonly year: number;
  /** Of what they were formed from. */
  readonly digest: string;
  readonly companies: string;
}

/**
 * Per year those who were last formed from the same people, as after an import that was undone, else those who held last.
 * @param revision of a publication
 * @param digests of the people of each year as they stand at it
 */
export function listCompanies(
  database: Statements,
  code: string,
  revision: number,
  digests: ReadonlyMap<number, string>,
): Promise<CompanyRow[]> {
  return database.query<CompanyRow>(LIST, [code, revision, [...digests.keys()], [...digests.values()]]);
}

const LIST = `
  WITH
  people (year, digest) AS (SELECT unnest($3::int[]), unnest($4::text[])),
  -- whichever held at the publication, or was formed before it from the same people: the same people first
  known AS (
    SELECT DISTINCT ON (year) year, held.companies,
           held.digest = people.digest AND (held.to_revision IS NULL OR held.to_revision > $2) AS is_current
    FROM people JOIN cell_company held USING (year)
    WHERE held.municipality_code = $1 AND held.from_revision <= $2
      AND (held.digest = people.digest OR held.to_revision IS NULL OR held.to_revision > $2)
    ORDER BY year, held.digest = people.digest DESC, held.from_revision DESC)
  SELECT year, known.companies,
         coalesce(known.is_current, false) OR EXISTS (
           SELECT FROM cell_company later
           WHERE later.municipality_code = $1 AND later.year = people.year AND later.from_revision > $2) AS "isSettled"
  FROM people LEFT JOIN known USING (year)
  ORDER BY year`;

/**
 * Keeps them from a publication on, but for years of which a later one is known. Whoever forms them at the same time from the
 * same publication forms the same ones, so whichever comes first is kept.
 */
export async function keepCompanies(
  transaction: Transaction,
  code: string,
  revision: number,
  entries: readonly CompanyEntry[],
): Promise<void> {
  for (const { year, digest, companies } of entries) {
    await transaction.query(
      `UPDATE cell_company SET to_revision = $3
       WHERE municipality_code = $1 AND year = $2 AND to_revision IS NULL AND from_revision < $3`,
      [code, year, revision],
    );
    await transaction.query(
      `INSERT INTO cell_company (municipality_code, year, from_revision, digest, companies)
       SELECT $1, $2, $3, $4, $5
       WHERE NOT EXISTS (SELECT FROM cell_company WHERE municipality_code = $1 AND year = $2 AND from_revision > $3)
       ON CONFLICT DO NOTHING`,
      [code, year, revision, digest, companies],
    );
  }
}
