import { isWorkday, nameDay } from './named-day.ts';

/** 有効期間, both days included; YYYY-MM-DD */
export interface Validity {
  readonly validFrom: string;
  readonly validTo: string;
}

const DAY_MILLISECONDS = 86_400_000;
/** No run of days without a workday is longer, not even at the turn of a year. */
const MOST_DAYS = 21;

/**
 * The day that timetables are shown for unless another is asked for: the next workday of which one of them speaks, else (all have run
 * out) the last one that one of them spoke of. Undefined where there is none.
 */
export function findDefaultDay(feeds: readonly Validity[], today: string): string | undefined {
  const coming = feeds
    .filter(({ validTo }) => validTo >= today)
    .map(({ validFrom, validTo }) => findWorkday(validFrom > today ? validFrom : today, validTo, 1));
  const next = coming.filter((day) => day !== undefined).toSorted()[0];
  if (next) return next;
  const past = feeds.map(({ validFrom, validTo }) => findWorkday(validTo, validFrom, -1));
  return past
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}

/** The first workday from a day on, forwards or backwards, up to a last one. */
function findWorkday(from: string, to: string, step: 1 | -1): string | undefined {
  for (let days = 0; days < MOST_DAYS; days++) {
    const day = new Date(Date.parse(`${from}T00:00:00Z`) + step * days * DAY_MILLISECONDS).toISOString().slice(0, 10);
    if (step > 0 ? day > to : day < to) return undefined;
    if (isWorkday(nameDay(day))) return day;
  }
  return undefined;
}
