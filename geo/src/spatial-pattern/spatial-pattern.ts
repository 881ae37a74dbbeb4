import { falseDiscoveryAdjusted } from '../statistics/false-discovery.ts';
import { runThrough } from '../turns.ts';
import type { Ratio } from '../units.ts';
import { getisOrdGiStar, localMoransI, type MoransI, searchMoransI } from './autocorrelation.ts';
import { deviationsOf, lagsOf } from './deviations.ts';
import { assertNeighbours, type Neighbours, rowStandardised } from './neighbours.ts';
import { type Permutations, searchLocalPValues } from './permutations.ts';

/** An area beside its neighbours: high among high, low among low, and those unlike their neighbours. */
export type PatternKind =
  | 'HIGH_HIGH'
  | 'LOW_LOW'
  | 'HIGH_LOW'
  | 'LOW_HIGH'
  /** No more than chance. */
  | 'NOT_SIGNIFICANT'
  /** Nothing lies beside it whose value is known. */
  | 'NO_NEIGHBOUR'
  /** Its own value is not known. */
  | 'UNKNOWN';

export interface AreaPattern {
  readonly kind: PatternKind;
  /** How many standard deviations its value lies above the areas' mean; 0 where all are alike, null where it is not known. */
  readonly deviation: number | null;
  /** The same of its neighbours, as they weigh: with `deviation` the point of a Moran scatter plot. Null without a neighbour. */
  readonly lag: number | null;
  /** Null where there is no neighbour, or no value. */
  readonly localMoransI: number | null;
  /** Gi* as a z-score: above 0 where the area and its neighbours together have much (hot), below where little (cold). */
  readonly giStar: number | null;
  readonly pValue: number | null;
  /** The p-value with regard to how many areas were asked. */
  readonly adjustedP: number | null;
}

export interface SpatialPattern {
  /** Null where fewer than three areas have a value. */
  readonly global: MoransI | null;
  /** In the order of the areas, none left out. */
  readonly areas: readonly AreaPattern[];
}

export interface PatternRules extends Permutations {
  /** Whether every area's neighbours weigh 1 together, or each 1. */
  readonly weighting?: 'ROW_STANDARDISED' | 'BINARY';
  /** Up to which share of false ones areas are told apart from chance. */
  readonly falseDiscoveryRate?: Ratio;
}

/**
 * Where what is much and what is little lies together (空間的自己相関), for planners as a reference: Moran's I of the town, LISA and Gi* of
 * its areas, told apart from chance by permutations and a false discovery rate. Areas without a value take no part and are
 * nobody's neighbour; they stay in the list as UNKNOWN.
 *
 * @param values per area; NaN where not known.
 * @param neighbours binary, as `contiguousNeighbours` and `neighboursWithin` find them.
 * @throws RangeError when a value is infinite, neighbours are not those of these areas, there is no permutation, or the rate is not
 *   between 0 and 1.
 */
export function spatialPattern(values: Float64Array, neighbours: Neighbours, rules: PatternRules): SpatialPattern {
  return runThrough(searchSpatialPattern(values, neighbours, rules));
}

/** {@link spatialPattern}, pausing while it deals the values of thousands of areas thousands of times. */
export function* searchSpatialPattern(
  values: Float64Array,
  neighbours: Neighbours,
  { weighting = 'ROW_STANDARDISED', falseDiscoveryRate = 0.05, ...permutations }: PatternRules,
): Generator<void, SpatialPattern> {
  if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1))
    throw new RangeError(`a false discovery rate of ${falseDiscoveryRate}`);
  assertNeighbours(neighbours, values.length);
  for (const [area, value] of values.entries())
    if (Math.abs(value) === Number.POSITIVE_INFINITY) throw new RangeError(`area ${area} has the value ${value}`);
  const known = Uint32Array.from(values.keys()).filter((area) => !Number.isNaN(values[area]));
  const areas: AreaPattern[] = Array.from(values, () => ({ ...NOTHING, kind: 'UNKNOWN' }));
  const own = Float64Array.from(known, (area) => values[area] as number);
  const { z, variance } = deviationsOf(own);
  const inDeviations = (difference: number) => (variance === 0 ? 0 : difference / Math.sqrt(variance));
  for (const [at, area] of known.entries())
    areas[area] = { ...NOTHING, kind: 'NO_NEIGHBOUR', deviation: inDeviations(z[at] as number) };
  if (known.length < 3) return { global: null, areas };
  const binary = amongThese(neighbours, known);
  const weights = weighting === 'BINARY' ? binary : rowStandardised(binary);
  const global = yield* searchMoransI(own, weights, permutations);
  const local = localMoransI(own, weights);
  const giStar = getisOrdGiStar(own, weights);
  const pValues = yield* searchLocalPValues(own, weights, permutations);

  const asked = Uint32Array.from(known.keys()).filter((at) => binary.start[at] !== binary.start[at + 1]);
  const adjusted = falseDiscoveryAdjusted(Float64Array.from(asked, (at) => pValues[at] as number));
  const lags = lagsOf(z, weights);
  for (const [rank, at] of asked.entries()) {
    const adjustedP = adjusted[rank] as number;
    areas[known[at] as number] = {
      kind: adjustedP <= falseDiscoveryRate ? kindOf(z[at] as number, lags[at] as number) : 'NOT_SIGNIFICANT',
      deviation: inDeviations(z[at] as number),
      lag: inDeviations(lags[at] as number),
      localMoransI: local[at] as number,
      giStar: giStar[at] as number,
      pValue: pValues[at] as number,
      adjustedP,
    };
  }
  return { global, areas };
}

const NOTHING = { deviation: null, lag: null, localMoransI: null, giStar: null, pValue: null, adjustedP: null };

function kindOf(own: number, lag: number): PatternKind {
  if (own >= 0) return lag >= 0 ? 'HIGH_HIGH' : 'HIGH_LOW';
  return lag >= 0 ? 'LOW_HIGH' : 'LOW_LOW';
}

/** The neighbours that some of the areas are to each other, numbered as they stand in `areas`. */
function amongThese({ start, neighbour, weight }: Neighbours, areas: Uint32Array): Neighbours {
  const numberOf = new Map(Array.from(areas, (area, at) => [area, at]));
  const ownStart = new Uint32Array(areas.length + 1);
  const ownNeighbour: number[] = [];
  const ownWeight: number[] = [];
  for (const [at, area] of areas.entries()) {
    for (let entry = start[area] as number; entry < (start[area + 1] as number); entry++) {
      const other = numberOf.get(neighbour[entry] as number);
      if (other === undefined) continue;
      ownNeighbour.push(other);
      ownWeight.push(weight[entry] as number);
    }
    ownStart[at + 1] = ownNeighbour.length;
  }
  return { start: ownStart, neighbour: Uint32Array.from(ownNeighbour), weight: Float64Array.from(ownWeight) };
}
