import { Refusal } from '../issue.ts';
import { type EventRecord, publishEvents } from '../publication/events.ts';
import type { Town } from '../town/town.ts';
import { clockTime } from '../value/clock-time.ts';
import { readEventDay, splitDayRange, weekdayLetter, weekdayOf, writtenWeekday } from '../value/event-day.ts';
import { eventKindInTitle, findEventKind } from '../value/event-kind.ts';
import { halfWidth } from '../value/half-width.ts';
import { parseYear } from '../value/japanese-date.ts';
import { splitList } from '../value/list.ts';
import { nameKey } from '../value/place-name.ts';
import { recordId } from '../value/record-id.ts';
import { clockOf, readTimes } from '../value/schedule-times.ts';
import type { Validate, ValidationContext } from './context.ts';
import { reviewRepeated } from './duplicates.ts';
import { readUrl } from './resources.ts';
import type { RowCheck } from './row-check.ts';
import { whoseRow } from './whose-row.ts';

const LONGEST_KIND = 20;

/** 行事: what takes place on a day, in which areas, and who came. */
export const validateEvents: Validate = async (checks, context) => {
  const fiscalYear = fiscalYearOf(context);
  const entries = checks.flatMap((check) => {
    const record = readEvent(check, context.town, fiscalYear);
    return record && check.verdict !== 'rejected' ? [{ check, key: record.id, record }] : [];
  });
  await reviewRepeated(
    entries,
    (line) => `名前・日・時間・場所・区域が${line}行目の行事と同じです。別の行事なら、時間か場所で区別してください。`,
  );
  noteAddressAreas(entries, context);
  const records = entries.filter(({ check }) => check.verdict === 'accepted').map(({ record }) => record);
  return (revision, transaction) => publishEvents(records, revision, { ...context, transaction });
};

/** Reads one event; undefined where it lacks what it can't be without. @throws Refusal where nobody says of which year the days are */
export function readEvent(check: RowCheck, town: Town, fiscalYear: number | undefined): EventRecord | undefined {
  if (whoseRow(check, town) === 'other') {
    check.reject('other-municipality', {}, `ほかの市町村の行事なので取り込みません（${town.name}ではありません）。`);
    return undefined;
  }
  const title = check.requiredText('title', '行事名');
  const days = readDays(check, fiscalYear);
  const participants = readParticipants(check);
  if (!title || !days) return undefined;
  const times = readHours(check);
  if (times.startTime && times.endTime && times.endTime < times.startTime && days.untilOn === null)
    check.reject(
      'value-unreadable',
      { field: check.row.cells['end_time'] ? 'end_time' : 'time' },
      '終わる時刻が、始まる時刻より前です。どちらかを直してください。',
    );
  const place = check.text('place');
  const areaIds = readAreas(check, town);
  const particulars = [times.startTime ?? '', nameKey(place ?? ''), ...areaIds];
  return {
    id: recordId(town.code, 'event', nameKey(title), days.heldOn, ...particulars),
    kind: readKind(check, title),
    title,
    ...days,
    startTime: times.startTime,
    endTime: times.endTime,
    place,
    areaIds,
    audience: check.text('audience'),
    organizer: check.text('organizer'),
    participants,
    url: readUrl(check),
    note: [check.text('note'), times.unread].filter(Boolean).join('　') || null,
  };
}

/** The 年度 of days that are written without a year: as the person says, else as the file is called. */
function fiscalYearOf({ options, fileName }: ValidationContext): number | undefined {
  if (options.year !== undefined) return options.year;
  const named = /((?:19|20)\d\d|(?:令和|R)\.?(?:元|\d{1,2}))年度/i.exec(fileName.normalize('NFKC'))?.[1];
  return named === undefined ? undefined : parseYear(`${named}年`.replace(/^(\d{4})年$/, '$1'));
}

function readDays(
  check: RowCheck,
  defaultYear: number | undefined,
): { readonly heldOn: string; readonly untilOn: string | null } | undefined {
  const text = check.requiredText('on', '開催日');
  if (!text) return undefined;
  const own = check.text('fiscal_year');
  const fiscalYear = own === null ? defaultYear : Number(own);
  const [first, ranged] = splitDayRange(text);
  const heldOn = readDay(check, 'on', first, fiscalYear);
  if (!heldOn) return undefined;
  const last = ranged ?? check.text('until');
  const untilOn = last === null ? heldOn : readDay(check, ranged ? 'on' : 'until', last, fiscalYear);
  if (!untilOn) return undefined;
  if (untilOn < heldOn) {
    check.reject('value-unreadable', { field: 'until' }, '終わる日が、始まる日より前です。どちらかを直してください。');
    return undefined;
  }
  return { heldOn, untilOn: untilOn === heldOn ? null : untilOn };
}

function readDay(check: RowCheck, field: string, text: string, fiscalYear: number | undefined): string | undefined {
  const read = readEventDay(text, fiscalYear);
  if ('lacks' in read) {
    if (read.lacks === 'year')
      throw new Refusal('year-missing', {
        line: check.row.line,
        field: check.row.cells[field]?.field,
        value: text,
        message:
          '何年度の行事かわかりません。日付に年を書くか、表の題に「令和8年度」と書くか、年度を指定してください〔--year 2026〕。',
      });
    check.reject(
      'value-unreadable',
      { field },
      '何日に行うか読めません。一行に一日を「2026-05-12」か「令和8年5月12日」のように書いてください。',
    );
    return undefined;
  }
  const written = writtenWeekday(text);
  if (written !== undefined && written !== weekdayOf(read.day))
    check.review(
      'weekday-differs',
      { field },
      `${read.day} は${weekdayLetter(weekdayOf(read.day))}曜日で、書かれている曜日（${weekdayLetter(written)}）と違います。日か年度を確かめてください。`,
    );
  return read.day;
}

interface Hours {
  /** HH:MM */
  readonly startTime: string | null;
  readonly endTime: string | null;
  /** What was written and not understood: it is kept as a note. */
  readonly unread: string | null;
}

function readHours(check: RowCheck): Hours {
  const time = check.text('time');
  if (time !== null && check.text('start_time') === null) {
    const times = readTimes(halfWidth(time));
    if (times)
      return {
        startTime: padded(clockOf(times.startMinutes)),
        endTime: times.endMinutes === undefined ? null : padded(clockOf(times.endMinutes)),
        unread: null,
      };
    check.note('schedule-unread', { field: 'time' }, '時間として読めないので、備考に書かれたまま残しました。');
    return { startTime: null, endTime: null, unread: time };
  }
  return { startTime: readTime(check, 'start_time'), endTime: readTime(check, 'end_time'), unread: null };
}

function readTime(check: RowCheck, field: string): string | null {
  const text = check.text(field);
  if (text === null) return null;
  const time = clockTime(text);
  if (time !== undefined) return padded(time);
  check.note(
    'schedule-unread',
    { field },
    '時刻として読めないので、空のままにしました。「10:00」のように書いてください。',
  );
  return null;
}

const padded = (time: string): string => time.padStart(5, '0');

/** Where no column says it, the title's own word; a word that is nobody's stays as the town wrote it. */
function readKind(check: RowCheck, title: string): string {
  const word = check.text('kind');
  if (word === null) return eventKindInTitle(title) ?? 'other';
  return findEventKind(word) ?? word.slice(0, LONGEST_KIND);
}

function readAreas(check: RowCheck, town: Town): string[] {
  const text = check.text('areas');
  if (text === null) return areasOfAddress(check, town);
  const names = splitList(text);
  const found = names.map((name) => town.areaIndex.find(name));
  const unknown = names.filter((_, at) => !found[at]);
  if (unknown.length > 0) {
    const known = names.filter((_, at) => found[at]).join('、');
    check.review(
      'event-area-unknown',
      { field: 'areas', value: unknown.join('、') },
      `区域「${unknown.join('」「')}」が${town.name}にありません。名前か地区番号を確かめてください。`,
      {
        suggestion: {
          label: known ? `「${known}」の行事として取り込む` : '区域を決めずに取り込む',
          accept: true,
          changes: { areas: known },
          sameAs: null,
        },
      },
    );
  }
  return sortedIds(found.flatMap((area) => (area ? [area.id] : [])));
}

/** Where nobody says for whom it is, the area of its venue: of the kind that the town reports by. */
function areasOfAddress(check: RowCheck, { machiAza, reportingKind }: Town): string[] {
  const address = check.text('address');
  if (address === null) return [];
  const areas = machiAza.ofAddress(address).filter(({ areaKind }) => areaKind === reportingKind);
  return sortedIds(areas.map(({ areaId }) => areaId));
}

const sortedIds = (ids: readonly string[]): string[] => [...new Set(ids)].toSorted();

function noteAddressAreas(
  entries: readonly { readonly check: RowCheck; readonly record: EventRecord }[],
  { log }: ValidationContext,
): void {
  const placed = entries.filter(
    ({ check, record }) => check.text('areas') === null && check.text('address') !== null && record.areaIds.length > 0,
  );
  if (placed.length > 0)
    log.add('event-area-from-address', {
      field: 'address',
      value: `${placed.length}件`,
      message: `区域の列がないので、${placed.length}件の行事は会場の住所の区域のものとしました。`,
    });
}

/** Whole people, none or more. */
function readParticipants(check: RowCheck): number | null {
  const participants = check.strictCount('participants');
  if (participants === null || Number.isInteger(participants)) return participants;
  if (!Number.isNaN(participants))
    check.reject('value-unreadable', { field: 'participants' }, '参加者数は、整数で書いてください。');
  return null;
}
