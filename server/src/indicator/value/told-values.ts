import { type Audience, type Measurement, publishMeasurement } from '@hazama/geo';
import { measureAreas } from '../compute/measure-areas.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { shownTown } from '../shown/shown-town.ts';
import type { TownFacts } from '../town/town-facts.ts';
import { withheldPeople } from './area-people-table.ts';
import { countedPeople, disclose } from './disclosure.ts';
import { toldByArea } from './shown-values.ts';

type Facts = Pick<TownFacts, 'areas' | 'kinds'>;

/**
 * What councils are told of an indicator on a day instead of its values, by id of the area: measured of the town that they may
 * know (`shownTown`), and of that what may be told. Undefined where it counts no residents: then it is what it is for everyone.
 * What takes long is prepared before (`prepareAreas`).
 *
 * @param measurements of all areas that have a value, as they were counted
 */
export function toldToCouncils(
  facts: Facts,
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
  measurements: ReadonlyMap<string, Measurement>,
): ReadonlyMap<string, Measurement> | undefined {
  if (countedPeople(definition, facts.kinds) === 'NO_PEOPLE') return undefined;
  const { people } = definition;
  // what counts nobody of the cells has no town of its own to be measured of
  if (!people) return disclose(facts, definition, measurements, 'COUNCIL', NO_AREAS);
  const shown = measureAreas(shownTown(engine, 'COUNCIL'), definition, on);
  const withheld = withheldPeople(engine, on.year, people);
  return disclose(facts, definition, measurements, 'COUNCIL', withheld, toldByArea(engine, shown));
}

/** What an audience outside staff is told where councils are told this: the public the same in tens. */
export function toldTo(
  audience: Audience,
  definition: IndicatorDefinition,
  kinds: TownFacts['kinds'],
  told: Measurement,
): Measurement {
  return publishMeasurement(told, countedPeople(definition, kinds), audience, false);
}

const NO_AREAS: ReadonlySet<string> = new Set();
