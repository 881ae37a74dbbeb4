import { type Measurement, measured, unknown } from '../measurement.ts';
import { type AreaPeople, findPeopleFault, partlyKnown } from '../population/area-people.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import type { Meters } from '../units.ts';

/** Straight lines are this much shorter than the way by street, where no streets are imported. */
export const STRAIGHT_LINE_DETOUR = 1.3;

export interface Reach {
  /** Metres from each cell's centre to the nearest place; Infinity where there is none. */
  readonly distanceMeters: Float64Array;
  readonly thresholdMeters: Meters;
  /** What a distance is multiplied by before it is compared: 1 by street, or as a plain radius. */
  readonly detour?: number;
}

/**
 * The distance up to which people are within reach; exactly at it counts as within.
 *
 * @throws RangeError when the threshold is below 0 or not known, or the detour not above 0.
 */
export function reachMeters({ thresholdMeters, detour = 1 }: Omit<Reach, 'distanceMeters'>): Meters {
  if (!(thresholdMeters >= 0 && detour > 0 && detour < Number.POSITIVE_INFINITY))
    throw new RangeError(`a reach of ${thresholdMeters} m with a detour of ${detour}`);
  // a micrometre of grace: 384.6… × 1.3 is 500 but for its last digit
  return thresholdMeters / detour + 1e-6;
}

/**
 * Σ people within reach over Σ people, per area, with the people still beyond it and the Wilson interval.
 *
 * @param recorded whether the town ever published a record of the kind, or said that its list is complete.
 *   Where it did not, no area has a value: 0 % is a statement that needs data.
 * @throws RangeError when a distance from where somebody lives is below 0 or NaN, or as {@link reachMeters}.
 */
export function coverageByArea(people: AreaPeople, reach: Reach, recorded: boolean): Measurement[] {
  return Array.from(people.total, (_, area) =>
    recorded ? coverageOfArea(people, area, reach) : unknown('NEVER_RECORDED'),
  );
}

/** The same of one area, of a kind that was recorded. */
export function coverageOfArea(people: AreaPeople, area: number, reach: Reach): Measurement {
  const fault = findPeopleFault(people, area);
  if (fault) return unknown(fault);

  const total = people.total[area] as number;
  // sums of shares of cells round: nobody is left behind by a billionth of a person. What outside staff see of a part of the people
  // (75歳以上) is a whole less what is levelled of it, and may be below 0 in a cell: nobody is within reach, not fewer
  const sum = peopleWithin(people, area, reach.distanceMeters, reachMeters(reach));
  const reached = total - sum < 1e-9 * total ? total : Math.max(0, sum);
  const { low, high } = wilsonInterval(reached, total);
  return measured({
    value: reached / total,
    numerator: reached,
    denominator: total,
    gapPeople: total - reached,
    low,
    high,
    knownShare: partlyKnown(people, area),
  });
}

function peopleWithin(
  { shares, weight }: AreaPeople,
  area: number,
  distanceMeters: Float64Array,
  limit: Meters,
): number {
  const { areaStart, cellIndex } = shares;
  const end = areaStart[area + 1] as number;
  let sum = 0;
  for (let at = areaStart[area] as number; at < end; at++) {
    const meters = distanceMeters[cellIndex[at] as number] as number;
    if (meters >= 0 && meters <= limit) sum += weight[at] as number;
    else if (!(meters > limit) && (weight[at] as number) > 0)
      throw new RangeError(`from cell ${cellIndex[at]} it is ${meters} m`);
  }
  return sum;
}
