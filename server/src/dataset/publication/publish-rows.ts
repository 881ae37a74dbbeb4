import type { Transaction } from '../../database/index.ts';
import type { ChangeCounts } from '../import-report.ts';
import { Refusal } from '../issue.ts';
import type { Publication } from './publication.ts';

/** A table whose rows are kept per revision. Names come from code, never from input. */
export interface RevisionedTable {
  readonly name: string;
  /** What tells records of a municipality apart. */
  readonly key: readonly string[];
  /** Columns whose change makes a new version of a record; besides the municipality's code and the key. */
  readonly content: readonly string[];
  /** Columns that ride along: a change in them alone makes no new version. */
  readonly incidental?: readonly string[];
  /** Which of the dataset's current rows the file replaces, in SQL about `t`, `staged_…` and $1, the municipality; all by default. */
  readonly scope?: string;
  /** A record is nobody's own: it stays with the dataset that first brought it, and goes by `scope` alone. */
  readonly isShared?: boolean;
  /** Columns that the database works out while rows are staged, and how, in SQL. */
  readonly derived?: { readonly columns: readonly string[]; readonly update: string };
}

/** In the order of key, content and incidental columns. */
type RowValues = readonly unknown[];

/**
 * Brings the current rows of a dataset to those given, without touching rows that stay the same: a changed or gone row
 * ends with this revision (`to_revision` is the first in which it isn't there), a changed or new one begins with it.
 * Loading is one COPY, the rest two set-based statements.
 * @param amend changes what is staged before it is compared; answers how many rows it took out
 */
export async function publishRows(
  publication: Publication,
  table: RevisionedTable,
  revision: number,
  rows: readonly RowValues[],
  amend: (stagedTable: string) => Promise<number> = async () => 0,
): Promise<ChangeCounts> {
  const { transaction, log } = publication;
  const staged = `staged_${table.name}`;
  await stageRows(publication, table, revision, rows);
  const left = await amend(staged);
  if (table.derived) await transaction.query(`UPDATE ${staged} SET ${table.derived.update}`);
  await transaction.query(`CREATE UNIQUE INDEX ON ${staged} (${table.key.join(', ')})`);
  await refuseHeldAlready(publication, table);
  const { changed, removed, takenOver } = await endRows(publication, table, revision);
  const begun = await beginRows(transaction, table, publication.municipalityCode);
  await transaction.query(`DROP TABLE ${staged}`);
  if (takenOver > 0)
    log.add('taken-over', {
      value: String(takenOver),
      message: `別の名前のファイルから入っていた${takenOver}件を、このファイルの内容に置きかえました。`,
    });
  return { added: begun - changed, changed, removed, unchanged: rows.length - left - begun };
}

async function stageRows(
  { transaction, municipalityCode, datasetId }: Publication,
  { name, key, content, incidental = [] }: RevisionedTable,
  revision: number,
  rows: readonly RowValues[],
): Promise<void> {
  await transaction.query(`CREATE TEMP TABLE staged_${name} (LIKE ${name} INCLUDING DEFAULTS) ON COMMIT DROP`);
  await transaction.copy(
    `staged_${name}`,
    [...key, ...content, ...incidental, 'municipality_code', 'dataset_id', 'from_revision'],
    withOwn(rows, [municipalityCode, datasetId, revision]),
  );
}

/** One at a time, as they are sent: a nation's rows are not made twice. */
function* withOwn(rows: readonly RowValues[], own: RowValues): Generator<RowValues> {
  for (const values of rows) yield [...values, ...own];
}

/** @throws Refusal where a row that is put in beside the others is one of them */
async function refuseHeldAlready(
  { transaction, municipalityCode, datasetId, isAddition }: Publication,
  { name, key, isShared = false }: RevisionedTable,
): Promise<void> {
  if (!isAddition || isShared) return;
  const held = await transaction.query(
    `SELECT 1 FROM ${name} t JOIN staged_${name} s ON ${sameKey(key)}
     WHERE t.municipality_code = $1 AND t.to_revision IS NULL AND t.dataset_id = $2 LIMIT 1`,
    [municipalityCode, datasetId],
  );
  if (held.length > 0)
    throw new Refusal('row-repeated', {
      message: '同じものがこのデータにもう入っています。どちらの行かを区別できるように直すか、この行を外してください。',
    });
}

/** Ends what the file replaces, and what of another dataset it has too, unless it says the same. */
async function endRows(
  { transaction, municipalityCode, datasetId, isAddition }: Publication,
  { name, key, content, scope = 'true', isShared = false }: RevisionedTable,
  revision: number,
): Promise<{ readonly changed: number; readonly removed: number; readonly takenOver: number }> {
  const ofDataset = isAddition ? 'false' : `t.dataset_id = $2 AND ${scope}`;
  const replaced = isShared ? scope : ofDataset;
  const compared = isShared ? content : [...content, 'dataset_id'];
  const sameContent = compared.map((column) => `s.${column} IS NOT DISTINCT FROM t.${column}`).join(' AND ');
  const isStaged = `EXISTS (SELECT FROM staged_${name} s WHERE ${sameKey(key)})`;
  const [row] = await transaction.query<{ changed: number; removed: number; takenOver: number }>(
    `WITH ended AS (
       UPDATE ${name} t SET to_revision = $3
       WHERE t.municipality_code = $1 AND t.to_revision IS NULL AND ((${replaced}) OR ${isStaged})
         AND NOT EXISTS (SELECT FROM staged_${name} s WHERE ${sameKey(key)} AND ${sameContent})
       RETURNING ${key.map((column) => `t.${column}`).join(', ')}, t.dataset_id
     )
     SELECT count(*) FILTER (WHERE ${isStaged})::int AS changed,
       count(*) FILTER (WHERE NOT ${isStaged})::int AS removed,
       count(*) FILTER (WHERE t.dataset_id <> $2)::int AS "takenOver"
     FROM ended t`,
    [municipalityCode, datasetId, revision],
  );
  return { changed: row?.changed ?? 0, removed: row?.removed ?? 0, takenOver: isShared ? 0 : (row?.takenOver ?? 0) };
}

/** Begins what is staged and not current; answers how many rows that were. */
async function beginRows(
  transaction: Transaction,
  { name, key, content, incidental = [], derived }: RevisionedTable,
  municipalityCode: string,
): Promise<number> {
  const own = ['municipality_code', 'dataset_id', 'from_revision'];
  const columns = [...key, ...content, ...incidental, ...(derived?.columns ?? []), ...own].join(', ');
  const [row] = await transaction.query<{ count: number }>(
    `WITH begun AS (
       INSERT INTO ${name} (${columns})
       SELECT ${columns} FROM staged_${name} s
       WHERE NOT EXISTS (SELECT FROM ${name} t WHERE t.municipality_code = $1 AND t.to_revision IS NULL AND ${sameKey(key)})
       -- ids are hashes: in the order of the keys a nation's rows fill the indexes page by page, in half the time
       ORDER BY ${key.map((column) => `s.${column}`).join(', ')}
       RETURNING 1
     )
     SELECT count(*)::int AS count FROM begun`,
    [municipalityCode],
  );
  return row?.count ?? 0;
}

function sameKey(key: readonly string[]): string {
  return key.map((column) => `s.${column} = t.${column}`).join(' AND ');
}

export function addChanges(a: ChangeCounts, b: ChangeCounts): ChangeCounts {
  return {
    added: a.added + b.added,
    changed: a.changed + b.changed,
    removed: a.removed + b.removed,
    unchanged: a.unchanged + b.unchanged,
  };
}
