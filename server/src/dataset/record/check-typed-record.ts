import type { Transaction } from '../../database/index.ts';
import { IssueLog } from '../issue.ts';
import type { IssueCode } from '../issue-codes.ts';
import { onScreen } from '../on-screen.ts';
import { saveOrganizations } from '../publication/organizations.ts';
import { lockTown } from '../town/town.ts';
import type { ValidationContext } from '../validation/context.ts';
import { RowCheck } from '../validation/row-check.ts';
import { HAND_FORMAT, HAND_SOURCE, type TypedFault } from '../validation/typed-resource.ts';
import { recordId } from '../value/record-id.ts';
import type { RecordDataset } from '../vocabulary.ts';
import { columnValues } from './publish-records.ts';
import type { RecordSort } from './record-sort.ts';
import { idOf } from './validate-records.ts';

export interface TypedRecord {
  /** Columns as they are to stand; null where it can't be read at all. */
  readonly columns: Readonly<Record<string, unknown>> | null;
  /** What a record of this content is called, the first that is free. */
  readonly ids: readonly string[];
  /** By the fields of the template. */
  readonly faults: readonly TypedFault[];
}

/** No file has this id for its source, whatever it is called: an import never ends what was entered by hand. */
export const handRecordsId = (municipalityCode: string, dataset: RecordDataset): string =>
  recordId(municipalityCode, 'dataset', dataset, HAND_FORMAT);

/** An import leaves such a value empty and says so; a person who types it can mend it at once. */
const WORDS: Partial<Record<IssueCode, string>> = {
  'date-unreadable': '今日までの日付を「2026-04-01」のように書いてください。',
};

/**
 * Reads what a person typed by the rules of an import's rows. Holds the municipality until the transaction ends.
 * @param cells text by the fields of the template
 * @param today YYYY-MM-DD; a day after it can't have happened
 */
export async function checkTypedRecord(
  transaction: Transaction,
  sort: RecordSort,
  {
    code,
    cells,
    today,
  }: { readonly code: string; readonly cells: Readonly<Record<string, string>>; readonly today: string },
): Promise<TypedRecord> {
  const town = await lockTown(transaction, code);
  const log = new IssueLog(HAND_SOURCE);
  const typed = Object.entries(cells).map(([field, value]) => [field, { field, value }]);
  const check = new RowCheck({ line: 0, cells: Object.fromEntries(typed), isTooLong: false }, log, today);
  const context: ValidationContext = {
    transaction,
    town,
    log,
    municipalityCode: code,
    dataset: sort.dataset,
    source: HAND_SOURCE,
    datasetId: handRecordsId(code, sort.dataset),
    fileName: HAND_SOURCE,
    options: {},
    isAddition: true,
  };
  const record = sort.read(check, context);
  const faults = log.list().map((issue) => ({
    field: issue.field ?? Object.keys(sort.cells)[0] ?? '',
    message: WORDS[issue.code] ?? onScreen(issue.message),
  }));
  if (!record || check.verdict === 'rejected') return { columns: null, ids: [], faults };
  const organizations = await saveOrganizations(record.organization === null ? [] : [record.organization], {
    transaction,
    municipalityCode: code,
  });
  const values = columnValues(sort, record, organizations);
  return {
    columns: Object.fromEntries(sort.columns.map((column, at) => [column, values[at] ?? null])),
    ids: [record.key, [...record.key, ...record.particulars]].map((parts) => idOf(sort, code, parts)),
    faults,
  };
}
