import { type Measurement, measured } from '@hazama/geo';
import { measuredAreas } from '../compute/measured-areas.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { shownTown } from '../shown/shown-town.ts';
import type { TownFacts } from '../town/town-facts.ts';
import { countedPeople } from './disclosure.ts';

/**
 * An indicator as it is outside staff, before anything is withheld: measured of the town that others may know (`shownTown`),
 * and kept as long as the town stands so. Undefined where it counts no residents of cells: then it is what it is for everyone.
 */
export async function measureShown(
  facts: Pick<TownFacts, 'kinds'>,
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Promise<ReadonlyMap<string, Measurement> | undefined> {
  if (!definition.people || countedPeople(definition, facts.kinds) === 'NO_PEOPLE') return undefined;
  const values = await measuredAreas(shownTown(engine, 'COUNCIL'), definition, on);
  return toldByArea(engine, values);
}

/** By id of the area; where all people of an area are counted with those of others, it is withheld. */
export function toldByArea({ model }: TownEngine, values: readonly Measurement[]): ReadonlyMap<string, Measurement> {
  return new Map(
    model.areas.flatMap(({ id }, index) => {
      const value = values[index];
      return value ? [[id, value.reason === 'NOBODY' ? WITHHELD : value] as const] : [];
    }),
  );
}

const WITHHELD = measured({ state: 'SUPPRESSED' });
