import type { Transaction } from '../../database/index.ts';
import { IssueLog } from '../issue.ts';
import type { IssueCode } from '../issue-codes.ts';
import { onScreen } from '../on-screen.ts';
import { type EventRecord, eventColumnsOf } from '../publication/events.ts';
import { lockTown } from '../town/town.ts';
import { recordId } from '../value/record-id.ts';
import { readEvent } from './events.ts';
import { RowCheck } from './row-check.ts';
import { HAND_FORMAT, HAND_SOURCE, type TypedFault } from './typed-resource.ts';

/** Of the dataset `events` that holds what people enter: no file has this id for its source. */
export const handEventsId = (municipalityCode: string): string =>
  recordId(municipalityCode, 'dataset', 'events', HAND_FORMAT);

/** An import leaves such a value empty and says so; a person who types it can mend it at once. */
const WORDS: Partial<Record<IssueCode, string>> = {
  'schedule-unread': '時刻を「10:00」のように書いてください。',
  'url-unreadable': 'Web ページの場所として読めません。「https://…」の形に直してください。',
  'event-area-unknown': 'この地区はありません。一覧から選びなおしてください。',
};

/**
 * Reads an event that a person typed by the rules of an import's rows. Holds the municipality until the transaction ends.
 * @param cells text by the fields of the template for events; areas by their ids
 * @returns columns of `event` → values; null where it can't be read at all
 */
export async function checkTypedEvent(
  transaction: Transaction,
  municipalityCode: string,
  cells: Readonly<Record<string, string>>,
  today: string,
): Promise<{ readonly columns: Readonly<Record<string, unknown>> | null; readonly faults: readonly TypedFault[] }> {
  const town = await lockTown(transaction, municipalityCode);
  const log = new IssueLog(HAND_SOURCE);
  const row = {
    line: 0,
    cells: Object.fromEntries(Object.entries(cells).map(([field, value]) => [field, { field, value }])),
    isTooLong: false,
  };
  const record: EventRecord | undefined = readEvent(new RowCheck(row, log, today), town, undefined);
  const faults = log
    .list()
    .map(({ code, field, message }) => ({ field: field ?? 'title', message: WORDS[code] ?? onScreen(message) }));
  return { columns: record ? eventColumnsOf(record) : null, faults };
}
