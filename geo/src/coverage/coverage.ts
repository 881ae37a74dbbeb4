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

/** Whether people at a distance are within reach: exactly at the threshold counts as within. */
export function withinReach(distanceMeters: Meters, { thresholdMeters, detour = 1 }: Reach): boolean {
  // a micrometre of grace, so that 500 m written as 1.3 × 384.6… is still at the threshold
  return distanceMeters * detour <= thresholdMeters + 1e-6;
}

/**
 * Σ people within reach over Σ people, per area, with the people still beyond it and the Wilson interval.
 *
 * @param recorded whether the town ever published a record of the kind, or said that its list is complete.
 *   Where it did not, no area has a value: 0 % is a statement that needs data.
 */
export function coverageByArea(people: AreaPeople, reach: Reach, recorded: boolean): Measurement[] {
  const { areaStart, cellIndex, share } = people.shares;
  return Array.from({ length: areaStart.length - 1 }, (_, area) => {
    const fault = recorded ? findPeopleFault(people, area) : 'NEVER_RECORDED';
    if (fault) return unknown(fault);

    const perCell = people.perCell as Float64Array;
    const end = areaStart[area + 1] as number;
    let reached = 0;
    for (let at = areaStart[area] as number; at < end; at++) {
      const cell = cellIndex[at] as number;
      const count = perCell[cell] as number;
      if (count > 0 && withinReach(reach.distanceMeters[cell] as number, reach))
        reached += (share[at] as number) * count;
    }
    const total = people.total[area] as number;
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
  });
}
