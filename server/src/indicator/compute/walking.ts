import { STRAIGHT_LINE_DETOUR } from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';

/** How an indicator measures the way to a place: `detour` is what a straight metre stands for. */
export interface WayRule {
  readonly detour: number;
  readonly method: 'straight' | 'straight×1.3';
}

/** While no town has imported its streets, a walk is a straight line made longer. */
export function wayOf({ parameters }: Pick<IndicatorDefinition, 'parameters'>): WayRule {
  return parameters.distance === 'walk'
    ? { detour: STRAIGHT_LINE_DETOUR, method: 'straight×1.3' }
    : { detour: 1, method: 'straight' };
}
