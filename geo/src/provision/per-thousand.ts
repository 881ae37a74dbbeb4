import { type Measurement, measured, unknown } from '../measurement.ts';
import { type AreaPeople, findPeopleFault, partlyKnown } from '../population/area-people.ts';
import { poissonInterval } from '../statistics/poisson-interval.ts';

/**
 * What an area has for 1,000 of its people.
 *
 * @param amount per area: places, seats, or opening hours a month; NaN where a place's own is not known.
 * @param countsPlaces whether the amount is a count of places. Only then is there an interval (exact Poisson below 10, else
 *   Byar's): seats and hours come in lumps, for which neither holds.
 * @param recorded whether the town ever published a record of the kind.
 * @throws RangeError when an amount is below 0 or infinite, or there are more or fewer than areas.
 */
export function perThousandByArea(
  people: AreaPeople,
  amount: Float64Array,
  { countsPlaces, recorded }: { readonly countsPlaces: boolean; readonly recorded: boolean },
): Measurement[] {
  if (amount.length !== people.total.length)
    throw new RangeError(`amounts of ${amount.length} areas, people of ${people.total.length}`);
  return Array.from(amount, (numerator, area) => {
    if (numerator < 0 || numerator === Number.POSITIVE_INFINITY) throw new RangeError(`area ${area} has ${numerator}`);
    const fault = recorded ? findPeopleFault(people, area) : 'NEVER_RECORDED';
    if (fault) return unknown(fault);
    if (Number.isNaN(numerator)) return unknown('AMOUNT_INCOMPLETE');
    const denominator = people.total[area] as number;
    const interval = countsPlaces ? poissonInterval(numerator) : undefined;
    return measured({
      value: (numerator / denominator) * 1000,
      numerator,
      denominator,
      low: interval ? (interval.low / denominator) * 1000 : null,
      high: interval ? (interval.high / denominator) * 1000 : null,
      knownShare: partlyKnown(people, area),
    });
  });
}
