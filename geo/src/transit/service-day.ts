import type { Day } from '../presence/day.ts';

/** 運行日: when a service of a timetable runs, as calendar.txt and calendar_dates.txt of GTFS say. */
export interface ServiceCalendar {
  /** Seven characters of 0 and 1, Monday first: "1111100"; all 0 where the dates alone say when it runs. */
  readonly weekdays: string;
  /** Between these, both included, the weekdays hold; null: never. */
  readonly startDate: Day | null;
  readonly endDate: Day | null;
  /** Days on which it runs, or doesn't, whatever the weekdays say. */
  readonly addedDates: readonly Day[];
  readonly removedDates: readonly Day[];
}

/** Whether a service runs on a day. A day that is both added and removed it doesn't. */
export function runsOn(calendar: ServiceCalendar, day: Day): boolean {
  const { weekdays, startDate, endDate, addedDates, removedDates } = calendar;
  if (removedDates.includes(day)) return false;
  if (addedDates.includes(day)) return true;
  if (startDate === null || endDate === null || day < startDate || day > endDate) return false;
  return weekdays[weekdayOf(day)] === '1';
}

/** 0 Monday … 6 Sunday. @throws RangeError when the text is not a day as YYYY-MM-DD. */
function weekdayOf(day: Day): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (Number.isNaN(weekday)) throw new RangeError(`${JSON.stringify(day)} is not a day as YYYY-MM-DD`);
  return (weekday + 6) % 7;
}
