/** Up to a cost (exactly at it included) what is there counts with a weight. */
export interface DecayStep {
  readonly upTo: number;
  /** 0..1. */
  readonly weight: number;
}

/**
 * How much a place counts by what it costs to get there (距離減衰): 1 where it costs nothing, never rising, 0 beyond the limit. A value
 * that can be stored, shown and sent, in the unit of the costs. Exactly at a limit counts as within.
 */
export type Decay =
  /** Zones that rise in cost and fall in weight: one zone of weight 1 is a catchment, several are Luo & Qi's (2009). */
  | { readonly shape: 'STEP'; readonly steps: readonly DecayStep[] }
  /** (cost ÷ least)^−exponent, and 1 up to `least`, since a power has no value at 0. */
  | { readonly shape: 'POWER'; readonly exponent: number; readonly least: number; readonly limit?: number }
  /** e^(−rate × cost). */
  | { readonly shape: 'EXPONENTIAL'; readonly rate: number; readonly limit?: number }
  /** e^(−½ (cost ÷ bandwidth)²). */
  | { readonly shape: 'GAUSSIAN'; readonly bandwidth: number; readonly limit?: number };

/** Everything up to the limit counts in full, nothing beyond. */
export function catchmentOf(limit: number): Decay {
  return { shape: 'STEP', steps: [{ upTo: limit, weight: 1 }] };
}

/** A micrometre, as coverage gives: 384.6… × 1.3 is 500 but for its last digit. */
const GRACE = 1e-6;

/** Less than this counts as nothing: divided by it, sums would leave the range of numbers. */
const LEAST_WEIGHT = 1e-12;

/**
 * The weight of each cost, which must be checked to be at least 0.
 *
 * @throws RangeError when the decay's own numbers are out of range.
 */
export function weightsOf(decay: Decay, cost: Float64Array): Float64Array {
  return decay.shape === 'STEP' ? stepWeights(decay.steps, cost) : smoothWeights(decay, cost);
}

function stepWeights(steps: readonly DecayStep[], cost: Float64Array): Float64Array {
  assertSteps(steps);
  const upTo = Float64Array.from(steps, (step) => step.upTo + GRACE);
  // one more for whatever lies beyond the last
  const weights = Float64Array.of(...steps.map(({ weight }) => (weight < LEAST_WEIGHT ? 0 : weight)), 0);
  const result = new Float64Array(cost.length);
  for (let at = 0; at < result.length; at++) {
    const own = cost[at] as number;
    let step = 0;
    while (step < upTo.length && own > (upTo[step] as number)) step++;
    result[at] = own === Number.POSITIVE_INFINITY ? 0 : (weights[step] as number);
  }
  return result;
}

function assertSteps(steps: readonly DecayStep[]): void {
  if (steps.length === 0) throw new RangeError('a decay of no steps');
  let last: DecayStep = { upTo: -1, weight: 1 };
  for (const step of steps) {
    if (!(step.upTo > last.upTo && step.upTo >= 0))
      throw new RangeError(`a step up to ${step.upTo} after ${last.upTo}`);
    if (!(step.weight >= 0 && step.weight <= last.weight))
      throw new RangeError(`a step of weight ${step.weight} after ${last.weight}`);
    last = step;
  }
}

function smoothWeights(decay: Exclude<Decay, { shape: 'STEP' }>, cost: Float64Array): Float64Array {
  const { limit = Number.POSITIVE_INFINITY } = decay;
  if (!(limit >= 0)) throw new RangeError(`a decay with the limit ${limit}`);
  const result = new Float64Array(cost.length);
  const set = (at: number, weight: number) => {
    result[at] = (cost[at] as number) <= limit + GRACE && weight >= LEAST_WEIGHT ? weight : 0;
  };
  switch (decay.shape) {
    case 'POWER': {
      const { exponent, least } = decay;
      assertAbove0(exponent, 'exponent');
      assertAbove0(least, 'least cost');
      for (let at = 0; at < result.length; at++) set(at, (Math.max(cost[at] as number, least) / least) ** -exponent);
      return result;
    }
    case 'EXPONENTIAL': {
      assertAbove0(decay.rate, 'rate');
      for (let at = 0; at < result.length; at++) set(at, Math.exp(-decay.rate * (cost[at] as number)));
      return result;
    }
    case 'GAUSSIAN': {
      assertAbove0(decay.bandwidth, 'bandwidth');
      for (let at = 0; at < result.length; at++)
        set(at, Math.exp(-0.5 * ((cost[at] as number) / decay.bandwidth) ** 2));
      return result;
    }
  }
}

function assertAbove0(value: number, name: string): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`a decay with the ${name} ${value}`);
}
