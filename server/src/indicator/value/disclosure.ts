import { type Audience, type CountedPeople, type Measurement, publishMeasurement, withheldRows } from '@hazama/geo';
import { sumsOfAreas } from '../../disclosure/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { TownFacts } from '../town/town-facts.ts';

/**
 * What an audience may see of one indicator in one year. Every number about areas leaves the server through here: the
 * values, their sentence, history and explanation, and what is told of the people not yet reached.
 *
 * @param measurements all areas that have a value, by id: whether one area's number may be shown depends on the others,
 *   from which it could be worked out.
 * @param withheldAreas areas whose number of people is withheld by itself, whatever the indicator makes of it.
 * @param told what those outside staff get where they get anything: the same measured of the town that they may know.
 */
export function disclose(
  facts: Pick<TownFacts, 'areas' | 'kinds'>,
  definition: IndicatorDefinition,
  measurements: ReadonlyMap<string, Measurement>,
  audience: Audience,
  withheldAreas: ReadonlySet<string>,
  told: ReadonlyMap<string, Measurement> = measurements,
): ReadonlyMap<string, Measurement> {
  const counted = countedPeople(definition, facts.kinds);
  if (audience === 'STAFF' || counted === 'NO_PEOPLE') return measurements;
  const areaIds = [...facts.areas.keys()];
  const withheld = withheldRows(
    componentsOf(counted).map((component) =>
      Float64Array.from(areaIds, (areaId) => measurements.get(areaId)?.[component] ?? 0),
    ),
    sumsOfAreas([...facts.areas.values()]),
  );
  return new Map(
    areaIds.flatMap((areaId, row) => {
      const measurement = told.get(areaId);
      const isWithheld = withheld[row] === 1 || withheldAreas.has(areaId);
      return measurement ? [[areaId, publishMeasurement(measurement, counted, audience, isWithheld)] as const] : [];
    }),
  );
}

/** What a measurement's numbers count. A count that isn't for the public, such as requests made for persons, counts residents. */
export function countedPeople(
  { measure, kindIds }: Pick<IndicatorDefinition, 'measure' | 'kindIds'>,
  kinds: TownFacts['kinds'],
): CountedPeople {
  switch (measure) {
    case 'coverage':
    case 'roundtrip':
      return 'PEOPLE_OF_PEOPLE';
    case 'nearest':
    case 'per1000':
    case 'traveltime':
    case 'access':
      return 'OVER_PEOPLE';
    case 'count':
      return kindIds.some((kindId) => kinds.get(kindId)?.visibility !== 'PUBLIC') ? 'PEOPLE' : 'NO_PEOPLE';
    case 'presence':
    case 'departures':
      return 'NO_PEOPLE';
  }
}

function componentsOf(counted: CountedPeople): readonly ('numerator' | 'denominator' | 'gapPeople' | 'value')[] {
  if (counted === 'PEOPLE_OF_PEOPLE') return ['numerator', 'gapPeople'];
  return counted === 'PEOPLE' ? ['value'] : ['denominator'];
}
