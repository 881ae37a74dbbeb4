import { type MultiPolygon, type Neighbours, searchContiguousNeighbours, toMultiPolygon } from '@hazama/geo';
import type { Statements } from '../../database/index.ts';
import { giveTurn, runInTurns } from '../../turn/index.ts';
import type { TownModel } from '../town/town-model.ts';
import { type BoundarySource, listReportedBoundaries, listReportedShapes } from './area-shape.repository.ts';

/** Which of a town's areas touch, and how surely that is known. */
export interface TownNeighbours {
  /** By the model's areas; those of other kinds than the reported have none. */
  readonly neighbours: Neighbours;
  readonly boundaries: ReadonlyMap<number, BoundarySource>;
}

/** Kept as long as nothing of the geography is published: its areas stay the same array. */
type Kept<Value> = WeakMap<TownModel['areas'], Promise<Value>>;
const neighboursOf: Kept<TownNeighbours> = new WeakMap();
const boundariesOf: Kept<TownNeighbours['boundaries']> = new WeakMap();

/** Who touches whom, found once for a geography. */
export function readNeighbours(database: Statements, model: TownModel): Promise<TownNeighbours> {
  return once(neighboursOf, model, () => find(database, model));
}

/** How surely borders are known, without asking who touches whom. */
export function readBoundaries(database: Statements, model: TownModel): Promise<TownNeighbours['boundaries']> {
  return once(boundariesOf, model, async () => {
    const rows = await listReportedBoundaries(database, model.code, model.revision);
    return new Map(rows.map(({ id, boundarySource }) => [model.areaIndex.get(id) ?? -1, boundarySource]));
  });
}

function once<Value>(kept: Kept<Value>, { areas }: TownModel, read: () => Promise<Value>): Promise<Value> {
  const found = kept.get(areas);
  if (found) return found;
  const reading = read();
  kept.set(areas, reading);
  reading.catch(() => kept.delete(areas));
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
    await giveTurn();
  }
  return { neighbours: await runInTurns(searchContiguousNeighbours(shapes)), boundaries };
}
