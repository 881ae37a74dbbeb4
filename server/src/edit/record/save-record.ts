import type { Database, Transaction } from '../../database/index.ts';
import { handRecordsId, type RecordSort } from '../../dataset/index.ts';
import { municipalityOfId, parseMunicipalityCode } from '../../municipality/index.ts';
import { badInput, notFound, UserError } from '../../wire/index.ts';
import { beginEdit, writeAudit } from '../ledger.repository.ts';
import { endVersion } from '../resource-version.repository.ts';
import { checkRecord } from './check-record.ts';
import { fieldsOf, type RecordValues, textOf, valuesOf } from './record-values.ts';
import {
  changeRecord,
  findHeldRecord,
  type HeldRecord,
  insertRecord,
  saveHandRecords,
} from './record-version.repository.ts';

/** A record that was written by hand. */
export interface SavedRecord {
  readonly municipalityCode: string;
  readonly revision: number;
  readonly id: string;
}

/** Fields that aren't given are left out. */
type Input = object;

/** 新しく加える: a record that no file tells of. A file that brings the same later takes it over. */
export function createRecord(
  database: Database,
  sort: RecordSort,
  { municipality, input, today }: { readonly municipality: string; readonly input: Input; readonly today: string },
): Promise<SavedRecord> {
  const code = parseMunicipalityCode(municipality);
  const missing = notFound(`市町村「${municipality}」はありません。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const [town] = await transaction.query('SELECT 1 FROM municipality WHERE code = $1', [code]);
    if (!town) throw missing;
    const judged = new Set(fieldsOf(sort).map(({ name }) => name));
    const { columns, ids } = await checkRecord(transaction, sort, { code, today, values: given(input), judged });
    const id = await firstFree(transaction, sort, code, ids);
    const revision = await beginEdit(transaction, code, 'EDIT', `${sort.table}/${id}`);
    await insertRecord(transaction, sort, { code, id, revision }, columns);
    await saveHandRecords(transaction, sort, code);
    await audit(transaction, sort, 'create', { code, id, revision }, null, columns);
    return { municipalityCode: code, revision, id };
  });
}

interface Change {
  readonly id: string;
  /** The record's revision that the person saw. */
  readonly expectedRevision: number;
}

/**
 * 直す: changes what a record says. Nothing is written over that the person hasn't seen.
 * @throws UserError CONFLICT with `extensions.current`: { revision, values }, where it has changed since
 */
export function updateRecord(
  database: Database,
  sort: RecordSort,
  { input, today, ...change }: Change & { readonly input: Input; readonly today: string },
): Promise<SavedRecord> {
  return changing(database, sort, change, async (transaction, code, held) => {
    const values = { ...valuesOf(sort, held), ...given(input) };
    const judged = new Set(
      Object.keys(given(input)).filter((name) => differs(values[name], valuesOf(sort, held)[name])),
    );
    const { columns } = await checkRecord(transaction, sort, { code, today, values, judged });
    const changed = Object.fromEntries(
      fieldsOf(sort)
        .filter(({ name, column }) => judged.has(name) && differs(columns[column], held.columns[column]))
        .map(({ column }) => [column, columns[column]]),
    );
    if (Object.keys(changed).length === 0) throw badInput('変わったところがありません。');
    const revision = await beginEdit(transaction, code, 'EDIT', `${sort.table}/${change.id}`);
    const key = { code, id: change.id, revision };
    await changeRecord(transaction, sort, key, { ...changed, file_values: fileValues(sort, code, held, changed) });
    await saveHandRecords(transaction, sort, code);
    await audit(transaction, sort, 'update', key, held.columns, changed);
    return revision;
  });
}

/** 消す: takes away what was entered by mistake. What came from a file would come back with it: that is ended instead. */
export function removeRecord(database: Database, sort: RecordSort, change: Change): Promise<SavedRecord> {
  return changing(database, sort, change, async (transaction, code, held) => {
    if (held.datasetId !== handRecordsId(code, sort.dataset))
      throw new UserError(
        'CONFLICT',
        'ファイルから入ったものは消せません。消しても次の取込で戻ります。終わった日を書き入れてください。',
      );
    const revision = await beginEdit(transaction, code, 'EDIT', `${sort.table}/${change.id}`);
    await endVersion(transaction, sort.table, code, change.id, revision);
    await saveHandRecords(transaction, sort, code);
    await audit(transaction, sort, 'remove', { code, id: change.id, revision }, held.columns, null);
    return revision;
  });
}

function changing(
  database: Database,
  sort: RecordSort,
  { id, expectedRevision }: Change,
  work: (transaction: Transaction, code: string, held: HeldRecord) => Promise<number>,
): Promise<SavedRecord> {
  const code = municipalityOfId(id);
  const missing = notFound(`「${id}」はありません。一覧から選びなおしてください。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    // as every change does: one at a time
    await transaction.query('SELECT 1 FROM municipality WHERE code = $1 FOR UPDATE', [code]);
    const held = await findHeldRecord(transaction, sort, { code, id });
    if (!held) throw missing;
    if (held.fromRevision !== expectedRevision)
      throw new UserError('CONFLICT', 'ほかの人が先に直しました。両方の内容を見くらべてから保存してください。', {
        current: { revision: held.fromRevision, values: valuesOf(sort, held) },
      });
    const revision = await work(transaction, code, held);
    return { municipalityCode: code, revision, id };
  });
}

/** @throws UserError where the very same stands already */
async function firstFree(
  transaction: Transaction,
  sort: RecordSort,
  code: string,
  ids: readonly string[],
): Promise<string> {
  for (const id of ids) if (!(await findHeldRecord(transaction, sort, { code, id }))) return id;
  const [field = ''] = fieldsOf(sort).map(({ name }) => name);
  const message = `${sort.repeated}がもうあります。一覧から開いて直してください。`;
  throw new UserError('BAD_USER_INPUT', message, { fields: [{ field, message }] });
}

/** What the file says of the columns that now differ from it: of one that was edited before, what it said then. */
function fileValues(
  sort: RecordSort,
  code: string,
  held: HeldRecord,
  changed: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  // what a person made has no file to be held against
  if (held.datasetId === handRecordsId(code, sort.dataset)) return {};
  const said = { ...held.fileValues };
  for (const [column, value] of Object.entries(changed)) {
    const ofFile = column in said ? said[column] : (held.columns[column] ?? null);
    if (differs(value, ofFile)) said[column] = ofFile;
    else delete said[column];
  }
  return said;
}

/** Fields that were given, in the form in which they stand. */
function given(input: Input): RecordValues {
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]: [string, unknown]) => {
      if (value === undefined) return [];
      return [[name, Array.isArray(value) ? (value as string[]).toSorted() : textOf(value) || null]];
    }),
  );
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null);

function audit(
  transaction: Transaction,
  { table }: RecordSort,
  act: 'create' | 'update' | 'remove',
  { code, id, revision }: { readonly code: string; readonly id: string; readonly revision: number },
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>> | null,
): Promise<void> {
  return writeAudit(transaction, {
    code,
    action: `${table}.${act}`,
    subject: `${table}/${id}@${revision}`,
    before,
    after,
  });
}
