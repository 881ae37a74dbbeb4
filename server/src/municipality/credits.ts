import type { Dataset } from './dataset.ts';
import type { SourceCredit } from './source-credit.ts';

/** One credit for each source and licence, with the newest date of its data. */
export function creditsOf(datasets: readonly Dataset[], isDemo: boolean): SourceCredit[] {
  const bySource = Map.groupBy(datasets, ({ source, license }) => JSON.stringify([source, license]));
  return [...bySource.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const asOf = group
      .map((dataset) => dataset.asOf)
      .reduce((newest, day) => ((day ?? '') > (newest ?? '') ? day : newest));
    return [{ name: first.source, license: first.license, asOf, isDemo }];
  });
}
