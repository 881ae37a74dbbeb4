import { runThrough } from '../turns.ts';
import { assertPattern, deviationsOf, lagsOf } from './deviations.ts';
import type { Neighbours } from './neighbours.ts';
import { type Permutations, searchTwoSidedP, shuffle } from './permutations.ts';

/** How alike neighbours are over a whole town. */
export interface MoransI {
  /** About −1 (like a chessboard) to about 1; near `expected` where there is no pattern. */
  readonly index: number;
  /** −1 ÷ (areas − 1): what chance gives on average. */
  readonly expected: number;
  /** The share of permutations at least as far out, twice the smaller side. */
  readonly pValue: number;
}

/**
 * Moran's I (Moran 1950): (n ÷ Σ weights) × Σ weight × z × z of neighbours ÷ Σ z². Where all values are alike, or nobody has a neighbour, nothing
 * can be told: 0 with a p of 1.
 *
 * @throws RangeError when there are fewer than three areas, a value is infinite or not known, neighbours are not those of these
 *   areas, or there is no permutation.
 */
export function moransI(values: Float64Array, neighbours: Neighbours, permutations: Permutations): MoransI {
  return runThrough(searchMoransI(values, neighbours, permutations));
}

/** {@link moransI}, pausing while it deals. */
export function* searchMoransI(
  values: Float64Array,
  neighbours: Neighbours,
  permutations: Permutations,
): Generator<void, MoransI> {
  assertPattern(values, neighbours);
  const expected = -1 / (values.length - 1);
  const { z, variance } = deviationsOf(values);
  const weights = neighbours.weight.reduce((sum, own) => sum + own, 0);
  if (variance === 0 || weights === 0) return { index: 0, expected, pValue: 1 };
  const scale = weights * variance;
  const index = productsOf(z, neighbours) / scale;
  const shuffled = z.slice();
  const pValue = yield* searchTwoSidedP(index, permutations, shuffled.length, () => {
    shuffle(shuffled, shuffled.length, permutations.random);
    return productsOf(shuffled, neighbours) / scale;
  });
  return { index, expected, pValue };
}

/**
 * Local Moran's I per area (LISA, Anselin 1995): its deviation times those of its neighbours. Their sum over all weights is Moran's I.
 * 0 without a neighbour, and everywhere where all values are alike.
 *
 * @throws RangeError as {@link moransI}.
 */
export function localMoransI(values: Float64Array, neighbours: Neighbours): Float64Array {
  assertPattern(values, neighbours);
  const { z, variance } = deviationsOf(values);
  if (variance === 0) return new Float64Array(values.length);
  return lagsOf(z, neighbours).map((lag, area) => ((z[area] as number) * lag) / variance);
}

/**
 * Getis-Ord Gi* per area as a z-score (Getis & Ord 1992; Ord & Getis 1995): above 0 where an area and its neighbours together have
 * more than chance gives. The area itself weighs as much as one of its neighbours on average, so that binary and row-standardised weights
 * agree. 0 where all values are alike, and where everybody is a neighbour.
 *
 * @throws RangeError as {@link moransI}.
 */
export function getisOrdGiStar(values: Float64Array, neighbours: Neighbours): Float64Array {
  assertPattern(values, neighbours);
  const { z, variance } = deviationsOf(values);
  const count = values.length;
  const { start, weight } = neighbours;
  return lagsOf(z, neighbours).map((lag, area) => {
    const row = weight.subarray(start[area], start[area + 1]);
    const ofNeighbours = row.reduce((sum, own) => sum + own, 0);
    const own = row.length > 0 ? ofNeighbours / row.length : 1;
    const sum = ofNeighbours + own;
    const squares = row.reduce((total, one) => total + one * one, own * own);
    const room = (count * squares - sum * sum) / (count - 1);
    // all weigh alike: their sum is the town's, whoever has what
    if (variance === 0 || room <= 1e-12 * squares) return 0;
    return (lag + own * (z[area] as number)) / Math.sqrt(variance * room);
  });
}

function productsOf(z: Float64Array, neighbours: Neighbours): number {
  return lagsOf(z, neighbours).reduce((sum, lag, area) => sum + lag * (z[area] as number), 0);
}
