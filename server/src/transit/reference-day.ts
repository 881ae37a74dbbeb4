import { type DayKind, kindOfDay, nameDay } from './named-day.ts';

/** 有効期間, both days included; YYYY-MM-DD */
export interface Validity {
  readonly validFrom: string;
  readonly validTo: string;
}

const DAY_MILLISECONDS = 86_400_000;
/** No kind of day is farther away, not even a Saturday at the turn of a year or in a week of holidays. */
const MOST_DAYS = 28;

/**
 * The day that stands for the workdays, Saturdays or Sundays of a town: the next of its kind of which one of the timetables speaks, else
 * (all have run out) the last one that one of them spoke of. Undefined where there is none.
 */
export function findReferenceDay(
  feeds: readonly Validity[],
  today: string,
  kind: DayKind = 'WEEKDAY',
): string | undefined {
  const coming = feeds
    .filter(({ validTo }) => validTo >= today)
    .map(({ validFrom, validTo }) => findDay(kind, validFrom > today ? validFrom : today, validTo, 1));
  const next = coming.filter((day) => day !== undefined).toSorted()[0];
  if (next) return next;
  const past = feeds.map(({ validFrom, validTo }) => findDay(kind, validTo < today ? validTo : today, validFrom, -1));
  return past
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}

/** The first day of a kind from a day on, forwards or backwards, up to a last one. */
function findDay(kind: DayKind, from: string, to: string, step: 1 | -1): string | undefined {
  for (let days = 0; days < MOST_DAYS; days++) {
    const day = new Date(Date.parse(`${from}T00:00:00Z`) + step * days * DAY_MILLISECONDS).toISOString().slice(0, 10);
    if (step > 0 ? day > to : day < to) return undefined;
    if (kindOfDay(nameDay(day)) === kind) return day;
  }
  return undefined;
}
