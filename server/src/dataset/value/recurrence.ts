import holidayJp from '@holiday-jp/holiday_jp';
import { RRuleTemporal } from 'rrule-temporal';

/** YYYY-MM-DD, a day in Asia/Tokyo */
type Day = string;

/** One rule of when a place is open; several stand side by side. */
export interface Recurrence {
  /** RFC 5545 RRULE, without DTSTART: FREQ=MONTHLY;BYDAY=2WE,4WE */
  readonly rrule: string;
  /** H:MM in Asia/Tokyo, up to 24:00; null where it isn't said. */
  readonly start: string | null;
  readonly end: string | null;
  /** 祝日: closed on national holidays, or open on them alone. */
  readonly holidays?: 'closed' | 'only';
  /** Parts of the year in which it rests, MM-DD/MM-DD, both days included; 12-29/01-03 goes over the new year. */
  readonly closed?: readonly string[];
  /** Which of the weeks isn't said (隔週, 月2回水曜): openings can be counted, but not told by day. */
  readonly isLoose?: true;
}

/** Every day from one to another, both included, on which one of the rules opens; loose rules open on none that is known. */
export function listOpenings(rules: readonly Recurrence[], from: Day, to: Day): Day[] {
  const found = new Set<Day>();
  for (const rule of rules) {
    if (rule.isLoose) continue;
    for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
      for (const day of daysOfYear(rule.rrule, year))
        if (day >= from && day <= to && !isExcepted(rule, day)) found.add(day);
  }
  return [...found].toSorted();
}

function isExcepted({ holidays, closed = [] }: Recurrence, day: Day): boolean {
  const isHoliday = day in holidayJp.holidays;
  if (holidays === 'closed' && isHoliday) return true;
  if (holidays === 'only' && !isHoliday) return true;
  return closed.some((part) => isWithin(part, day.slice(5)));
}

/** @param part MM-DD/MM-DD */
function isWithin(part: string, monthDay: string): boolean {
  const [first = '', last = ''] = part.split('/');
  return first <= last ? monthDay >= first && monthDay <= last : monthDay >= first || monthDay <= last;
}

/** Lists of a year, by rule: schedules of a town are alike, and asked for the same days. */
const years = new Map<string, readonly Day[]>();
const MOST_REMEMBERED = 2_000;

function daysOfYear(rrule: string, year: number): readonly Day[] {
  const key = `${year} ${rrule}`;
  const known = years.get(key);
  if (known) return known;
  const rule = new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${year}0101T000000\nRRULE:${rrule}` });
  const days = rule
    .between(new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year, 11, 31)), true)
    .map((moment) => moment.toPlainDate().toString());
  if (years.size >= MOST_REMEMBERED) years.clear();
  years.set(key, days);
  return days;
}
