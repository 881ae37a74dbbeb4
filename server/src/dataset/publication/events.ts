import type { ChangeCounts } from '../import-report.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';
import { type EditedTable, keepRowEdits } from './row-edits.ts';

/** What takes place on a day. Days as YYYY-MM-DD, times as HH:MM. */
export interface EventRecord {
  readonly id: string;
  /** One of `EVENT_KINDS`, or the town's own word. */
  readonly kind: string;
  readonly title: string;
  readonly heldOn: string;
  /** Its last day, where it takes several. */
  readonly untilOn: string | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly place: string | null;
  readonly areaIds: readonly string[];
  readonly audience: string | null;
  readonly organizer: string | null;
  /** People who came; null where nobody has said. */
  readonly participants: number | null;
  readonly url: string | null;
  readonly note: string | null;
}

const COLUMNS = {
  kind: ({ kind }) => kind,
  title: ({ title }) => title,
  held_on: ({ heldOn }) => heldOn,
  until_on: ({ untilOn }) => untilOn,
  start_time: ({ startTime }) => startTime,
  end_time: ({ endTime }) => endTime,
  place: ({ place }) => place,
  area_ids: ({ areaIds }) => areaIds,
  audience: ({ audience }) => audience,
  organizer: ({ organizer }) => organizer,
  participants: ({ participants }) => participants,
  url: ({ url }) => url,
  note: ({ note }) => note,
} satisfies Record<string, (record: EventRecord) => unknown>;

/** What stands in each column of `event` that a file or a person fills. */
export const eventColumnsOf = (record: EventRecord): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(COLUMNS).map(([column, read]) => [column, read(record)]));

export const EVENTS: RevisionedTable & EditedTable = {
  name: 'event',
  key: ['id'],
  content: [...Object.keys(COLUMNS), 'removed'],
  incidental: ['file_values'],
  label: 't.title',
  // the list speaks of its own months: those of last month's list stay
  scope: `date_trunc('month', t.held_on) BETWEEN (SELECT date_trunc('month', min(held_on)) FROM staged_event)
    AND (SELECT max(held_on) FROM staged_event)`,
};

export function publishEvents(
  records: readonly EventRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const rows = records.map((record) => [record.id, ...Object.values(COLUMNS).map((read) => read(record)), false, {}]);
  return publishRows(publication, EVENTS, revision, rows, async (staged) => {
    await keepRowEdits(staged, EVENTS, publication);
    return 0;
  });
}
