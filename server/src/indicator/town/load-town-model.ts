import type { Statements } from '../../database/index.ts';
import {
  listCountRecords,
  listModelResources,
  listPresenceRecords,
  listRecordedKinds,
  listResourceAreas,
  type ResourceRow,
} from './record.repository.ts';
import { areasOfResources } from './resource-areas.ts';
import type { TownFacts } from './town-facts.ts';
import type { Geography, ModelResource, TownModel } from './town-model.ts';

/** Loads what a municipality has, as it stood at the revision of its facts, and sets it into its geography. */
export async function loadTownModel(database: Statements, facts: TownFacts, geography: Geography): Promise<TownModel> {
  const { code, revision } = facts;
  const { areas, areaIndex } = geography;
  const [resources, resourceAreas, presence, countRecords, recorded] = await Promise.all([
    listModelResources(database, code, revision),
    listResourceAreas(database, code),
    listPresenceRecords(database, code, revision),
    listCountRecords(database, code, revision),
    listRecordedKinds(database, code, revision),
  ]);
  const modeOf = (kindId: string) => facts.kinds.get(kindId)?.mode ?? 'PLACE';
  const resourceHomes = areasOfResources(resources, resourceAreas, areas, areaIndex, modeOf);
  const known = (areaId: string) => areaIndex.get(areaId) ?? [];
  return {
    ...geography,
    code,
    revision,
    reportingKind: facts.reportingKind,
    resourcesByKind: Map.groupBy(toModelResources(resources, resourceHomes), ({ kindId }) => kindId),
    presenceRecords: presence.flatMap((row) => [known(row.areaId)].flat().map((area) => ({ ...row, area }))),
    countRecords: countRecords.flatMap((row) => [known(row.areaId)].flat().map((area) => ({ ...row, area }))),
    everRecordedKinds: new Set(recorded.map(({ kindId }) => kindId)),
    completeKinds: new Map(
      recorded.flatMap(({ kindId, completeOn }) => (completeOn === null ? [] : [[kindId, completeOn] as const])),
    ),
    definitions: [...facts.definitions.values()],
    kinds: facts.kinds,
  };
}

function toModelResources(rows: readonly ResourceRow[], areas: readonly (readonly number[])[]): ModelResource[] {
  return rows.map((row, index) => ({
    ...row,
    longitude: row.longitude ?? Number.NaN,
    latitude: row.latitude ?? Number.NaN,
    areas: areas[index] ?? [],
  }));
}
