import type { Statements } from '../../database/index.ts';
import { findWeightLayer } from '../../weight-layer/index.ts';
import { listMembers, listModelAreas } from './area.repository.ts';
import { assignCellsToAreas } from './area-cells.ts';
import { toModelCells, toPopulationYears } from './cells.ts';
import { getCells, listCounts } from './population.repository.ts';
import type { TownFacts } from './town-facts.ts';
import type { Geography, ModelArea } from './town-model.ts';

/** Loads where a municipality's people live and which areas they live in, as it stood at the revision of its facts. */
export async function loadGeography(database: Statements, facts: TownFacts): Promise<Geography> {
  const { code, revision } = facts;
  const [areaRows, members, cellRow, counts, layer] = await Promise.all([
    listModelAreas(database, code, revision),
    listMembers(database, code, revision),
    getCells(database, code, revision),
    listCounts(database, code, revision),
    findWeightLayer(database, code, revision),
  ]);
  const areaIndex = new Map(areaRows.map(({ id }, index) => [id, index]));
  const cells = toModelCells(cellRow);
  const asOf = new Map(facts.datasets.map((dataset) => [dataset.id, dataset.asOf]));
  return {
    areas: areaRows.map(
      ({ id, kind, name, parentId, validFrom, validTo, geometry, isRural }): ModelArea => ({
        id,
        kind,
        name,
        parent: parentId === null ? -1 : (areaIndex.get(parentId) ?? -1),
        validFrom,
        validTo,
        hasShape: geometry !== null,
        isRural,
      }),
    ),
    areaIndex,
    ...assignCellsToAreas(areaRows, areaIndex, members, cells, layer?.weights),
    weighedBy: layer ? { datasetId: layer.datasetId, basis: layer.basis } : null,
    cells,
    population: toPopulationYears(counts, cellRow, (id) => asOf.get(id) ?? null),
  };
}
