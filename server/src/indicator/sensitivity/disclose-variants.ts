import { type Measurement, unknown } from '@hazama/geo';
import type { Audience } from '../../account/index.ts';
import { isValidOn } from '../compute/area-groups.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { TownFacts } from '../town/town-facts.ts';
import { withheldPeople } from '../value/area-people-table.ts';
import { disclose } from '../value/disclosure.ts';
import { toldByArea } from '../value/shown-values.ts';
import { knownByArea } from '../what-if/tell-values.ts';
import type { VariantRow, VariantValues } from './variant-values.ts';

/** An area's value under one setting, as its reader may know it. */
export type ShownVariant = (areaId: string) => Measurement;

export interface ShownVariants {
  /** One for each row of the grid. */
  readonly rows: readonly { readonly row: VariantRow; readonly shown: ShownVariant }[];
  /** Whether an area's numbers are withheld under all settings: they are where they are under one. */
  isWithheld(areaId: string): boolean;
}

interface Reading {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly definition: IndicatorDefinition;
  readonly on: ReferenceDay;
  readonly audience: Audience;
}

/**
 * Values under all settings as an audience may see them. Staff see them as they are. For anyone else two settings are two filters on the same
 * people, and the difference between their exact numbers would be the few who live between 800 m and 900 m: councils, too, are told tens, each
 * setting is disclosed by itself, and an area that is withheld under one setting is told under none. What is concluded is concluded
 * from what is told, so that it tells no more.
 *
 * @param counted the values of people as they were counted: they decide what is withheld
 * @param told the same of the town that the audience may know (`shownTown`)
 */
export function discloseVariants(
  { facts, engine, definition, on, audience }: Reading,
  counted: VariantValues,
  told: VariantValues,
): ShownVariants {
  const withheld = new Set<string>();
  const shown = counted.rows.map((row, at) => {
    const valid = knownByArea(engine, row.values, on);
    const values = audience === 'STAFF' ? valid : tellTens(row, valid, told.rows[at]?.values ?? []);
    for (const [areaId, { state }] of values) if (state === 'SUPPRESSED') withheld.add(areaId);
    return { row, shown: (areaId: string) => values.get(areaId) ?? reasonOf(row, areaId) };
  });
  return { rows: shown, isWithheld: (areaId) => withheld.has(areaId) };

  function tellTens(row: VariantRow, valid: ReadonlyMap<string, Measurement>, values: readonly Measurement[]) {
    const people = definition.people;
    const ofYear = people ? withheldPeople(engine, row.year, people) : new Set<string>();
    return disclose(facts, definition, valid, 'PUBLIC', ofYear, toldByArea(engine, values));
  }

  function reasonOf({ values }: VariantRow, areaId: string): Measurement {
    const index = engine.model.areaIndex.get(areaId) ?? -1;
    const area = engine.model.areas[index];
    const value = values[index];
    return area && value?.state === 'UNKNOWN' && isValidOn(area, on.day) ? value : unknown('NO_RECORD');
  }
}
