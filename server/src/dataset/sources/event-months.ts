import type { IssueLog } from '../issue.ts';
import { yearOfMonth } from '../value/event-day.ts';
import { halfWidth } from '../value/half-width.ts';
import { parseDay } from '../value/japanese-date.ts';
import { readMonthDays } from '../value/month-days.ts';
import { isNoValue } from '../value/number.ts';
import { listOpenings } from '../value/recurrence.ts';
import { parseSchedule } from '../value/schedule.ts';
import { fiscalYearIn } from './fiscal-year-heading.ts';
import { EVENT_COLUMNS } from './hazama-events.ts';
import { withCells } from './rewrite-row.ts';
import type { Column, Source } from './source.ts';
import type { Cell, StagedRow } from './staged-row.ts';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
/** Years that a header may name: 「2026年4月」「令和8年4月」「R8.4」. */
const FIRST_YEAR = 2015;
const YEARS = Array.from({ length: 30 }, (_, at) => FIRST_YEAR + at);
const REIWA = 2018;
/** Fewer columns of months are no year. */
const LEAST_MONTHS = 3;
const NOTHING_THEN = /^(休み?|休会|休止|中止|お休み|なし|×|✕|[/／]|ー)$/;

const MONTH_COLUMNS: readonly Column[] = [
  ...MONTHS.map((month) => ({ field: `month_${month}`, names: `${month}月 ${month}月分 ${month}月開催日` })),
  ...YEARS.flatMap((year) => MONTHS.map((month) => ({ field: `month_${month}_${year}`, names: namesOf(year, month) }))),
];
const MONTH_FIELDS = MONTH_COLUMNS.map(({ field }) => field);
const OF_A_DAY = new Set(['on', 'until', 'start_time', 'end_time', 'participants']);

/** 年間行事予定表: a row for each event or group, a column for each month, in which its days stand. */
export const eventMonths: Source = {
  format: 'hazama-event-months',
  dataset: 'events',
  columns: [
    ...EVENT_COLUMNS.filter(({ field }) => !OF_A_DAY.has(field)).map((column) =>
      column.field === 'title' ? { ...column, names: `${column.names} サロン名 会の名前 団体名 教室名 名前` } : column,
    ),
    ...MONTH_COLUMNS,
  ],
  isMadeOf: (has) => has('title') && MONTH_FIELDS.filter((field) => has(field)).length >= LEAST_MONTHS,
  join: (rows, log, heading) => spread(rows, fiscalYearIn(heading), log),
};

function namesOf(year: number, month: number): string {
  const era = year > REIWA ? [`令和${year - REIWA}年${month}月`, `R${year - REIWA}.${month}`] : [];
  const digits = String(month).padStart(2, '0');
  return [`${year}年${month}月`, `${year}/${month}`, `${year}-${digits}`, `${year}/${digits}`, ...era].join(' ');
}

interface Month {
  readonly month: number;
  /** Undefined where neither header nor heading tells. */
  readonly year: number | undefined;
}

/** An event for every day of every month's cell. */
function spread(rows: readonly StagedRow[], fiscalYear: number | undefined, log: IssueLog): readonly StagedRow[] {
  let without = 0;
  const events = rows.flatMap((row) =>
    MONTH_FIELDS.flatMap((field) => {
      const cell = row.cells[field];
      if (!cell) return [];
      if (isNoValue(cell.value) || NOTHING_THEN.test(halfWidth(cell.value))) {
        without++;
        return [];
      }
      return daysOf(cell, monthOf(field, fiscalYear)).map((cells) => withCells(withoutMonths(row), cells));
    }),
  );
  log.add('months-spread', {
    value: `${rows.length}行`,
    message: `月の列から${events.length}件の行事を読みました。${without > 0 ? `「休み」などの${without}欄には行事がありません。` : ''}`,
  });
  return events;
}

function monthOf(field: string, fiscalYear: number | undefined): Month {
  const [, month = '', year] = field.split('_');
  const told = year === undefined ? fiscalYear && yearOfMonth(Number(month), fiscalYear) : Number(year);
  return { month: Number(month), year: told };
}

function withoutMonths(row: StagedRow): StagedRow {
  return withCells(
    row,
    Object.fromEntries(MONTH_FIELDS.filter((field) => row.cells[field]).map((field) => [field, undefined])),
  );
}

type Cells = Readonly<Record<string, Cell | undefined>>;

/** What isn't understood stays as it is written: the row is then refused with the reason. */
function daysOf({ field, value }: Cell, { month, year }: Month): readonly Cells[] {
  const on = (text: string): Cell => ({ field, value: `${year === undefined ? '' : `${year}年`}${month}月${text}` });
  // a spreadsheet makes a date of 「4/12」
  const whole = parseDay(value);
  if (whole && Number(whole.slice(5, 7)) === month) return [{ on: { field, value: whole } }];
  const read = readMonthDays(value);
  if (read)
    return read.days.map((day) => ({
      on: on(day.replace(/^(\d{1,2})\s*日?/, '$1日')),
      ...(read.time !== null && { time: { field, value: read.time } }),
    }));
  const schedule = year === undefined ? [] : daysOfSchedule(value, month, year);
  if (schedule.length > 0)
    return schedule.map(({ day, time }) => ({
      on: { field, value: day },
      ...(time && { time: { field, value: time } }),
    }));
  return [{ on: on(value) }];
}

/** 「第2水曜 10時～」: the days of the month on which it falls; none where the text says more than is understood. */
function daysOfSchedule(
  text: string,
  month: number,
  year: number,
): readonly { readonly day: string; readonly time: string | null }[] {
  const { opening, unread } = parseSchedule(text);
  if (!opening || unread.length > 0) return [];
  const from = `${year}-${String(month).padStart(2, '0')}-01`;
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return opening.rules.flatMap((rule) => {
    const time = rule.start === null ? null : rule.end === null ? `${rule.start}～` : `${rule.start}～${rule.end}`;
    return listOpenings([rule], from, last).map((day) => ({ day, time }));
  });
}
