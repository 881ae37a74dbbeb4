import type { Audience } from '@hazama/geo';
import DataLoader from 'dataloader';
import type { Statements } from '../../database/index.ts';
import type { Day } from '../town/town-model.ts';
import type { Towns } from '../town/towns.ts';
import { findAskedDay, measureAsked } from './asked-day-values.ts';
import { readTold, tellValues } from './read-told.ts';
import type { AreaSelection, ReadValue } from './read-value.ts';
import { listStoredValues, measurementOf } from './stored-value.repository.ts';

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
  const selection = {
    ...first,
    indicatorIds: indicatorIds.filter((id) => !asked?.definitions.some((definition) => definition.id === id)),
    areaIds: [...new Set(group.map(({ areaId }) => areaId))],
  };
  const measured = asked ? await measureAsked(asked) : [];
  if (audience === 'STAFF') {
    const stored = await listStoredValues(database, selection);
    return groupByArea([...stored.map((value) => ({ stored: value, measurement: measurementOf(value) })), ...measured]);
  }
  const told = [
    ...(await readTold({ database, towns, audience }, selection)),
    // tens, for councils as for the public: two days' exact numbers would tell of the few who live by one stop
    ...(await tellValues({ towns, audience: 'PUBLIC' }, first, measured, asked?.on)),
  ];
  return groupByArea(told);
}

function groupByArea(values: readonly ReadValue[]): Map<string, ReadValue[]> {
  return Map.groupBy(values, ({ stored: { areaId } }) => areaId);
}
