import type { Database, Transaction } from '../database/index.ts';
import { reasonOf, SurroundingsError } from '../surroundings-error.ts';
import { type BackupHeader, type BackupTable, endSchema, headerSchema, tableSchema } from './backup-format.ts';
import { BackupLines } from './backup-lines.ts';
import { listMigrations, listTables, quoted } from './tables.ts';

export interface RestoreSummary {
  /** When the backup was written, RFC 3339. */
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
}

type OnProgress = (progress: { readonly step: string; readonly done: number; readonly total: number }) => void;

/**
 * Puts a backup into the database in one transaction: all of it, or nothing. Touches data that is there only where
 * `replace` is set. Nobody else may use the database meanwhile: what a server keeps in memory would no longer be so.
 */
export async function restoreBackup(
  database: Database,
  file: string,
  replace: boolean,
  onProgress: OnProgress,
): Promise<RestoreSummary> {
  try {
    const lines = await BackupLines.open(file);
    try {
      return await database.transaction((transaction) => restore(transaction, lines, replace, onProgress));
    } finally {
      await lines.close();
    }
  } catch (error) {
    if (error instanceof SurroundingsError) throw error;
    throw new SurroundingsError(
      `写し ${file} から戻せません（${reasonOf(error)}）。データは前のままです。ファイルを確かめてください。`,
      `The backup ${file} can't be restored (${reasonOf(error)}): the data is as it was; check the file.`,
      { cause: error },
    );
  }
}

async function restore(
  transaction: Transaction,
  lines: BackupLines,
  replace: boolean,
  onProgress: OnProgress,
): Promise<RestoreSummary> {
  const header = headerSchema.parse(await lines.readJson());
  await assertSameMigrations(transaction, header);
  const before = await listRevisions(transaction);
  if (before.size > 0 && !replace) throw holdsData([...before.keys()]);
  const tables = await listTables(transaction);
  await transaction.query(`TRUNCATE ${tables.map(({ table }) => quoted(table)).join(', ')}`);
  for (const [index, expected] of tables.entries()) {
    onProgress({ step: '戻しています', done: index, total: tables.length });
    const { table, columns } = tableSchema.parse(await lines.readJson());
    assertSameTable(expected, { table, columns });
    await transaction.copyIn(quoted(table), columns.map(quoted), lines.readRows());
  }
  const end = endSchema.parse(await lines.readJson());
  if (end.rows !== lines.rows) throw new Error(`it holds ${lines.rows} rows, and should hold ${end.rows}`);
  await raiseSequences(transaction);
  await raiseRevisions(transaction, before);
  return { createdAt: header.createdAt, tables: tables.length, rows: lines.rows };
}

async function assertSameMigrations(transaction: Transaction, { migrations }: BackupHeader): Promise<void> {
  const here = await listMigrations(transaction);
  if (here.join() === migrations.join()) return;
  const newest = migrations.at(-1) ?? '';
  throw new SurroundingsError(
    `この写しは別の版の間（Hazama）のものです（${newest}）。その版で戻してから、この版で開いてください。`,
    `This backup is of another version of Hazama (${newest}): restore it with that version, then open it with this one.`,
  );
}

function assertSameTable(expected: BackupTable, found: BackupTable): void {
  if (expected.table !== found.table || expected.columns.join() !== found.columns.join())
    throw new Error(
      `it holds ${found.table}(${found.columns.join()}), and should hold ${expected.table}(${expected.columns.join()})`,
    );
}

function holdsData(codes: readonly string[]): SurroundingsError {
  return new SurroundingsError(
    `データベースにはもう市町村があります（${codes.join('、')}）。消して置きかえるなら --replace を付けてください。先に backup を取ることをおすすめします。`,
    `The database holds municipalities (${codes.join(', ')}): add --replace to put the backup in their place, after a backup of them.`,
  );
}

async function listRevisions(transaction: Transaction): Promise<Map<string, number>> {
  const rows = await transaction.query<{ code: string; revision: number }>(
    'SELECT code, revision FROM municipality ORDER BY code',
  );
  return new Map(rows.map(({ code, revision }) => [code, revision]));
}

/** COPY fills the column of a sequence without moving the sequence. */
async function raiseSequences(transaction: Transaction): Promise<void> {
  const sequences = await transaction.query<{ table: string; column: string; sequence: string }>(`
    SELECT owner.relname AS "table", attribute.attname AS "column", dependency.objid::regclass::text AS sequence
    FROM pg_depend AS dependency
    JOIN pg_class AS sequence ON sequence.oid = dependency.objid AND sequence.relkind = 'S'
    JOIN pg_class AS owner ON owner.oid = dependency.refobjid
    JOIN pg_attribute AS attribute ON attribute.attrelid = owner.oid AND attribute.attnum = dependency.refobjsubid
    WHERE dependency.deptype = 'a' AND owner.relnamespace = current_schema()::regnamespace`);
  for (const { table, column, sequence } of sequences)
    await transaction.query(`SELECT setval($1, coalesce(max(${quoted(column)}), 0) + 1, false) FROM ${quoted(table)}`, [
      sequence,
    ]);
}

/** What a browser keeps of a revision it keeps for ever: one that was given out before must not come to mean something else. */
async function raiseRevisions(transaction: Transaction, before: ReadonlyMap<string, number>): Promise<void> {
  const after = await listRevisions(transaction);
  for (const [code, revision] of after) {
    const known = before.get(code) ?? 0;
    if (known === 0 || known < revision) continue;
    await transaction.query('UPDATE municipality SET revision = $2 WHERE code = $1', [code, known + 1]);
    await transaction.query(
      `INSERT INTO revision (municipality_code, number, cause, subject) VALUES ($1, $2, 'UNDO', 'restore')`,
      [code, known + 1],
    );
  }
}
