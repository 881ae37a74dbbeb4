import type { Decay, DecayStep } from '@hazama/geo';
import { accessRule } from '../compute/access.ts';
import type { IndicatorDefinition } from '../definition.ts';

/** 近さの重み of access: the indicator's own, the same for all, or falling from zone to zone. */
export type WeightShape = 'OWN' | keyof typeof WEIGHTS;

/** Of the three thirds of a catchment; slow and fast are those that Luo & Qi (2009) compare. */
const WEIGHTS = {
  EVEN: [1, 1, 1],
  SLOW: [1, 0.68, 0.22],
  FAST: [1, 0.42, 0.09],
} as const satisfies Readonly<Record<string, readonly [number, number, number]>>;

const SHAPES = ['EVEN', 'SLOW', 'FAST'] as const;

/** The indicator's own first, then those that differ from it. */
export function listWeightShapes(definition: IndicatorDefinition): readonly WeightShape[] {
  const { thresholdMeters = 0 } = definition.parameters;
  const own = nameDecay(accessRule(definition).decay);
  return ['OWN', ...SHAPES.filter((shape) => nameDecay(weightsOfShape(shape, thresholdMeters)) !== own)];
}

export function weightsOfShape(shape: Exclude<WeightShape, 'OWN'>, catchmentMeters: number): Decay {
  const weights = WEIGHTS[shape];
  const steps = weights.map((weight, at) => ({ upTo: (catchmentMeters * (at + 1)) / weights.length, weight }));
  return { shape: 'STEP', steps };
}

/** Two decays that weigh alike have the same name: zones of one weight are one zone. */
function nameDecay(decay: Decay): string {
  if (decay.shape !== 'STEP') return JSON.stringify(decay);
  const zones = decay.steps.reduce<DecayStep[]>(
    (merged, step) => [...(merged.at(-1)?.weight === step.weight ? merged.slice(0, -1) : merged), step],
    [],
  );
  return zones.map(({ upTo, weight }) => `${Math.round(upTo)} ${weight}`).join();
}

/** The same decay over a longer or shorter way. */
export function stretchDecay(decay: Decay, factor: number): Decay {
  const limit = (of: { readonly limit?: number }) => (of.limit === undefined ? {} : { limit: of.limit * factor });
  switch (decay.shape) {
    case 'STEP':
      return { ...decay, steps: decay.steps.map(({ upTo, weight }) => ({ upTo: upTo * factor, weight })) };
    case 'POWER':
      return { ...decay, least: decay.least * factor, ...limit(decay) };
    case 'EXPONENTIAL':
      return { ...decay, rate: decay.rate / factor, ...limit(decay) };
    case 'GAUSSIAN':
      return { ...decay, bandwidth: decay.bandwidth * factor, ...limit(decay) };
  }
}
