import { sortPeopleByValue } from './people-by-value.ts';

/**
 * How many live below a line, and how far (FGT指標; Foster, Greer & Thorbecke 1984): Σ share of people × ((line − value) ÷ line)^aversion over
 * those whose value lies below it. With an aversion of 0 their share, with 1 the mean distance to the line as a share of it, with 2 the
 * same with those furthest from it weighing most. Exactly at the line is not below it.
 *
 * @param values per cell or area, 0 or more: access, departures, seats.
 * @param line in the unit of the values: so many jobs, seats, departures.
 * @throws RangeError as `lorenzCurve`, and when the line is not above 0 or the aversion below 0.
 */
export function fosterGreerThorbecke(
  values: Float64Array,
  people: Float64Array,
  line: number,
  aversion: number,
): number {
  if (!(line > 0 && line < Number.POSITIVE_INFINITY)) throw new RangeError(`a line of ${line}`);
  if (!(aversion >= 0 && aversion < Number.POSITIVE_INFINITY)) throw new RangeError(`an aversion of ${aversion}`);
  const sorted = sortPeopleByValue(values, people);
  let sum = 0;
  for (const [at, value] of sorted.value.entries()) {
    if (value >= line) break;
    sum += (sorted.people[at] as number) * ((line - value) / line) ** aversion;
  }
  return sum / sorted.totalPeople;
}
