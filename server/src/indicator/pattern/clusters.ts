import { type AreaPattern, type MoransI, type Neighbours, searchSpatialPattern, seededRandom } from '@hazama/geo';
import type { AreaFigure } from './figures.ts';

/** How areas are told apart from chance. The same seed deals the same permutations, so the same values have the same answer everywhere. */
export const CLUSTER_RULES = {
  /** Enough for one area among some hundred to stand out at a false discovery rate of 5 %: the smallest p is 2 ÷ 10,000. */
  permutations: 9999,
  seed: 1,
  falseDiscoveryRate: 0.05,
} as const;

/** What lies beside what. */
export interface Clusters {
  readonly global: MoransI | NoClusters;
  /** By the model's areas. */
  readonly byArea: ReadonlyMap<number, AreaPattern>;
}

/** Why nothing is said of the whole. */
export type NoClusters = 'TOO_FEW_AREAS' | 'ALL_ALIKE' | 'NO_NEIGHBOURS';

/**
 * Of areas with their values, by who touches whom in the whole town. Areas without a value are nobody's neighbour. Of thousands of areas it
 * takes seconds, and pauses.
 */
export function* searchClusters(figures: readonly AreaFigure[], neighbours: Neighbours): Generator<void, Clusters> {
  const values = new Float64Array(neighbours.start.length - 1).fill(Number.NaN);
  for (const { area, value } of figures) if (value !== null) values[area] = value;
  const { permutations: count, seed, falseDiscoveryRate } = CLUSTER_RULES;
  const rules = { count, random: seededRandom(seed), falseDiscoveryRate };
  const pattern = yield* searchSpatialPattern(values, neighbours, rules);
  const byArea = new Map(figures.map(({ area }) => [area, pattern.areas[area] as AreaPattern]));
  return { global: globalOf(pattern.global, byArea), byArea };
}

function globalOf(global: MoransI | null, byArea: ReadonlyMap<number, AreaPattern>): MoransI | NoClusters {
  if (!global) return 'TOO_FEW_AREAS';
  const areas = [...byArea.values()];
  if (areas.every(({ lag }) => lag === null)) return 'NO_NEIGHBOURS';
  return areas.every(({ deviation }) => (deviation ?? 0) === 0) ? 'ALL_ALIKE' : global;
}
