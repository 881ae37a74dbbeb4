import type { ChangeCounts } from '../import-report.ts';
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
  /** Which of the dataset's current rows the file replaces, in SQL about `t` and `staged`; all of them by default. */
  readonly scope?: string;
  /** A record is nobody's own: it stays with the dataset that first brought it, and goes by `scope` alone. */
  readonly isShared?: boolean;
  /** Columns that the database works out while rows are staged, and how, in SQL. */
  readonly derived?: { readonly columns: readonly string[]; readonly update: string };
}

export interface PublishedRows {
  readonly changes: ChangeCounts;
  /** Rows that another dataset had put in. */
  readonly takenOver: number;
}

/** `values` stand in the order of key, content and incidental columns, the dataset's id left out. */
export type RowValues = readonly unknown[];

/**
 * Brings the current rows of a dataset to what is staged, without touching rows that stay the same: a changed or gone row
 * ends with this revision, a changed or new one begins with it. Loading is one COPY, the rest two set-based statements.
 * @param amend changes what is staged before it is compared
 */
export async function publishRows(
  { transaction, municipalityCode, datasetId }: Publication,
  table: RevisionedTable,
  revision: number,
  rows: readonly RowValues[],
  amend: (stagedTable: string) => Promise<void> = async () => undefined,
): Promise<PublishedRows> {
  const { name, key, content, incidental = [], derived, isShared = false, scope = 'true' } = table;
  const compared = isShared ? content : [...content, 'dataset_id'];
  const replaced = isShared ? scope : `t.dataset_id = $2 AND ${scope}`;
  const loaded = [...key, ...content, ...incidental];
  const columns = [...loaded, ...(derived?.columns ?? []), 'municipality_code', 'dataset_id', 'from_revision'];
  const staged = `staged_${name}`;
  await transaction.query(`CREATE TEMP TABLE ${staged} (LIKE ${name} INCLUDING DEFAULTS) ON COMMIT DROP`);
  await transaction.copy(
    staged,
    [...loaded, 'municipality_code', 'dataset_id', 'from_revision'],
    rows.map((values) => [...values, municipalityCode, datasetId, revision]),
  );
  await amend(staged);
  if (derived) await transaction.query(`UPDATE ${staged} SET ${derived.update}`);
  await transaction.query(`CREATE UNIQUE INDEX ON ${staged} (${key.join(', ')})`);
  await transaction.query(`ANALYZE ${staged}`);
  const sameContent = compared.map((column) => `s.${column} IS NOT DISTINCT FROM t.${column}`).join(' AND ');
  const sameKey = key.map((column) => `s.${column} = t.${column}`).join(' AND ');
  const [ended] = await transaction.query<{ changed: number; removed: number; takenOver: number }>(
    `WITH ended AS (
       -- what the file replaces, and what of another source it has too, unless it says the same
       UPDATE ${name} t SET to_revision = $3
       WHERE t.municipality_code = $1 AND t.to_revision IS NULL
         AND ((${replaced}) OR EXISTS (SELECT FROM ${staged} s WHERE ${sameKey}))
         AND NOT EXISTS (SELECT FROM ${staged} s WHERE ${sameKey} AND ${sameContent})
       RETURNING ${key.map((column) => `t.${column}`).join(', ')}, t.dataset_id
     )
     SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM ${staged} s WHERE ${sameKey}))::int AS changed,
       count(*) FILTER (WHERE NOT EXISTS (SELECT FROM ${staged} s WHERE ${sameKey}))::int AS removed,
       count(*) FILTER (WHERE t.dataset_id <> $2)::int AS "takenOver"
     FROM ended t`,
    [municipalityCode, datasetId, revision],
  );
  const [begun] = await transaction.query<{ count: number }>(
    `WITH begun AS (
       INSERT INTO ${name} (${columns.join(', ')})
       SELECT ${columns.map((column) => `s.${column}`).join(', ')} FROM ${staged} s
       WHERE NOT EXISTS (SELECT FROM ${name} t WHERE t.municipality_code = $1 AND t.to_revision IS NULL AND ${sameKey})
       RETURNING 1
     )
     SELECT count(*)::int AS count FROM begun`,
    [municipalityCode],
  );
  await transaction.query(`DROP TABLE ${staged}`);
  const { changed = 0, removed = 0, takenOver = 0 } = ended ?? {};
  const written = begun?.count ?? 0;
  return {
    changes: { added: written - changed, changed, removed, unchanged: rows.length - written },
    takenOver,
  };
}

export function addChanges(a: ChangeCounts, b: ChangeCounts): ChangeCounts {
  return {
    added: a.added + b.added,
    changed: a.changed + b.changed,
    removed: a.removed + b.removed,
    unchanged: a.unchanged + b.unchanged,
  };
}
