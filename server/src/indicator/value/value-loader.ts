import type { Audience, Measurement } from '@hazama/geo';
import DataLoader from 'dataloader';
import type { Statements } from '../../database/index.ts';
import type { Towns } from '../town/towns.ts';
import { withheldPeople } from './area-people-table.ts';
import { disclose } from './disclosure.ts';
import { listStoredValues, type StoredValue, type ValueSelection } from './stored-value.repository.ts';

/** The values of one area. */
export interface AreaSelection extends Omit<ValueSelection, 'areaIds'> {
  readonly areaId: string;
}

/** A stored value as its audience may see it. */
export interface ReadValue {
  readonly stored: StoredValue;
  readonly measurement: Measurement;
}

/** What many areas ask of the same year is one statement; what isn't for the audience never leaves this place. */
export function createValueLoader(
  database: Statements,
  towns: Towns,
  audience: Audience,
): DataLoader<AreaSelection, readonly ReadValue[], string> {
  const load = async (selections: readonly AreaSelection[]) => {
    const groups = Map.groupBy(selections, sharedKey);
    const read = new Map(
      await Promise.all(
        [...groups].map(async ([key, group]) => [key, await readGroup(database, towns, audience, group)] as const),
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

async function readGroup(
  database: Statements,
  towns: Towns,
  audience: Audience,
  group: readonly AreaSelection[],
): Promise<Map<string, ReadValue[]>> {
  const [first] = group;
  if (!first) return new Map();
  const stored = await listStoredValues(database, {
    ...first,
    indicatorIds: [...new Set(group.flatMap(({ indicatorIds }) => indicatorIds))],
    // whether one area's number may be told depends on all the others
    areaIds: audience === 'STAFF' ? [...new Set(group.map(({ areaId }) => areaId))] : null,
  });
  const values = stored.map((value): ReadValue => ({ stored: value, measurement: toMeasurement(value) }));
  const shown = audience === 'STAFF' ? values : await discloseAll(towns, first, values, audience);
  return Map.groupBy(shown, ({ stored: { areaId } }) => areaId);
}

async function discloseAll(
  towns: Towns,
  { code, revision }: AreaSelection,
  values: readonly ReadValue[],
  audience: Audience,
): Promise<readonly ReadValue[]> {
  const facts = await towns.getFacts(code, revision);
  const engine = await towns.getEngine(code, revision);
  const tables = Map.groupBy(values, ({ stored: { indicatorId, year } }) => `${indicatorId} ${year}`);
  return [...tables.values()].flatMap((table) => {
    const { indicatorId = '', year = 0 } = table[0]?.stored ?? {};
    const definition = facts.definitions.get(indicatorId);
    if (!definition) return [];
    const byArea = new Map(table.map(({ stored, measurement }) => [stored.areaId, measurement]));
    const withheld = definition.people ? withheldPeople(engine, facts.areas, year, definition.people) : NO_AREAS;
    const disclosed = disclose(facts, definition, byArea, audience, withheld);
    return table.flatMap(({ stored }) => {
      const measurement = disclosed.get(stored.areaId);
      return measurement ? [{ stored, measurement }] : [];
    });
  });
}

const NO_AREAS: ReadonlySet<string> = new Set();

function toMeasurement({ state, value, numerator, denominator, gapPeople, low, high }: StoredValue): Measurement {
  return { state, value, numerator, denominator, gapPeople, low, high, reason: null, knownShare: null };
}
