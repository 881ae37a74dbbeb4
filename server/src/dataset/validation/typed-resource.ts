import type { Transaction } from '../../database/index.ts';
import { IssueLog } from '../issue.ts';
import type { IssueCode } from '../issue-codes.ts';
import { onScreen } from '../on-screen.ts';
import type { ResourceRecord } from '../publication/resources.ts';
import { lockTown, type Town } from '../town/town.ts';
import { recordId } from '../value/record-id.ts';
import type { ValidationContext } from './context.ts';
import { placeRows } from './placement.ts';
import { resolveKind } from './resolve-kind.ts';
import { readResource } from './resources.ts';
import { RowCheck } from './row-check.ts';

/** 手入力: the source of what people enter themselves, and its name where a file's would stand. */
export const HAND_SOURCE = '手入力';
/** Of the dataset `resources` that holds what people enter. */
export const HAND_FORMAT = 'hand';

/** No file has this id for its source, whatever it is called: an import never replaces what was entered by hand. */
export const handDatasetId = (municipalityCode: string): string =>
  recordId(municipalityCode, 'dataset', 'resources', HAND_FORMAT);

/** What is wrong with a value that a person typed, by the field of the template. */
export interface TypedFault {
  readonly field: string;
  readonly message: string;
}

export interface TypedResource {
  readonly town: Town;
  /** Null where it can't be read at all: without a kind or a name. */
  readonly record: Omit<ResourceRecord, 'id'> | null;
  readonly faults: readonly TypedFault[];
}

/** What an import may note and go on with, and a person who types may leave as it is. */
const HARMLESS: ReadonlySet<IssueCode> = new Set([
  'schedule-unread',
  'place-from-address',
  'place-of-area',
  'outline-missing',
  'phone-leading-zero',
  'coordinates-swapped',
]);

/** An import leaves such a value empty and says so; a person who types it can mend it at once. */
const WORDS: Partial<Record<IssueCode, string>> = {
  'date-unreadable': '今日までの日付を「2026-04-01」のように書いてください。',
  'number-unreadable': '数を「25」のように書いてください。',
  'url-unreadable': 'Web ページの場所として読めません。「https://…」の形に直してください。',
  'word-unknown': '選べることばではありません。一覧から選びなおしてください。',
  'place-missing': '場所を地図で示すか、対象の地区を選んでください。',
  'place-approximate': '住所からは大字までしかわかりません。場所を地図で示してください。',
  'kind-is-counted': 'この種類は数だけを記録し、名前や場所は持ちません。別の種類を選んでください。',
};

/**
 * Reads what a person typed by the rules of an import's rows. Holds the municipality until the transaction ends.
 * @param cells text by the fields of the template for resources
 * @param today YYYY-MM-DD; a day after it can't have happened
 */
export async function checkTypedResource(
  transaction: Transaction,
  municipalityCode: string,
  cells: Readonly<Record<string, string>>,
  today: string,
): Promise<TypedResource> {
  const town = await lockTown(transaction, municipalityCode);
  const log = new IssueLog(HAND_SOURCE);
  const row = {
    line: 0,
    cells: Object.fromEntries(Object.entries(cells).map(([field, value]) => [field, { field, value }])),
    isTooLong: false,
  };
  // who points at the map has seen where that is
  const check = new RowCheck(row, log, today, ['place-differs-from-address']);
  const context: ValidationContext = {
    transaction,
    town,
    log,
    municipalityCode,
    dataset: 'resources',
    source: HAND_SOURCE,
    datasetId: handDatasetId(municipalityCode),
    fileName: HAND_SOURCE,
    options: {},
    isAddition: true,
  };
  const kind = resolveKind(check, context);
  const [place] = await placeRows([check], () => kind?.mode === 'PLACE', context, { usesAddress: true });
  const draft = kind && readResource(check, kind, place ?? null, context);
  const faults = log
    .list()
    .filter(({ code }) => !HARMLESS.has(code))
    .map(({ code, field, message }) => ({
      // whatever tells it, a place that can't be used is said where places are entered
      field: code.startsWith('place-') ? 'latitude' : (field ?? 'name'),
      message: WORDS[code] ?? onScreen(message),
    }));
  return { town, record: draft?.record ?? null, faults };
}
