import { type AreaPeople, findPeopleFault } from '../population/area-people.ts';
import type { Meters } from '../units.ts';

/** For each band but the lowest how far the nearest place of it is, or of a higher one. */
export interface BandReach {
  /** Metres from each cell; Infinity where there is no such place. From the second band up. */
  readonly distanceMeters: readonly Float64Array[];
  /** Up to here a place is within reach, exactly at it included. */
  readonly limitMeters: Meters;
  /** 1 for each cell near which there is a place whose band nobody knows; absent: none. */
  readonly isUndecided?: Uint8Array;
}

/**
 * People by the best place within their reach: for each area how many live in each band, the lowest first; whoever has no place within
 * reach is in the lowest. The bands of an area add up to its people. Undefined for an area whose people are not known, or where somebody's
 * band rests on a place of which nothing is known.
 */
export function peopleByBand(people: AreaPeople, reach: BandReach): (readonly number[] | undefined)[] {
  const { areaStart, cellIndex } = people.shares;
  const band = bandOfCells(reach, people.perCell?.length ?? 0);
  return Array.from(people.total, (_, area) => {
    if (findPeopleFault(people, area)) return undefined;
    const sums = Array.from({ length: reach.distanceMeters.length + 1 }, () => 0);
    for (let at = areaStart[area] as number; at < (areaStart[area + 1] as number); at++) {
      const cell = cellIndex[at] as number;
      const weight = people.weight[at] as number;
      if (weight === 0) continue;
      const own = band[cell] as number;
      // a place more changes nothing for whoever is in the highest band
      if (reach.isUndecided?.[cell] === 1 && own < reach.distanceMeters.length) return undefined;
      sums[own] = (sums[own] as number) + weight;
    }
    return sums;
  });
}

function bandOfCells({ distanceMeters, limitMeters }: BandReach, cells: number): Uint8Array {
  // a micrometre of grace, as coverage gives
  const limit = limitMeters + 1e-6;
  return Uint8Array.from(
    { length: cells },
    (_, cell) => distanceMeters.findLastIndex((meters) => (meters[cell] as number) <= limit) + 1,
  );
}
