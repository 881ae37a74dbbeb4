import type { Day } from '@hazama/geo';
import holidayJp from '@holiday-jp/holiday_jp';
import type { FeedFact } from '../facts/transit-facts.ts';

/** 有効期間, both days included. */
export interface ValidDays {
  readonly from: Day;
  readonly to: Day;
}

/** When a service runs, as calendar.txt and calendar_dates.txt say it. */
export interface RunningDays {
  /** Seven of 0 and 1, Monday first. */
  readonly weekdays: string;
  /** Days with another timetable than their weekday has: exception_type 1 and 2. */
  readonly added: readonly Day[];
  readonly removed: readonly Day[];
}

/**
 * How many fiscal years a timetable of today speaks of. A real one is new every year; a demo is made once and looked at for years, and
 * would show a town without buses when its own had run out.
 */
const FISCAL_YEARS = 6;
const APRIL = 4;
const WEEKDAYS = ['月', '火', '水', '木', '金', '土', '日'];
/** From the last day of the year to the third of the next buses run as on Sundays. */
const NEW_YEAR = new Set(['12-31', '01-02', '01-03']);

/** The days of a feed of a town that is made on a day. What ran out did so last autumn, at the end of the season. */
export function validDays({ valid }: FeedFact, asOf: Day): ValidDays {
  const year = fiscalYear(asOf);
  if (valid === 'last season') return { from: `${year - 1}-04-29`, to: `${year - 1}-11-30` };
  return { from: `${year}-04-01`, to: `${year + FISCAL_YEARS}-03-31` };
}

/** When a service of such a name runs within the days of its feed: 平日 土曜 日祝 土日祝 毎日, or weekdays like 月水金. */
export function runningDays(name: string, { from, to }: ValidDays): RunningDays {
  const runsOnHolidays = name.includes('祝') || name === '毎日';
  const weekdays = WEEKDAYS.map((weekday, at) => (runsOn(name, weekday, at) ? '1' : '0')).join('');
  const holidays = holidaysWithin({ from, to });
  const runs = (day: Day) => weekdays[weekdayOf(day)] === '1';
  return {
    weekdays,
    added: runsOnHolidays ? holidays.filter((day) => !runs(day)) : [],
    removed: runsOnHolidays ? [] : holidays.filter(runs),
  };
}

function runsOn(name: string, weekday: string, at: number): boolean {
  if (name === '毎日') return true;
  if (name === '平日') return at < 5;
  return name.includes(weekday);
}

function holidaysWithin({ from, to }: ValidDays): Day[] {
  const days: Day[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day in holidayJp.holidays || NEW_YEAR.has(day.slice(5))) days.push(day);
  }
  return days;
}

/** 0 Monday … 6 Sunday */
function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** 年度, which begins in April. */
function fiscalYear(day: Day): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month < APRIL ? year - 1 : year;
}
