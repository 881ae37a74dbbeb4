import type { Town, TownIndicator } from './town.ts';

const MOST = 8;

/** What says how near things are to people; presence and counts have lists of their own. */
const MEASURES = new Set(['coverage', 'traveltime', 'roundtrip', 'per1000', 'nearest', 'departures']);

/**
 * The indicators that every screen shows first, of those the town has values of: one a measure and group of kinds, so that
 * eight of them look at eight different things. A variant (`coverage.salon.500m`) stands behind the one it varies.
 */
export function baseIndicators({ indicators, kinds }: Pick<Town, 'indicators' | 'kinds'>): readonly TownIndicator[] {
  const groupOf = new Map(kinds.map(({ id, group }) => [id, group]));
  const seen = new Set<string>();
  return indicators
    .filter(({ available, id, measure, kinds: kindIds }) => {
      if (!available || !MEASURES.has(measure) || id.split('.').length !== 2) return false;
      const looksAt = kindIds.map((kindId) => `${measure} ${groupOf.get(kindId) ?? kindId}`);
      const isNew = looksAt.every((look) => !seen.has(look));
      for (const look of looksAt) seen.add(look);
      return isNew;
    })
    .slice(0, MOST);
}

/** What counts people: areas can be set beside each other by it, each by the people who live there. */
const OF_PEOPLE = new Set(['coverage', 'traveltime', 'roundtrip', 'per1000', 'nearest', 'access']);

export const hasPattern = ({ measure }: Pick<TownIndicator, 'measure'>): boolean => OF_PEOPLE.has(measure);
