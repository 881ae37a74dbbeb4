import type { Audience, Measurement } from '@hazama/geo';
import DataLoader from 'dataloader';
import { RecentlyUsed } from '../../cache/index.ts';
import type { Statements } from '../../database/index.ts';
import { type ReferenceDay, referenceDayOf } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import { dayInTokyo } from '../today.ts';
import type { Day } from '../town/town-model.ts';
import type { Towns } from '../town/towns.ts';
import { withheldPeople } from './area-people-table.ts';
import { findAskedDay, measureAsked } from './asked-day-values.ts';
import { disclose } from './disclosure.ts';
import type { AreaSelection, ReadValue } from './read-value.ts';
import { measureShown } from './shown-values.ts';
import { listStoredValues, type StoredValue } from './stored-value.repository.ts';

/** What many areas ask of the same year is one statement; what isn't for the audience never leaves this place. */
export function createValueLoader(
  database: Statements,
  towns: Towns,
  audience: Audience,
  today: Day,
): DataLoader<AreaSelection, readonly ReadValue[], string> {
  const load = async (selections: readonly AreaSelection[]) => {
    const groups = Map.groupBy(selections, sharedKey);
    const read = new Map(
      await Promise.all(
        [...groups].map(
          async ([key, group]) => [key, await readGroup({ database, towns, audience, today }, group)] as const,
        ),
      ),
    );
    return selections.map((selection) => {
      const ofArea = read.get(sharedKey(selection))?.get(selection.areaId) ?? [];
      return ofArea.filter(({ stored }) => selection.indicatorIds.includes(stored.indicatorId));
    });
  };
  return new DataLoader(load, {
    cacheKeyFn: (selection) => `${sharedKey(selection)} ${selection.areaId} ${selection.indicatorIds.join()}`,
  });
}

function sharedKey({ code, revision, year, serviceDate }: AreaSelection): string {
  return `${code} ${revision} ${year} ${serviceDate}`;
}

interface Reading {
  readonly database: Statements;
  readonly towns: Towns;
  readonly audience: Audience;
  readonly today: Day;
}

async function readGroup(
  { database, towns, audience, today }: Reading,
  group: readonly AreaSelection[],
): Promise<Map<string, ReadValue[]>> {
  const [first] = group;
  if (!first) return new Map();
  const indicatorIds = [...new Set(group.flatMap((selection) => selection.indicatorIds))];
  const asked = await findAskedDay(towns, first, indicatorIds, today);
  const stored = await listStoredValues(database, {
    ...first,
    indicatorIds: indicatorIds.filter((id) => !asked?.definitions.some((definition) => definition.id === id)),
    // whether one area's number may be told depends on all the others
    areaIds: audience === 'STAFF' ? [...new Set(group.map(({ areaId }) => areaId))] : null,
  });
  const values = stored.map((value): ReadValue => ({ stored: value, measurement: toMeasurement(value) }));
  const measured = asked ? await measureAsked(asked) : [];
  if (audience === 'STAFF') return groupByArea([...values, ...measured]);
  const shown = [
    ...(await discloseAll(towns, first, values, audience)),
    // tens, for councils as for the public: two days' exact numbers would tell of the few who live by one stop
    ...(await discloseAll(towns, first, measured, 'PUBLIC', asked?.on)),
  ];
  return groupByArea(shown);
}

function groupByArea(values: readonly ReadValue[]): Map<string, ReadValue[]> {
  return Map.groupBy(values, ({ stored: { areaId } }) => areaId);
}

/** @param on the day that the values are of; where nothing is said, each its year's as of when they were computed */
async function discloseAll(
  towns: Towns,
  { code, revision }: AreaSelection,
  values: readonly ReadValue[],
  audience: Audience,
  on?: ReferenceDay,
): Promise<readonly ReadValue[]> {
  const facts = await towns.getFacts(code, revision);
  const engine = await towns.getEngine(code, revision);
  const tables = Map.groupBy(values, ({ stored: { indicatorId, year } }) => `${indicatorId} ${year}`);
  const disclosed = [...tables.values()].map(async (table): Promise<readonly ReadValue[]> => {
    const { indicatorId = '', year = 0 } = table[0]?.stored ?? {};
    const definition = facts.definitions.get(indicatorId);
    if (!definition) return [];
    const day = on ?? referenceDayOf(engine.model, year, dayInTokyo(facts.computedAt));
    const shown = await tablesOf(engine).get(nameTable(indicatorId, day, audience), async () => {
      const byArea = new Map(table.map(({ stored, measurement }) => [stored.areaId, measurement]));
      const withheld = definition.people ? withheldPeople(engine, year, definition.people) : NO_AREAS;
      const told = await measureShown(facts, engine, definition, day);
      return disclose(facts, definition, byArea, audience, withheld, told);
    });
    return table.flatMap(({ stored }) => {
      const measurement = shown.get(stored.areaId);
      return measurement ? [{ stored, measurement }] : [];
    });
  });
  return (await Promise.all(disclosed)).flat();
}

const NO_AREAS: ReadonlySet<string> = new Set();

type DisclosedTable = ReadonlyMap<string, Measurement>;

/** Tables kept for a town at one revision: an indicator, a day and an audience each, some hundred areas long. */
const KEPT_TABLES = 1024;

/** What an audience may see of a table is the same for every question, and is worked out once as long as the town stands so. */
const disclosedTables = new WeakMap<TownEngine, RecentlyUsed<DisclosedTable>>();

function tablesOf(engine: TownEngine): RecentlyUsed<DisclosedTable> {
  const ofTown = disclosedTables.get(engine) ?? new RecentlyUsed<DisclosedTable>(KEPT_TABLES);
  disclosedTables.set(engine, ofTown);
  return ofTown;
}

function nameTable(indicatorId: string, { year, day, serviceDay }: ReferenceDay, audience: Audience): string {
  return `${indicatorId} ${year} ${day} ${serviceDay ?? ''} ${audience}`;
}

function toMeasurement({ state, value, numerator, denominator, gapPeople, low, high }: StoredValue): Measurement {
  return { state, value, numerator, denominator, gapPeople, low, high, reason: null, knownShare: null };
}
