import type { TownIndicator } from './town.ts';

const MOST = 8;

/**
 * The indicators that every screen shows first: those the town has values of, about how near things are to people.
 * Presence has its own list, and a variant (`coverage.salon.500m`) stands behind the indicator it varies.
 */
export function baseIndicators(indicators: readonly TownIndicator[]): readonly TownIndicator[] {
  return indicators
    .filter(({ available, id, measure }) => available && measures.has(measure) && id.split('.').length === 2)
    .slice(0, MOST);
}

const measures = new Set(['coverage', 'traveltime', 'per1000', 'nearest', 'departures']);
