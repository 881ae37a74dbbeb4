import type { Statements } from '../../database/index.ts';
import { listMembers, listModelAreas } from './area.repository.ts';
import { assignCellsToAreas } from './area-cells.ts';
import { toModelCells, toPopulationYears } from './cells.ts';
import { getCells, listCounts } from './population.repository.ts';
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
import type { ModelArea, ModelResource, TownModel } from './town-model.ts';

/** Loads all that a municipality's numbers are computed from, as it stood at the revision of its facts: nine statements. */
export async function loadTownModel(database: Statements, facts: TownFacts): Promise<TownModel> {
  const { code, revision } = facts;
  const [areaRows, members, cellRow, counts, resources, resourceAreas, presence, countRecords, recorded] =
    await Promise.all([
      listModelAreas(database, code, revision),
      listMembers(database, code, revision),
      getCells(database, code, revision),
      listCounts(database, code, revision),
      listModelResources(database, code, revision),
      listResourceAreas(database, code),
      listPresenceRecords(database, code, revision),
      listCountRecords(database, code, revision),
      listRecordedKinds(database, code, revision),
    ]);

  const areaIndex = new Map(areaRows.map(({ id }, index) => [id, index]));
  const areas = areaRows.map(
    ({ id, kind, name, parentId, validFrom, validTo }): ModelArea => ({
      id,
      kind,
      name,
      parent: parentId === null ? -1 : (areaIndex.get(parentId) ?? -1),
      validFrom,
      validTo,
    }),
  );
  const cells = toModelCells(cellRow);
  const asOf = new Map(facts.datasets.map((dataset) => [dataset.id, dataset.asOf]));
  const modeOf = (kindId: string) => facts.kinds.get(kindId)?.mode ?? 'PLACE';
  const resourceHomes = areasOfResources(resources, resourceAreas, areas, areaIndex, modeOf);
  const known = (areaId: string) => areaIndex.get(areaId) ?? [];
  return {
    code,
    revision,
    reportingKind: facts.reportingKind,
    areas,
    areaIndex,
    shares: assignCellsToAreas(areaRows, areaIndex, members, cells),
    cells,
    population: toPopulationYears(counts, cellRow, (id) => asOf.get(id) ?? null),
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
