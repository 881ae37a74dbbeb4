import { contiguousNeighbours, type MultiPolygon, type Neighbours, toMultiPolygon } from '@hazama/geo';
import type { Statements } from '../../database/index.ts';
import type { TownModel } from '../town/town-model.ts';
import { type BoundarySource, listReportedShapes } from './area-shape.repository.ts';

/** Which of a town's areas touch, and how surely that is known. */
export interface TownNeighbours {
  /** By the model's areas; those of other kinds than the reported have none. */
  readonly neighbours: Neighbours;
  readonly boundaries: ReadonlyMap<number, BoundarySource>;
}

/** Areas stay the same array as long as nothing of the geography is published. */
const known = new WeakMap<TownModel['areas'], Promise<TownNeighbours>>();

/** Who touches whom, found once for a geography. */
export function readNeighbours(database: Statements, model: TownModel): Promise<TownNeighbours> {
  const found = known.get(model.areas);
  if (found) return found;
  const reading = find(database, model);
  known.set(model.areas, reading);
  reading.catch(() => known.delete(model.areas));
  return reading;
}

async function find(database: Statements, { code, revision, areas, areaIndex }: TownModel): Promise<TownNeighbours> {
  const rows = await listReportedShapes(database, code, revision);
  const shapes = areas.map((): MultiPolygon => []);
  const boundaries = new Map<number, BoundarySource>();
  for (const { id, boundarySource, geometry } of rows) {
    const area = areaIndex.get(id);
    if (area === undefined) continue;
    boundaries.set(area, boundarySource);
    if (geometry) shapes[area] = toMultiPolygon(JSON.parse(geometry));
  }
  return { neighbours: contiguousNeighbours(shapes), boundaries };
}
