import { badInput } from '../../wire/index.ts';
import type { IndicatorDefinition } from '../definition.ts';

/** What is made of the values of many areas: ジニ係数, タイル指数, パルマ比 of how they are shared out, モランのI of what lies beside what. */
export type PatternStatistic = 'gini' | 'theil' | 'palma' | 'moran';

/** Of which indicator, and what. */
export interface Derivation {
  readonly statistic: PatternStatistic;
  readonly base: IndicatorDefinition;
}

const INEQUALITY = 'inequality.';
const CLUSTER = 'cluster.';

/**
 * `inequality.<indicator>` with its variants `.theil` and `.palma`, and `cluster.<indicator>`; undefined for any other id. These are no
 * rows of the catalogue: whatever counts people has them, at every revision and year of its values.
 */
export function findDerivation(
  id: string,
): { readonly statistic: PatternStatistic; readonly baseId: string } | undefined {
  if (id.startsWith(CLUSTER)) return { statistic: 'moran', baseId: id.slice(CLUSTER.length) };
  if (!id.startsWith(INEQUALITY)) return undefined;
  const rest = id.slice(INEQUALITY.length);
  for (const variant of ['theil', 'palma'] as const)
    if (rest.endsWith(`.${variant}`)) return { statistic: variant, baseId: rest.slice(0, -variant.length - 1) };
  return { statistic: 'gini', baseId: rest };
}

/** @throws BAD_USER_INPUT where an indicator's values belong to no people, by whose number areas could weigh */
export function assertPattern({ id, people }: IndicatorDefinition): void {
  if (people === null)
    throw badInput(
      `指標「${id}」は人の数で重みづけできないため、地区のちがいは見られません。人を数える指標(coverage.… など)を選んでください。`,
    );
}
