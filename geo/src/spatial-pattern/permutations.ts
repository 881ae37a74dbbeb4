import type { Random } from '../random.ts';
import { runThrough } from '../turns.ts';
import { assertPattern, deviationsOf } from './deviations.ts';
import type { Neighbours } from './neighbours.ts';

/** How often values are dealt out anew, and by which chance: the caller's seed makes the answer repeatable. */
export interface Permutations {
  /** The smallest p is 2 ÷ (count + 1): for a false discovery rate of 5 % among 40 areas it takes 1,600 and more. */
  readonly count: number;
  readonly random: Random;
}

/**
 * How rarely chance gives an area neighbours with as much, or as little, together (conditional permutation, Anselin 1995): its own value
 * stays, all others are dealt out anew. As the own value stays, one p holds for local Moran's I and for Gi* alike. 1 without a neighbour.
 *
 * @throws RangeError as `moransI`.
 */
export function localPValues(values: Float64Array, neighbours: Neighbours, permutations: Permutations): Float64Array {
  return runThrough(searchLocalPValues(values, neighbours, permutations));
}

/** {@link localPValues}, pausing while it deals. */
export function* searchLocalPValues(
  values: Float64Array,
  neighbours: Neighbours,
  permutations: Permutations,
): Generator<void, Float64Array> {
  assertPattern(values, neighbours);
  const { z } = deviationsOf(values);
  const { start, neighbour, weight } = neighbours;
  const others = new Float64Array(values.length - 1);
  const pValues = new Float64Array(values.length).fill(1);
  for (let area = 0; area < values.length; area++) {
    const [from, to] = [start[area] as number, start[area + 1] as number];
    if (from === to) continue;
    others.set(z.subarray(0, area));
    others.set(z.subarray(area + 1), area);
    const row = weight.subarray(from, to);
    let observed = 0;
    for (let at = from; at < to; at++) observed += (weight[at] as number) * (z[neighbour[at] as number] as number);
    pValues[area] = yield* searchTwoSidedP(observed, permutations, row.length, () => {
      shuffle(others, row.length, permutations.random);
      let sum = 0;
      for (let at = 0; at < row.length; at++) sum += (row[at] as number) * (others[at] as number);
      return sum;
    });
  }
  return pValues;
}

/** Deals a random choice of the values into the first places (Fisher & Yates); what is not dealt stays behind them. */
export function shuffle(values: Float64Array, places: number, random: Random): void {
  for (let place = 0; place < places; place++) {
    const drawn = place + Math.floor(random() * (values.length - place));
    const held = values[place] as number;
    values[place] = values[drawn] as number;
    values[drawn] = held;
  }
}

/** So many values dealt take about a millisecond. */
const DEALT_AT_A_STRETCH = 50_000;

/**
 * Twice the smaller share of draws at least as high, or at least as low, as what was observed, which counts as one of them; at most 1.
 * Pauses after some ten thousand values.
 *
 * @param places how many values a draw deals
 * @throws RangeError when the count is not a whole number above 0.
 */
export function* searchTwoSidedP(
  observed: number,
  { count }: Permutations,
  places: number,
  draw: () => number,
): Generator<void, number> {
  if (!(Number.isInteger(count) && count > 0)) throw new RangeError(`${count} permutations`);
  let high = 1;
  let low = 1;
  const stretch = Math.max(1, Math.floor(DEALT_AT_A_STRETCH / places));
  for (let round = 0; round < count; round++) {
    if (round % stretch === 0) yield;
    const drawn = draw();
    // the same values summed in another order differ in the last digit, and are the same
    const rounding = 1e-12 * (Math.abs(drawn) + Math.abs(observed)) + Number.MIN_VALUE;
    if (drawn >= observed - rounding) high++;
    if (drawn <= observed + rounding) low++;
  }
  return Math.min(1, (2 * Math.min(high, low)) / (count + 1));
}
