import type { AreaShares } from '../measure/area-shares.ts';
import type { UnknownReason } from '../measurement.ts';
import type { Ratio } from '../units.ts';

/** An area whose column is known for less of its cells than this has no value (SPEC §5: coverage < 80 %). */
export const LEAST_KNOWN_SHARE = 0.8;

/** One population column summed over areas, with what is not known about it. All arrays have one entry per area. */
export interface AreaPeople {
  /** People per cell; NaN where not known. Undefined: the column was not imported. */
  readonly perCell: Float64Array | undefined;
  readonly shares: AreaShares;
  /** Per entry of `shares`: the cell's people in the area (share × people), 0 where not known. */
  readonly weight: Float64Array;
  /** Σ share × people over the cells whose people are known. */
  readonly total: Float64Array;
  /** Known cells over all cells, by their shares; 0 where the area has no cell. */
  readonly knownShare: Float64Array;
}

/**
 * Computed once per column, then shared by every indicator that counts it.
 *
 * @param perCell NaN where the people of a cell are not known.
 * @throws RangeError when a cell that lies in an area has infinitely many people.
 */
export function peopleByArea(perCell: Float64Array | undefined, shares: AreaShares): AreaPeople {
  const { areaStart, cellIndex, share } = shares;
  const areas = areaStart.length - 1;
  const total = new Float64Array(areas);
  const knownShare = new Float64Array(areas);
  const weight = new Float64Array(cellIndex.length);
  if (!perCell) return { perCell, shares, weight, total, knownShare };

  for (let area = 0; area < areas; area++) {
    const end = areaStart[area + 1] as number;
    let people = 0;
    let known = 0;
    let all = 0;
    for (let at = areaStart[area] as number; at < end; at++) {
      const part = share[at] as number;
      const count = perCell[cellIndex[at] as number] as number;
      all += part;
      // NaN is the only number that differs from itself
      if (count === count) {
        if (count === Number.POSITIVE_INFINITY) throw new RangeError(`cell ${cellIndex[at]} has ${count} people`);
        weight[at] = part * count;
        people += part * count;
        known += part;
      }
    }
    total[area] = people;
    knownShare[area] = all > 0 ? known / all : 0;
  }
  return { perCell, shares, weight, total, knownShare };
}

/** Why an indicator over these people has no value in an area, or undefined when it has one. */
export function findPeopleFault(people: AreaPeople, area: number): UnknownReason | undefined {
  const { areaStart } = people.shares;
  if (areaStart[area] === areaStart[area + 1]) return 'NO_CELLS';
  if (!people.perCell) return 'NO_PEOPLE_COLUMN';
  if ((people.knownShare[area] as Ratio) < LEAST_KNOWN_SHARE) return 'PEOPLE_INCOMPLETE';
  return (people.total[area] as number) > 0 ? undefined : 'NOBODY';
}

/** For {@link Measurement.knownShare}: null where all is known. */
export function partlyKnown(people: AreaPeople, area: number): Ratio | null {
  const share = people.knownShare[area] as Ratio;
  return share < 1 ? share : null;
}
