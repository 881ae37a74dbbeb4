import type { SourceCredit } from '../../municipality/index.ts';
import { isByTransit } from '../compute/method.ts';
import type { IndicatorDefinition, Measure } from '../definition.ts';
import type { DatasetFacts, TownFacts } from '../town/town-facts.ts';
import type { SourceName, SourcePhrases } from './explanation-input.ts';

/** The data that each measure is made of. */
const MADE_OF: Readonly<Record<Measure, readonly SourceName[]>> = {
  coverage: ['resources', 'population', 'areas', 'membership', 'weights', 'streets'],
  nearest: ['resources', 'population', 'areas', 'membership', 'weights', 'streets'],
  per1000: ['resources', 'population', 'areas', 'membership', 'weights'],
  access: ['resources', 'population', 'areas', 'membership', 'weights', 'streets'],
  presence: ['resources', 'presence', 'areas', 'membership'],
  count: ['counts', 'areas'],
  traveltime: ['gtfs', 'resources', 'population', 'areas', 'weights', 'streets'],
  roundtrip: ['gtfs', 'resources', 'population', 'areas', 'weights', 'streets'],
  departures: ['gtfs', 'areas'],
};

/** Places with so many departures a day are stops of the timetable. */
const BY_TIMETABLE: readonly SourceName[] = ['gtfs', 'population', 'areas', 'membership', 'weights'];

/**
 * 「人口: 伊賀市」: the sources of a measure's numbers with the dates of their data, the measure's own first.
 * @param weighedBy the dataset by which squares at the area's border were divided: of several that were imported one is in force
 */
export function sourcesOf(
  facts: TownFacts,
  { measure, parameters }: Pick<IndicatorDefinition, 'measure' | 'parameters'>,
  words: SourcePhrases,
  weighedBy: string | null,
): SourceCredit[] {
  const madeOf = parameters.minDepartures === undefined ? madeOfMeasure({ measure, parameters }) : BY_TIMETABLE;
  return madeOf.flatMap((name) => {
    const ofName = facts.datasets.filter(
      (dataset) => dataset.name === name && (name !== 'weights' || dataset.id === weighedBy),
    );
    const bySource = Map.groupBy(ofName, ({ source, license }) => JSON.stringify([source, license]));
    return [...bySource.values()].flatMap((datasets) => {
      const [first] = datasets;
      if (!first) return [];
      const { source, license } = first;
      return [{ name: `${words[name]}: ${source}`, license, asOf: newest(datasets), isDemo: facts.isDemo }];
    });
  });
}

/** Access by transit is made of what access is and of what travel times are. */
function madeOfMeasure(rule: Pick<IndicatorDefinition, 'measure' | 'parameters'>): readonly SourceName[] {
  const own = MADE_OF[rule.measure];
  return isByTransit(rule) ? ['gtfs', ...own] : own;
}

/** Of one source in several parts, such as areas by kind, the newest date. */
function newest(datasets: readonly DatasetFacts[]): string | null {
  return (
    datasets
      .flatMap(({ asOf }) => asOf ?? [])
      .toSorted()
      .at(-1) ?? null
  );
}
