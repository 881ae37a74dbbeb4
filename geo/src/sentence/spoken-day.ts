import type { Day } from '../presence/day.ts';

/** A day in the parts that languages put together in their own order. */
export interface SpokenDay {
  readonly year: number;
  /** 1 … 12 */
  readonly month: number;
  readonly day: number;
  /** 0 Monday … 6 Sunday */
  readonly weekday: number;
}

/** Whether the weekdays of openings are few enough to be named one by one. */
export function isFew(weekdays: readonly number[]): boolean {
  return weekdays.length > 0 && weekdays.length <= 3;
}

export function spokenDay(text: Day): SpokenDay {
  const date = new Date(`${text}T00:00:00Z`);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: (date.getUTCDay() + 6) % 7,
  };
}
