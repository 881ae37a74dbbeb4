import type { PlaceFacts } from './live-place.ts';

/** When a place that is tried opens: some days of every week, 0 Monday … 6 Sunday, or so many times a month, nobody says when. */
export type RegularOpening =
  | { readonly every: 'week'; readonly weekdays: readonly number[] }
  | { readonly every: 'month'; readonly times: number };

export const WEEKDAY_NAMES = ['月', '火', '水', '木', '金', '土', '日'] as const;

const WEEKS_PER_MONTH = 52 / 12;
const DAYS_PER_MONTH = 365 / 12;

/** In the words of lists, which the server reads: 「毎週月・木」「月2回」. */
export function scheduleOf(opening: RegularOpening): string {
  if (opening.every === 'month') return `月${opening.times}回`;
  return `毎週${opening.weekdays.map((weekday) => WEEKDAY_NAMES[weekday] ?? '').join('・')}`;
}

/** What the server reads from these words: the means of a year, with two digits. */
export function factsOf(opening: RegularOpening): Pick<PlaceFacts, 'isWeekly' | 'openingsPerMonth'> {
  const openings = opening.every === 'week' ? opening.weekdays.length * WEEKS_PER_MONTH : opening.times;
  return {
    isWeekly: opening.every === 'week' || opening.times >= WEEKS_PER_MONTH,
    openingsPerMonth: Math.round(Math.min(openings, DAYS_PER_MONTH) * 100) / 100,
  };
}
