import { type AreaShares, toAreaShares } from '../measure/area-shares.ts';
import { commonArea } from '../measure/common-area.ts';
import { toPlaneRings } from '../measure/plane-ring.ts';
import type { MultiPolygon } from '../measure/polygon.ts';
import { findBounds } from '../measure/polygon-bounds.ts';
import { ringsArea } from '../measure/rectangle-clip.ts';
import { amountInAny } from './amount-in-any.ts';
import {
  boundsMeet,
  type DasymetricWeights,
  type PreparedShape,
  type Weigh,
  type WeighedSource,
  weighBy,
} from './dasymetric-weights.ts';

/**
 * How a source was divided: by what is known of where its people live ('dasymetric'), by its surface alone because nothing is
 * ('areal'), or not at all because it lies in no target ('outside').
 */
export type DivisionMethod = 'dasymetric' | 'areal' | 'outside';

/** How sources (町字, cells of a census) fall to targets (areas of one kind). */
export interface Overlay {
  /** One row per target: its sources, and the share of each that falls to it. Sums as every other `AreaShares` does. */
  readonly shares: AreaShares;
  /** Per source. */
  readonly method: readonly DivisionMethod[];
  /** Per source the share that falls to no target: beyond the town's edge, or where no area was drawn. With `shares` it makes 1. */
  readonly outsideShare: Float64Array;
  /** Per source what fell to several targets at once, because they are drawn over each other, over the whole source. 0 where targets keep apart. */
  readonly doubledShare: Float64Array;
}

/** What shares so little of a source has only its border in common with it: see `assignCells`. */
const LEAST_SHARE = 1e-10;
/** Shares that miss 1 by less have lost it to rounding. */
const ROUNDING = 1e-9;

/**
 * Divides sources among targets by the surface that they have in common (areal weighting, Goodchild & Lam 1980) or, where weights
 * are given, by the weight that lies in it: buildings, or classes of land use with their densities (dasymetric: Wright 1936; Eicher
 * & Brewer 2001; Mennis 2003). A source without any weight in it is divided by surface, and `method` says so.
 *
 * Every source is handed out once: its shares and `outsideShare` make 1. Where targets are drawn over each other, its shares are
 * brought down together to what lies in any of them, and `doubledShare` says how much there was too much.
 *
 * @throws RangeError when a source or a target has no surface, more than eight targets are drawn over one spot, or as {@link weighBy}. A 町字 known as a point, or an area as a list, goes through `assignCells`.
 */
export function overlay(
  sources: readonly MultiPolygon[],
  targets: readonly MultiPolygon[],
  weights?: DasymetricWeights,
): Overlay {
  const weigh = weights && weighBy(weights);
  const prepared = targets.map((shape, target) => prepare(shape, `target ${target}`));
  const rows = targets.map(() => ({ cellIndex: [] as number[], share: [] as number[] }));
  const method: DivisionMethod[] = [];
  const outsideShare = new Float64Array(sources.length);
  const doubledShare = new Float64Array(sources.length);
  sources.forEach((shape, source) => {
    const division = divide(prepare(shape, `source ${source}`), prepared, weigh);
    method.push(division.method);
    outsideShare[source] = division.outsideShare;
    doubledShare[source] = division.doubledShare;
    for (const { target, share } of division.parts) {
      rows[target]?.cellIndex.push(source);
      rows[target]?.share.push(share);
    }
  });
  return { shares: toAreaShares(rows), method, outsideShare, doubledShare };
}

interface Surface extends PreparedShape {
  readonly squareMeters: number;
}

function prepare(shape: MultiPolygon, name: string): Surface {
  const plane = toPlaneRings(shape);
  const squareMeters = ringsArea(plane);
  const bounds = findBounds(shape);
  // also NaN, from a corner that is no position
  if (!bounds || !(squareMeters > 0) || squareMeters === Number.POSITIVE_INFINITY)
    throw new RangeError(`${name} has no surface: give its polygon, or leave it out and say that it has none`);
  return { shape, plane, bounds, squareMeters };
}

interface Division {
  readonly method: DivisionMethod;
  readonly parts: readonly { readonly target: number; readonly share: number }[];
  readonly outsideShare: number;
  readonly doubledShare: number;
}

function divide(source: Surface, targets: readonly Surface[], weigh: Weigh | undefined): Division {
  const pieces = targets.flatMap((target, index) => {
    if (!boundsMeet(source.bounds, target.bounds)) return [];
    const squareMeters = commonArea([source.plane, target.plane]);
    return squareMeters > LEAST_SHARE * source.squareMeters ? [{ index, target, squareMeters }] : [];
  });
  if (pieces.length === 0) return { method: 'outside', parts: [], outsideShare: 1, doubledShare: 0 };

  const within = pieces.map(({ target }) => target);
  const weighed = weigh?.(source, within);
  const isDasymetric = weighed !== undefined && weighed.total > 0;
  const { total, inTarget, inAny } = isDasymetric ? weighed : weighSurface(source, within, pieces);
  const handedOut = inTarget.reduce((sum, amount) => sum + amount, 0);
  const reachesOut = inAny < total * (1 - ROUNDING);
  // what is handed out makes what lies in any target, and all of the source where nothing lies outside
  const whole = handedOut / (reachesOut ? inAny / total : 1);
  return {
    method: isDasymetric ? 'dasymetric' : 'areal',
    parts: pieces.flatMap(({ index }, at) => {
      const share = handedOut > 0 ? (inTarget[at] as number) / whole : 0;
      return share > LEAST_SHARE ? [{ target: index, share }] : [];
    }),
    outsideShare: reachesOut ? 1 - inAny / total : 0,
    doubledShare: handedOut > inAny + total * ROUNDING ? (handedOut - inAny) / total : 0,
  };
}

function weighSurface(
  source: Surface,
  targets: readonly Surface[],
  pieces: readonly { readonly squareMeters: number }[],
): WeighedSource {
  const planes = targets.map(({ plane }) => plane);
  const inTarget = pieces.map(({ squareMeters }) => squareMeters);
  return { total: source.squareMeters, inTarget, inAny: amountInAny(source.plane, planes, inTarget, commonArea) };
}
