import { type AreaPattern, type Measurement, type MoransI, measured, unknown } from '@hazama/geo';
import type { Clusters, NoClusters } from './clusters.ts';
import type { PatternStatistic } from './derivation.ts';
import type { Differences, NoDifferences } from './differences.ts';

/** Why there is no number. */
export type NoFinding =
  | NoDifferences
  | NoClusters
  /** An area by itself has nothing inside it that could differ. */
  | 'ONE_OF_THEM'
  /** The four tenths of people with least have nothing: there is no ratio. */
  | 'LEAST_HAVE_NOTHING'
  /** The area's own value is not known. */
  | 'NO_VALUE'
  /** For staff alone. */
  | 'WITHHELD';

/** What was found of an area, with all that is told of it. */
export type Finding =
  | { readonly found: 'NOTHING'; readonly reason: NoFinding }
  | { readonly found: 'DIFFERENCES'; readonly differences: Differences; readonly estimated: number }
  | { readonly found: 'PATTERN'; readonly global: MoransI; readonly seen: SeenPattern }
  | { readonly found: 'PLACE'; readonly pattern: AreaPattern; readonly seen: SeenPattern };

/** What a pattern rests on. */
export interface SeenPattern {
  readonly areas: number;
  readonly leftOut: number;
  /** Of these, areas from which most have no way to get there. */
  readonly unreachable: number;
  /** Areas that touch no other with a value. */
  readonly alone: number;
  /** Areas whose border nobody has drawn: who touches whom is estimated with it. */
  readonly estimated: number;
}

export const nothing = (reason: NoFinding): Finding => ({ found: 'NOTHING', reason });

/** @param estimated of how many of the areas counted the border, and with it who lives there, is estimated */
export function findDifferences(
  differences: Differences | NoDifferences | undefined,
  statistic: PatternStatistic,
  estimated: number,
): Finding {
  if (differences === undefined) return nothing('ONE_OF_THEM');
  if (typeof differences === 'string') return nothing(differences);
  if (statistic === 'palma' && !Number.isFinite(differences.palma)) return nothing('LEAST_HAVE_NOTHING');
  return { found: 'DIFFERENCES', differences, estimated };
}

/** @param area null: of the whole */
export function findClusters({ global, byArea }: Clusters, seen: SeenPattern, area: number | null): Finding {
  if (area === null) return typeof global === 'string' ? nothing(global) : { found: 'PATTERN', global, seen };
  const pattern = byArea.get(area);
  if (!pattern || pattern.kind === 'UNKNOWN') return nothing('NO_VALUE');
  if (typeof global === 'string') return nothing(global);
  return pattern.lag === null ? nothing('NO_NEIGHBOURS') : { found: 'PLACE', pattern, seen };
}

/** The number itself. */
export function measurementOf(finding: Finding, statistic: PatternStatistic): Measurement {
  switch (finding.found) {
    case 'NOTHING':
      if (finding.reason === 'WITHHELD') return measured({ state: 'SUPPRESSED' });
      return unknown(finding.reason === 'NOBODY' ? 'NOBODY' : 'NO_RECORD');
    case 'DIFFERENCES': {
      const { gini, theil, palma, people } = finding.differences;
      const value = statistic === 'palma' ? palma : statistic === 'theil' ? theil.total : gini;
      return measured({ value, denominator: people });
    }
    case 'PATTERN':
      return measured({ value: finding.global.index });
    case 'PLACE':
      return measured({ value: finding.pattern.localMoransI });
  }
}
