import type { Row, Statements, Transaction } from '../../database/index.ts';
import { TOLD_RULE } from '../../disclosure/index.ts';

/** SQL: what all definitions say together. Its value is another as soon as an indicator is added, mended or gone. */
const CATALOGUE_STAMP = `(SELECT md5(string_agg(id || ' ' || version, ',' ORDER BY id COLLATE "C")) FROM indicator)`;

/** SQL: the subject of a compute of all indicators, told by the rule of today. Those of some kinds alone have another. */
const ALL_VALUES = `'values ' || coalesce(${CATALOGUE_STAMP}, '') || ' ${TOLD_RULE}'`;
const SOME_VALUES = 'values of';

/** Raises the revision and notes why. `kindIds` null: all indicators were computed. */
export async function noteCompute(
  transaction: Transaction,
  { code, revision, at, kindIds }: { code: string; revision: number; at: Date; kindIds: readonly string[] | null },
): Promise<void> {
  await transaction.query(
    `WITH raised AS (UPDATE municipality SET revision = $2 WHERE code = $1 RETURNING code)
     INSERT INTO revision (municipality_code, number, cause, subject, at)
     SELECT code, $2, 'COMPUTE', coalesce($3, ${ALL_VALUES}), $4 FROM raised`,
    [code, revision, kindIds && `${SOME_VALUES} ${kindIds.join(' ')}`, at],
  );
}

/**
 * Notes that the newest compute still holds. False where it can't: something was published since, or the definitions are
 * other ones, so that this compute has to stand in the ledger itself.
 */
export async function confirmCompute(transaction: Transaction, code: string, at: Date): Promise<boolean> {
  const rows = await transaction.query(
    `UPDATE revision SET at = greatest(at, $2)
     WHERE municipality_code = $1 AND cause = 'COMPUTE' AND subject = ${ALL_VALUES}
       AND number > coalesce((SELECT max(number) FROM revision WHERE municipality_code = $1 AND cause = 'PUBLISH'), 0)
       AND number = (SELECT max(number) FROM revision
                     WHERE municipality_code = $1 AND cause = 'COMPUTE' AND subject NOT LIKE '${SOME_VALUES} %')
     RETURNING number`,
    [code, at],
  );
  return rows.length > 0;
}

/**
 * Municipalities whose values are not those of today: something was published since all of them were computed, the
 * definitions or the rule by which councils are told are other ones, or a day has passed, by which records grow old. `code` null: of all municipalities.
 */
export async function listOutdated(database: Statements, today: string, code: string | null = null): Promise<string[]> {
  const rows = await database.query<Row & { code: string }>(
    `WITH
     -- the newest publication of each town, and the newest compute of all its indicators
     newest AS (
       SELECT municipality_code AS code, max(number) FILTER (WHERE cause = 'PUBLISH') AS published,
              max(number) FILTER (WHERE cause = 'COMPUTE' AND subject NOT LIKE '${SOME_VALUES} %') AS computed
       FROM revision
       WHERE $2::text IS NULL OR municipality_code = $2
       GROUP BY municipality_code)
     SELECT newest.code
     FROM newest
     LEFT JOIN revision last ON last.municipality_code = newest.code AND last.number = newest.computed
     WHERE newest.published IS NOT NULL
       AND (newest.computed IS NULL OR newest.published > newest.computed OR last.subject <> ${ALL_VALUES}
            OR (last.at AT TIME ZONE 'Asia/Tokyo')::date < $1::date)
     ORDER BY newest.code`,
    [today, code],
  );
  return rows.map((row) => row.code);
}
