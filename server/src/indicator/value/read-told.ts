import type { Audience, Measurement } from '@hazama/geo';
import { RecentlyUsed } from '../../cache/index.ts';
import type { Statements } from '../../database/index.ts';
import { TOLD_RULE } from '../../disclosure/index.ts';
import { prepareAreas } from '../compute/measure-areas.ts';
import { type ReferenceDay, referenceDayOf } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import { dayInTokyo } from '../today.ts';
import type { Towns } from '../town/towns.ts';
import { countedPeople } from './disclosure.ts';
import type { ReadValue } from './read-value.ts';
import {
  listStoredValues,
  listToldValues,
  measurementOf,
  toldMeasurementOf,
  type ValueSelection,
} from './stored-value.repository.ts';
import { toldTo, toldToCouncils } from './told-values.ts';

/** Who reads, where from. */
export interface ToldReading {
  readonly database: Statements;
  readonly towns: Towns;
  /** Not staff: they are told values as they were counted. */
  readonly audience: Audience;
}

/** What is told outside staff: as it was worked out with the values, else, at a 時点 of before there was any such, now. */
export async function readTold(
  { database, towns, audience }: ToldReading,
  selection: ValueSelection,
): Promise<readonly ReadValue[]> {
  const { code, revision } = selection;
  const rows = await listToldValues(database, selection);
  const { definitions, kinds } = await towns.getFacts(code, revision);
  const untold = new Set<string>();
  const told = rows.flatMap((stored): ReadValue[] => {
    const definition = definitions.get(stored.indicatorId);
    if (!definition) return [];
    if (countedPeople(definition, kinds) === 'NO_PEOPLE') return [{ stored, measurement: measurementOf(stored) }];
    if (stored.toldRule !== TOLD_RULE) untold.add(stored.indicatorId);
    const measurement = toldMeasurementOf(stored);
    return measurement ? [{ stored, measurement: toldTo(audience, definition, kinds, measurement) }] : [];
  });
  if (untold.size === 0) return told;
  // whether one area's number may be told depends on all the others
  const values = await listStoredValues(database, { ...selection, indicatorIds: [...untold], areaIds: null });
  const measurements = values.map((stored) => ({ stored, measurement: measurementOf(stored) }));
  return [
    ...told.filter(({ stored }) => !untold.has(stored.indicatorId)),
    ...(await tellValues({ towns, audience }, selection, measurements)),
  ];
}

/**
 * What an audience outside staff is told of values as they were counted, worked out now.
 * @param values of all areas that have one
 * @param on the day that they are of; where nothing is said, each its year's as of when they were computed
 */
export async function tellValues(
  { towns, audience }: Omit<ToldReading, 'database'>,
  { code, revision }: Pick<ValueSelection, 'code' | 'revision'>,
  values: readonly ReadValue[],
  on?: ReferenceDay,
): Promise<readonly ReadValue[]> {
  if (values.length === 0) return [];
  const facts = await towns.getFacts(code, revision);
  const engine = await towns.getEngine(code, revision);
  const tables = Map.groupBy(values, ({ stored: { indicatorId, year } }) => `${indicatorId} ${year}`);
  const disclosed = [...tables.values()].map(async (table): Promise<readonly ReadValue[]> => {
    const { indicatorId = '', year = 0 } = table[0]?.stored ?? {};
    const definition = facts.definitions.get(indicatorId);
    if (!definition) return [];
    const day = on ?? referenceDayOf(engine.model, year, dayInTokyo(facts.computedAt));
    const byArea = await tablesOf(engine).get(nameTable(indicatorId, day), async () => {
      await prepareAreas(engine, definition, day);
      const measurements = new Map(table.map(({ stored, measurement }) => [stored.areaId, measurement]));
      return toldToCouncils(facts, engine, definition, day, measurements) ?? measurements;
    });
    return table.flatMap(({ stored }) => {
      const told = byArea.get(stored.areaId);
      return told ? [{ stored, measurement: toldTo(audience, definition, facts.kinds, told) }] : [];
    });
  });
  return (await Promise.all(disclosed)).flat();
}

type ToldTable = ReadonlyMap<string, Measurement>;

/** Tables kept for a town at one revision: an indicator and a day each, some hundred areas long. */
const KEPT_TABLES = 512;

/** What councils are told of a table is the same for every question, and is worked out once as long as the town stands so. */
const toldTables = new WeakMap<TownEngine, RecentlyUsed<ToldTable>>();

function tablesOf(engine: TownEngine): RecentlyUsed<ToldTable> {
  const ofTown = toldTables.get(engine) ?? new RecentlyUsed<ToldTable>(KEPT_TABLES);
  toldTables.set(engine, ofTown);
  return ofTown;
}

function nameTable(indicatorId: string, { year, day, serviceDay }: ReferenceDay): string {
  return `${indicatorId} ${year} ${day} ${serviceDay ?? ''}`;
}
