import type { Day, TownModel } from '../town/town-model.ts';

/** A year of a series and the day on which its places are counted. */
export interface ReferenceDay {
  readonly year: number;
  readonly day: Day;
  /** Whether the day is today: then a resource's status tells whether it is open, else its days do. */
  readonly isPresent: boolean;
  /** 運行日: the day of the timetable that was asked for; null: the next workday that one speaks of. */
  readonly serviceDay: Day | null;
}

/**
 * The years that a town can have numbers of. The newest year with people is the present; years in which only counts tables
 * are dated come in front.
 */
export function referenceDays(model: TownModel, today: Day): ReferenceDay[] {
  const peopled = model.population.map(({ year }) => year);
  const present = presentYear(peopled, today);
  const counted = model.countRecords.map(({ asOf }) => Number(asOf.slice(0, 4))).filter((year) => year < present);
  return [...new Set([...peopled, ...counted, present])]
    .toSorted((a, b) => a - b)
    .map((year) => referenceDayOf(model, year, today));
}

/**
 * The present is counted as of today, so that what someone confirms today is seen today, and so is a later year (a
 * projection of people). An earlier one is as of its 1 October, the day of the census.
 */
export function referenceDayOf(
  { population }: { readonly population: readonly { readonly year: number }[] },
  year: number,
  today: Day,
  serviceDay: Day | null = null,
): ReferenceDay {
  const isPresent =
    year >=
    presentYear(
      population.map((counted) => counted.year),
      today,
    );
  return { year, day: isPresent ? today : `${year}-10-01`, isPresent, serviceDay };
}

/** The newest year with people that has come, else the first to come, else this year. */
export function presentYear(populationYears: readonly number[], today: Day): number {
  const thisYear = Number(today.slice(0, 4));
  return populationYears.findLast((year) => year <= thisYear) ?? populationYears[0] ?? thisYear;
}
