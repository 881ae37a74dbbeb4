import type { Ratio } from '../units.ts';
import { dispersedLimits, type FunnelDispersion } from './funnel-dispersion.ts';
import type { FunnelKind } from './funnel-kind.ts';
import type { Interval } from './interval.ts';

/** Where a value lies: WITHIN the 95 % limits, beyond them, or FAR beyond, outside the 99.8 % limits. */
export type FunnelPosition = 'WITHIN' | 'ABOVE' | 'FAR_ABOVE' | 'BELOW' | 'FAR_BELOW';

export interface FunnelInput {
  readonly kind: FunnelKind;
  readonly events: number;
  /** People, or what else the events are counted over. Of a proportion fractions of people are rounded. */
  readonly exposure: number;
  /** The value from which chance would lead away: the town's own, or a target. */
  readonly target: number;
  /** How much further values lie apart than chance brings them; without it chance is all. */
  readonly dispersion?: FunnelDispersion;
}

export interface FunnelPoint {
  readonly value: number;
  readonly limits95: Interval;
  readonly limits998: Interval;
  readonly position: FunnelPosition;
}

/**
 * One point of a funnel plot (ファンネルプロット, Spiegelhalter 2005). Values within the limits differ by no more than chance would
 * have them differ, and are not coloured as different. Exactly at a limit is within.
 *
 * @throws RangeError when a number is below 0, infinite or not known, or a proportion's target or events exceed the whole; or exposure is 0.
 */
export function funnelPoint({ kind, events, exposure, target, dispersion }: FunnelInput): FunnelPoint {
  if (!(exposure > 0)) throw new RangeError(`a value over an exposure of ${exposure}`);
  if (!(events >= 0 && events < Number.POSITIVE_INFINITY && (kind === 'RATE' || events <= exposure)))
    throw new RangeError(`${events} events of ${exposure}`);
  const value = events / exposure;
  const limits95 = limitsAt(kind, target, exposure, dispersion, 0.95);
  const limits998 = limitsAt(kind, target, exposure, dispersion, 0.998);
  return { value, limits95, limits998, position: positionOf(value, limits95, limits998) };
}

/** Those of chance, wider where areas differ by more than it; never narrower. */
function limitsAt(
  kind: FunnelKind,
  target: number,
  exposure: number,
  dispersion: FunnelDispersion | undefined,
  confidence: 0.95 | 0.998,
): Interval {
  const chance = funnelLimits(kind, target, exposure, confidence);
  if (!dispersion || (dispersion.phi <= 1 && dispersion.tau === 0)) return chance;
  const wider = dispersedLimits(kind, target, exposure, dispersion, confidence === 0.95 ? 'inner' : 'outer');
  return { low: Math.min(chance.low, wider.low), high: Math.max(chance.high, wider.high) };
}

function positionOf(value: number, inner: Interval, outer: Interval): FunnelPosition {
  if (value > outer.high) return 'FAR_ABOVE';
  if (value < outer.low) return 'FAR_BELOW';
  if (value > inner.high) return 'ABOVE';
  return value < inner.low ? 'BELOW' : 'WITHIN';
}

/**
 * The limits of a funnel at one exposure: from the exact distribution around the target, interpolated between counts so that the funnel's
 * edge is no staircase. A count lies beyond a limit exactly where as few, or as many, come about in at most half of what the confidence
 * leaves (the first of the three ways that Manktelow & Seaton 2012 compare). The lower limit is Spiegelhalter's (2005, appendix A.1.1), the
 * upper one its mirror; his own lies up to one event lower and lets chance pass it more often than it says.
 *
 * @throws RangeError as {@link funnelPoint}, and when the confidence is not between 0 and 1.
 */
export function funnelLimits(kind: FunnelKind, target: number, exposure: number, confidence: Ratio = 0.95): Interval {
  if (!(exposure > 0 && exposure < Number.POSITIVE_INFINITY))
    throw new RangeError(`limits at an exposure of ${exposure}`);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`limits of ${confidence}`);
  if (!(target >= 0 && target < Number.POSITIVE_INFINITY && (kind === 'RATE' || target <= 1)))
    throw new RangeError(`limits around ${target}`);
  const trials = Math.max(1, Math.round(exposure));
  const counts = kind === 'RATE' ? poissonCounts(target * exposure) : binomialCounts(trials, target);
  const over = kind === 'RATE' ? exposure : trials;
  const tail = (1 - confidence) / 2;
  const low = counts.first + edgeOf(counts.chance, tail);
  const high = counts.first + counts.chance.length - 1 - edgeOf(counts.chance.toReversed(), tail);
  return { low: Math.max(0, low) / over, high: (kind === 'RATE' ? high : Math.min(trials, high)) / over };
}

/** Chances of the counts `first`, `first + 1`, …; what is left out together is less than rounding. */
interface Counts {
  readonly first: number;
  readonly chance: readonly number[];
}

function poissonCounts(mean: number): Counts {
  return countsAround(Math.floor(mean), Number.POSITIVE_INFINITY, (count) => mean / count);
}

function binomialCounts(trials: number, chance: Ratio): Counts {
  if (chance === 1) return { first: trials, chance: [1] };
  const mode = Math.min(trials, Math.floor((trials + 1) * chance));
  return countsAround(mode, trials, (count) => ((trials - count + 1) * chance) / (count * (1 - chance)));
}

/**
 * A distribution from its mode outwards, by the ratio of each count's chance to that before it; divided by their sum in the end, so that
 * no factorial of a town's people is ever taken.
 */
function countsAround(mode: number, most: number, ratio: (count: number) => number): Counts {
  const negligible = 1e-18;
  const below: number[] = [];
  const above: number[] = [1];
  for (let count = mode, chance = 1; count > 0; count--) {
    chance /= ratio(count);
    if (chance < negligible) break;
    below.push(chance);
  }
  for (let count = mode + 1, chance = 1; count <= most; count++) {
    chance *= ratio(count);
    if (chance < negligible) break;
    above.push(chance);
  }
  const chance = [...below.toReversed(), ...above];
  const sum = chance.reduce((total, own) => total + own, 0);
  return { first: mode - below.length, chance: chance.map((own) => own / sum) };
}

/** How far from the outermost count the tail ends that holds so much: between the last count that lies in it whole and the next. */
function edgeOf(chance: readonly number[], tail: Ratio): number {
  let held = 0;
  for (const [at, own] of chance.entries()) {
    held += own;
    if (held > tail) return at - (held - tail) / own;
  }
  return chance.length - 1;
}
