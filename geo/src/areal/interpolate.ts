import { type Measurement, measured, unknown } from '../measurement.ts';
import { type AreaPeople, LEAST_KNOWN_SHARE, peopleByArea } from '../population/area-people.ts';
import type { DivisionMethod, Overlay } from './overlay.ts';

/** A count (an extensive quantity: people, households) handed from sources to targets. */
export interface InterpolatedCount {
  /** Per target, as every indicator counts people: `total`, and how much of it is known. */
  readonly people: AreaPeople;
  /**
   * Per target how much of `total` comes from sources that fell to it in part only, and is therefore estimated. The rest is
   * counted: its sources lie wholly in the target.
   */
  readonly estimated: Float64Array;
  /** How many are in no target. With Σ `people.total` it makes the known count of all sources. */
  readonly outside: number;
  /** How many lived in sources that were divided so, over all targets and outside. */
  readonly byMethod: Readonly<Record<DivisionMethod, number>>;
  /** Sources without a count: they are in no sum, and told apart from sources where nobody lives. */
  readonly unknownSources: number;
}

/**
 * Conserves the count: nobody is lost or counted twice.
 *
 * @param count per source, 0 or more; NaN where it is not known.
 * @throws RangeError when a count is below 0 or infinite, or there are more or fewer than sources.
 */
export function interpolateCount(overlay: Overlay, count: Float64Array): InterpolatedCount {
  assertOnePerSource(overlay, count, 'counts');
  count.forEach((own, source) => {
    if (!Number.isNaN(own)) assertAmount(own, source, 'count');
  });
  const people = peopleByArea(count, overlay.shares);
  const { areaStart, share } = overlay.shares;
  const estimated = new Float64Array(people.total.length);
  for (const target of estimated.keys())
    for (let at = areaStart[target] as number; at < (areaStart[target + 1] as number); at++)
      if ((share[at] as number) < 1) estimated[target] = (estimated[target] as number) + (people.weight[at] as number);

  const byMethod: Record<DivisionMethod, number> = { dasymetric: 0, areal: 0, outside: 0 };
  let outside = 0;
  let unknownSources = 0;
  count.forEach((own, source) => {
    if (Number.isNaN(own)) unknownSources += 1;
    else {
      byMethod[overlay.method[source] as DivisionMethod] += own;
      outside += own * (overlay.outsideShare[source] as number);
    }
  });
  return { people, estimated, outside, byMethod, unknownSources };
}

/**
 * The mean of a rate (an intensive quantity: a share of people, a density, a price) over each target: Σ share × weight × rate over
 * Σ share × weight. By people the weight is the people of each source; by area it is its surface (`areaSquareMeters`), and the overlay
 * one without weights, for a dasymetric share is none of the surface.
 *
 * `numerator` and `denominator` are of the sources whose rate is known; UNKNOWN where no source lies in the target (NO_CELLS),
 * none has any weight in it (NOBODY), or the rate is known for less than 80 % of that weight (PEOPLE_INCOMPLETE).
 *
 * @param rate per source; NaN where it is not known, as where nobody lives.
 * @param weight per source, 0 or more.
 * @throws RangeError when a rate is infinite, a weight below 0, infinite or NaN, or there are more or fewer than sources.
 */
export function interpolateRate(overlay: Overlay, rate: Float64Array, weight: Float64Array): Measurement[] {
  assertOnePerSource(overlay, rate, 'rates');
  assertOnePerSource(overlay, weight, 'weights');
  weight.forEach((own, source) => assertAmount(own, source, 'weight'));
  rate.forEach((own, source) => {
    if (Math.abs(own) === Number.POSITIVE_INFINITY) throw new RangeError(`source ${source} has the rate ${own}`);
  });

  const { areaStart, cellIndex, share } = overlay.shares;
  return Array.from({ length: areaStart.length - 1 }, (_, target) => {
    const [start, end] = [areaStart[target] as number, areaStart[target + 1] as number];
    if (start === end) return unknown('NO_CELLS');
    let sum = 0;
    let known = 0;
    let all = 0;
    for (let at = start; at < end; at++) {
      const source = cellIndex[at] as number;
      const own = (share[at] as number) * (weight[source] as number);
      all += own;
      if (Number.isNaN(rate[source])) continue;
      known += own;
      sum += own * (rate[source] as number);
    }
    if (all === 0) return unknown('NOBODY');
    const knownShare = known < all ? known / all : null;
    if (knownShare !== null && knownShare < LEAST_KNOWN_SHARE) return unknown('PEOPLE_INCOMPLETE', { knownShare });
    return measured({ value: sum / known, numerator: sum, denominator: known, knownShare });
  });
}

function assertOnePerSource({ method }: Overlay, column: Float64Array, noun: string): void {
  if (column.length !== method.length) throw new RangeError(`${column.length} ${noun} for ${method.length} sources`);
}

function assertAmount(amount: number, source: number, noun: string): void {
  if (!(amount >= 0 && amount < Number.POSITIVE_INFINITY))
    throw new RangeError(`source ${source} has the ${noun} ${amount}`);
}
