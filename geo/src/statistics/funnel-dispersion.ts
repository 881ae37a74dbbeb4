import type { Ratio } from '../units.ts';
import type { FunnelKind } from './funnel-kind.ts';
import type { Interval } from './interval.ts';

/** MULTIPLICATIVE stretches all limits by one factor; ADDITIVE lets true values differ, so that limits stay apart however many people there are. */
export type DispersionModel = 'ADDITIVE' | 'MULTIPLICATIVE';

/** How much further values lie from the target than chance alone would bring them (過分散). */
export interface FunnelDispersion {
  readonly model: DispersionModel;
  /** Mean square of the z-scores, the outermost drawn in: about 1 where chance explains all. */
  readonly phi: number;
  /** Standard deviation of true values, on the scale of `stabilised`; 0 where chance explains all, and in the multiplicative model. */
  readonly tau: number;
}

export interface DispersionRules {
  readonly model?: DispersionModel;
  /** Which share of the z-scores is drawn in on either side, so that a few outliers don't widen the limits to hold themselves. */
  readonly winsorisedShare?: Ratio;
}

/** Of the normal distribution: half of 5 %, and of 0.2 %, lie beyond. */
const DEVIATIONS = { inner: 1.959963984540054, outer: 3.090232306167814 } as const;

/**
 * The over-dispersion of a funnel (Spiegelhalter 2005, "Handling over-dispersion of performance indicators", Quality and Safety in Health
 * Care 14:347): z-scores on a scale on which chance spreads alike everywhere (arcsine of the root for proportions, root for rates),
 * winsorised, their mean square φ, and from it the spread of true values by moments (DerSimonian & Laird 1986). Areas without
 * people take no part; where there is none, chance explains all.
 *
 * @throws RangeError when the columns differ in length, there are more events than a proportion can have, a number is below 0 or not
 *   known, or the share drawn in is not below a half.
 */
export function funnelDispersion(
  kind: FunnelKind,
  events: Float64Array,
  exposure: Float64Array,
  target: number,
  { model = 'ADDITIVE', winsorisedShare = 0.1 }: DispersionRules = {},
): FunnelDispersion {
  if (events.length !== exposure.length)
    throw new RangeError(`events of ${events.length} areas, people of ${exposure.length}`);
  if (!(winsorisedShare >= 0 && winsorisedShare < 0.5))
    throw new RangeError(`${winsorisedShare} drawn in on each side`);
  if (!(target >= 0 && target < Number.POSITIVE_INFINITY && (kind === 'RATE' || target <= 1)))
    throw new RangeError(`a funnel around ${target}`);
  for (const [area, own] of events.entries()) {
    const people = exposure[area] as number;
    if (!(people >= 0 && own >= 0 && own < Number.POSITIVE_INFINITY && people < Number.POSITIVE_INFINITY))
      throw new RangeError(`area ${area} has ${own} events of ${people}`);
    if (kind === 'PROPORTION' && own > people) throw new RangeError(`area ${area} has ${own} events of ${people}`);
  }
  const inhabited = Uint32Array.from(events.keys()).filter((area) => (exposure[area] as number) > 0);
  const count = inhabited.length;
  if (count === 0) return { model, phi: 1, tau: 0 };
  const centre = stabilised(kind, target);
  const z = Float64Array.from(inhabited, (area) => {
    const people = exposure[area] as number;
    return (stabilised(kind, (events[area] as number) / people) - centre) / deviationAt(people);
  });
  const phi = winsorised(z, winsorisedShare).reduce((sum, own) => sum + own * own, 0) / count;
  return { model, phi, tau: model === 'ADDITIVE' ? spreadOf(phi, exposure, inhabited) : 0 };
}

/**
 * The limits of a funnel whose areas differ by more than chance: at 95 % or at 99.8 %, on the scale of `funnelDispersion` and back from it,
 * so that they stay within the possible. Those of chance alone where φ is at most 1.
 */
export function dispersedLimits(
  kind: FunnelKind,
  target: number,
  exposure: number,
  { model, phi, tau }: FunnelDispersion,
  edge: keyof typeof DEVIATIONS,
): Interval {
  const chance = deviationAt(exposure);
  const deviation = model === 'ADDITIVE' ? Math.hypot(chance, tau) : chance * Math.sqrt(Math.max(1, phi));
  const reach = DEVIATIONS[edge] * deviation;
  const centre = stabilised(kind, target);
  const most = kind === 'PROPORTION' ? Math.PI / 2 : Number.POSITIVE_INFINITY;
  return {
    low: unstabilised(kind, Math.max(0, centre - reach)),
    high: unstabilised(kind, Math.min(most, centre + reach)),
  };
}

/** The k lowest as the next above them, the k highest as the next below. */
function winsorised(z: Float64Array, share: Ratio): Float64Array {
  const sorted = z.toSorted();
  const drawnIn = Math.floor(share * z.length);
  const [low, high] = [sorted[drawnIn] as number, sorted[z.length - 1 - drawnIn] as number];
  return z.map((own) => Math.min(high, Math.max(low, own)));
}

function spreadOf(phi: number, exposure: Float64Array, areas: Uint32Array): number {
  const weights = Float64Array.from(areas, (area) => 1 / deviationAt(exposure[area] as number) ** 2);
  const sum = weights.reduce((total, own) => total + own, 0);
  const squares = weights.reduce((total, own) => total + own * own, 0);
  const room = sum - squares / sum;
  const beyondChance = areas.length * phi - (areas.length - 1);
  return room > 0 && beyondChance > 0 ? Math.sqrt(beyondChance / room) : 0;
}

function stabilised(kind: FunnelKind, value: number): number {
  return kind === 'PROPORTION' ? Math.asin(Math.sqrt(value)) : Math.sqrt(value);
}

function unstabilised(kind: FunnelKind, value: number): number {
  return kind === 'PROPORTION' ? Math.sin(value) ** 2 : value * value;
}

/** Chance's deviation on that scale: it depends on the exposure alone. */
function deviationAt(exposure: number): number {
  return 1 / (2 * Math.sqrt(exposure));
}
