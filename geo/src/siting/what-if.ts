import { type Reach, reachMeters } from '../coverage/coverage.ts';

/** Places that could be, and those of today that would be no more. */
export interface WhatIf {
  /** People per cell; NaN and 0 count nobody. A cell that lies only partly in the areas counted brings that share of them. */
  readonly people: Float64Array;
  /** Of the places of today. */
  readonly today: Reach;
  /** Metres from each cell to the nearest place of today that stays, there or elsewhere; the same array as of today where all stay where they are. */
  readonly keptMeters: Float64Array;
  /** For each place that is added the metres from each cell. */
  readonly addedMeters: readonly Float64Array[];
  /** The cells to look at, in ascending order; undefined: all. In all others nobody comes or goes. */
  readonly cells?: Uint32Array;
  /** Not 0 for a cell near a stop of which nobody knows whether it counts: who lives there neither comes nor goes for certain. */
  readonly isUndecided?: ArrayLike<number>;
}

/** What one place does for how many people. */
export interface PlaceEffect {
  /** Newly within reach if it alone came to the places of today. */
  readonly alone: number;
  /** Within reach of it and of no other, added or kept. */
  readonly added: number;
}

/** A what-if in people: the union of those within reach, so that nobody is counted twice. */
export interface WhatIfEffect {
  readonly newlyCovered: number;
  readonly noLongerCovered: number;
  /** In the order of the places. */
  readonly perPlace: readonly PlaceEffect[];
}

/** Who comes within reach, who no longer is, and what each place added has to do with it. */
export function coverageWhatIf(whatIf: WhatIf): WhatIfEffect {
  const { people, today, keptMeters, addedMeters, cells, isUndecided } = whatIf;
  const limit = reachMeters(today);
  const alone = new Float64Array(addedMeters.length);
  const added = new Float64Array(addedMeters.length);
  let newlyCovered = 0;
  let noLongerCovered = 0;
  const end = cells ? cells.length : people.length;
  for (let at = 0; at < end; at++) {
    const cell = cells ? (cells[at] as number) : at;
    const count = people[cell] as number;
    if (!(count > 0)) continue;
    const isReached = (today.distanceMeters[cell] as number) <= limit;
    const isKept = (keptMeters[cell] as number) <= limit;
    let reaching = 0;
    let last = 0;
    for (let place = 0; place < addedMeters.length; place++) {
      if (!(((addedMeters[place] as Float64Array)[cell] as number) <= limit)) continue;
      reaching++;
      last = place;
      if (!isReached) alone[place] = (alone[place] as number) + count;
    }
    if (!isKept && reaching === 1) added[last] = (added[last] as number) + count;
    if (isUndecided?.[cell]) continue;
    const isAfter = isKept || reaching > 0;
    if (!isReached && isAfter) newlyCovered += count;
    if (isReached && !isAfter) noLongerCovered += count;
  }
  return {
    newlyCovered,
    noLongerCovered,
    perPlace: addedMeters.map((_, place) => ({ alone: alone[place] as number, added: added[place] as number })),
  };
}

/** Metres from each cell to the nearest of several groups of places. */
export function nearestOf(meters: readonly [Float64Array, ...Float64Array[]]): Float64Array {
  const [first, ...others] = meters;
  const nearest = first.slice();
  for (const other of others)
    for (let cell = 0; cell < nearest.length; cell++)
      if ((other[cell] as number) < (nearest[cell] as number)) nearest[cell] = other[cell] as number;
  return nearest;
}
