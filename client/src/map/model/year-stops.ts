import type { TownYear } from '../../town/town.ts';

/** A year that can be chosen. missing: between years with data, without any itself; plan: only a target stands there. */
export interface YearStop {
  readonly year: number;
  readonly kind: 'actual' | 'missing' | 'plan';
}

/** Oldest first. Years that have neither data nor target nor stand between data are no stops. */
export function yearStops(years: readonly TownYear[], targetYears: Iterable<number>): readonly YearStop[] {
  const known: YearStop[] = years.map(({ year, available }) => ({ year, kind: available ? 'actual' : 'missing' }));
  const last = known.at(-1)?.year ?? Number.NEGATIVE_INFINITY;
  const planned: YearStop[] = [...new Set(targetYears)]
    .filter((year) => year > last)
    .toSorted((a, b) => a - b)
    .map((year) => ({ year, kind: 'plan' }));
  return [...known, ...planned];
}

/** The stop before (-1) or after (1) a year; null at either end. */
export function nextStop(stops: readonly YearStop[], year: number, step: -1 | 1): YearStop | null {
  const beyond = stops.filter((stop) => (stop.year - year) * step > 0);
  return (step === 1 ? beyond[0] : beyond.at(-1)) ?? null;
}
