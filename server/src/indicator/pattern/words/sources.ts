import type { PatternStatistic } from '../derivation.ts';

/** Who described a measure first, and as it is done here. */
export const SOURCES: Readonly<Record<PatternStatistic, string>> = {
  gini: 'Gini 1912, Lorenz 1905',
  theil: 'Theil 1967',
  palma: 'Palma 2011, Cobham & Sumner 2013',
  moran: 'Moran 1950, Anselin 1995, Ord & Getis 1995',
};
