import type { Statements } from '../../database/index.ts';
import { listMembers, listModelAreas } from './area.repository.ts';
import { assignCellsToAreas } from './area-cells.ts';
import { toModelCells, toPopulationYear } from './cells.ts';
import { getCells, listCounts } from './population.repository.ts';
import {
  listCountRecords,
  listModelResources,
  listPresenceRecords,
  listRecordedKinds,
  listResourceAreas,
  type ResourceAreaRow,
  type ResourceRow,
} from './record.repository.ts';
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
  const known = (areaId: string) => areaIndex.get(areaId) ?? [];
  return {
    code,
    revision,
    reportingKind: facts.reportingKind,
    areas,
    areaIndex,
    shares: assignCellsToAreas(areaRows, areaIndex, members, cells),
    cells,
    population: counts.map((row) => toPopulationYear(row, cells.ids.length)),
    resourcesByKind: Map.groupBy(withAreas(resources, resourceAreas, areas, areaIndex), ({ kindId }) => kindId),
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

function withAreas(
  resources: readonly ResourceRow[],
  relations: readonly ResourceAreaRow[],
  areas: readonly ModelArea[],
  areaIndex: ReadonlyMap<string, number>,
): ModelResource[] {
  const byResource = Map.groupBy(relations, ({ resourceId }) => resourceId);
  const inside = childrenOf(areas);
  return resources.map((row) => {
    const own = row.isOwn ? (byResource.get(row.id) ?? []) : [];
    const indices = (serves: boolean) =>
      own.flatMap((relation) => (relation.serves === serves ? (areaIndex.get(relation.areaId) ?? []) : []));
    return {
      ...row,
      longitude: row.longitude ?? Number.NaN,
      latitude: row.latitude ?? Number.NaN,
      locatedIn: indices(false),
      serves: [...withInside(indices(true), inside)],
    };
  });
}

/** What serves an area serves every area inside it. */
function withInside(served: readonly number[], inside: ReadonlyMap<number, readonly number[]>): Set<number> {
  const all = new Set<number>();
  const add = (area: number) => {
    if (all.has(area)) return;
    all.add(area);
    for (const child of inside.get(area) ?? []) add(child);
  };
  for (const area of served) add(area);
  return all;
}

function childrenOf(areas: readonly ModelArea[]): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  areas.forEach(({ parent }, index) => {
    if (parent >= 0) children.set(parent, [...(children.get(parent) ?? []), index]);
  });
  return children;
}
