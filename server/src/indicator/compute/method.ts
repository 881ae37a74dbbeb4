import { STRAIGHT_LINE_DETOUR } from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';

/** How metres to a place are measured, what is done to them before they count, and what the method is called. */
export interface WayRule {
  /** Along streets, or in a straight line. */
  readonly by: 'street' | 'straight';
  readonly detour: number;
  readonly method: 'street' | 'straight' | 'straight×1.3';
}

const STREET: WayRule = { by: 'street', detour: 1, method: 'street' };
const ESTIMATED: WayRule = { by: 'straight', detour: STRAIGHT_LINE_DETOUR, method: 'straight×1.3' };
const STRAIGHT: WayRule = { by: 'straight', detour: 1, method: 'straight' };

/** How an indicator measures the way to a place: a walk goes along streets where the town has imported them, and else is a straight line made longer. */
export function wayOf({ parameters }: Pick<IndicatorDefinition, 'parameters'>, hasStreets: boolean): WayRule {
  return parameters.distance === 'walk' ? walkOf(hasStreets) : STRAIGHT;
}

/** Whether access (届きやすさ) is measured in minutes on foot and by transit instead of metres. */
export function isByTransit({ measure, parameters }: Pick<IndicatorDefinition, 'measure' | 'parameters'>): boolean {
  return measure === 'access' && parameters.distance === 'transit';
}

/** How a walk is measured. */
export function walkOf(hasStreets: boolean): WayRule {
  return hasStreets ? STREET : ESTIMATED;
}

/** How an indicator's values come about: street, straight, straight×1.3, walk+transit, record. */
export function methodOf(definition: Pick<IndicatorDefinition, 'measure' | 'parameters'>, hasStreets: boolean): string {
  if (isByTransit(definition)) return 'walk+transit';
  switch (definition.measure) {
    case 'coverage':
    case 'nearest':
    case 'access':
      return wayOf(definition, hasStreets).method;
    case 'traveltime':
    case 'roundtrip':
      return 'walk+transit';
    default:
      return 'record';
  }
}
