import { STRAIGHT_LINE_DETOUR } from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';

/** What a straight metre stands for, and what a value's method is called. */
export interface WayRule {
  readonly detour: number;
  readonly method: 'straight' | 'straight×1.3';
}

/** How an indicator measures the way to a place. While no town has imported its streets, a walk is a straight line made longer. */
export function wayOf({ parameters }: Pick<IndicatorDefinition, 'parameters'>): WayRule {
  return parameters.distance === 'walk'
    ? { detour: STRAIGHT_LINE_DETOUR, method: 'straight×1.3' }
    : { detour: 1, method: 'straight' };
}

/** How an indicator's values come about: street, straight, straight×1.3, walk+transit, record. */
export function methodOf(definition: Pick<IndicatorDefinition, 'measure' | 'parameters'>): string {
  switch (definition.measure) {
    case 'coverage':
    case 'nearest':
      return wayOf(definition).method;
    case 'traveltime':
      return 'walk+transit';
    default:
      return 'record';
  }
}
