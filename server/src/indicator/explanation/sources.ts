import type { SourceCredit } from '../../municipality/index.ts';
import type { Measure } from '../definition.ts';
import type { TownFacts } from '../town/town-facts.ts';

/** The data that each measure is made of, by the names of datasets. */
const MADE_OF: Readonly<Record<Measure, readonly string[]>> = {
  coverage: ['resources', 'population', 'areas', 'membership', 'streets'],
  nearest: ['resources', 'population', 'areas', 'membership', 'streets'],
  per1000: ['resources', 'population', 'areas', 'membership'],
  presence: ['resources', 'presence', 'areas', 'membership'],
  count: ['counts', 'areas'],
  traveltime: ['gtfs', 'resources', 'population', 'areas', 'streets'],
  departures: ['gtfs', 'areas'],
};

/** The sources of a measure's numbers with the dates of their data, the measure's own first. */
export function sourcesOf(facts: TownFacts, measure: Measure): SourceCredit[] {
  const seen = new Set<string>();
  return MADE_OF[measure].flatMap((name) =>
    facts.datasets
      .filter((dataset) => dataset.name === name)
      .flatMap(({ source, license, asOf }) => {
        const key = JSON.stringify([source, license, asOf]);
        if (seen.has(key)) return [];
        seen.add(key);
        return [{ name: source, license, asOf, isDemo: facts.isDemo }];
      }),
  );
}
