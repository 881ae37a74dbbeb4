import type { ChangeCounts } from '../import-report.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';

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

const EVENTS: RevisionedTable = {
  name: 'event',
  key: ['id'],
  content: [...Object.keys(COLUMNS), 'removed'],
  incidental: ['file_values'],
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
    await keepHandEdits(staged, publication);
    return 0;
  });
}

/**
 * Lays what a person changed over what the file says, column by column, as long as the file still says what it said then
 * (`file_values`). Where the file's own value has changed since, the file wins, which is logged.
 */
async function keepHandEdits(staged: string, { transaction, municipalityCode, log }: Publication): Promise<void> {
  const superseded = await transaction.query<{ title: string; field: string; value: string; after: string }>(
    `SELECT s.title, f.key AS field, to_jsonb(t) ->> f.key AS value, to_jsonb(s) ->> f.key AS after
     FROM ${staged} s
     JOIN event t ON t.municipality_code = $1 AND t.id = s.id AND t.to_revision IS NULL
     CROSS JOIN jsonb_each(t.file_values) f
     WHERE to_jsonb(s) -> f.key <> f.value
     ORDER BY s.held_on, s.id, f.key`,
    [municipalityCode],
  );
  for (const { title, ...issue } of superseded)
    log.add('hand-edit-superseded', {
      ...issue,
      message: `「${title}」は手で直してありましたが、ファイルの値がその後に変わったので、ファイルの値にしました。`,
    });
  await transaction.query(
    `WITH
     -- of each event, what a person said of columns that the file says as before
     kept AS (
       SELECT s.id, jsonb_object_agg(f.key, to_jsonb(t) -> f.key) AS said, jsonb_object_agg(f.key, f.value) AS file_values
       FROM ${staged} s
       JOIN event t ON t.municipality_code = $1 AND t.id = s.id AND t.to_revision IS NULL
       CROSS JOIN jsonb_each(t.file_values) f
       WHERE to_jsonb(s) -> f.key = f.value
       GROUP BY s.id)
     UPDATE ${staged} s SET (${EVENTS.content.join(', ')}, file_values) = (
       SELECT ${EVENTS.content.map((column) => `r.${column}`).join(', ')}, kept.file_values
       FROM jsonb_populate_record(NULL::event, to_jsonb(s) || kept.said) r)
     FROM kept WHERE kept.id = s.id`,
    [municipalityCode],
  );
}
