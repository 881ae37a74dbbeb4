import { assignCells, type Bounds, centreOf, findBounds, findMeshCode, type LngLat } from '@hazama/geo';
import type { TownFacts } from '../facts/town-facts.ts';
import type { Territory } from '../territory.ts';

const MESH_METERS = 250;
/** Cells of 250 m in a degree (JIS X 0410). */
const PER_DEGREE = { longitude: 320, latitude: 480 };

export interface MeshCell {
  readonly code: string;
  readonly centre: LngLat;
  /** The part of it that lies in each area, as the engine will count it. */
  readonly shares: ReadonlyMap<string, number>;
}

/**
 * The cells of 250 m that lie wholly within areas that have a shape: one that reached over the city's edge, or into an area
 * that no map shows, would lose a part of its people.
 */
export function meshOf(facts: TownFacts, territory: Territory): MeshCell[] {
  const areas = facts.areas.filter(({ kind, shape }) => kind === facts.reportingKind && shape !== 'none');
  const cells = [...meshAround(facts.outline)];
  const { areaStart, cellIndex, share } = assignCells(
    {
      west: Float64Array.from(cells, ({ west }) => west),
      south: Float64Array.from(cells, ({ south }) => south),
      east: Float64Array.from(cells, ({ east }) => east),
      north: Float64Array.from(cells, ({ north }) => north),
    },
    areas.map(({ name }) => ({ kind: 'shape', shape: territory.shapeOf((area) => area === name) })),
  );
  const shares = cells.map(() => new Map<string, number>());
  areas.forEach(({ name }, area) => {
    for (let at = areaStart[area] ?? 0; at < (areaStart[area + 1] ?? 0); at++)
      shares[cellIndex[at] ?? -1]?.set(name, share[at] ?? 0);
  });
  return cells.flatMap((bounds, index) => {
    const within = shares[index] ?? new Map<string, number>();
    const centre = centreOf(bounds);
    const code = findMeshCode(centre, MESH_METERS);
    const isWhole = [...within.values()].reduce((sum, part) => sum + part, 0) > 1 - 1e-9;
    return code !== undefined && isWhole ? [{ code, centre, shares: within }] : [];
  });
}

function* meshAround(locations: readonly LngLat[]): Generator<Bounds> {
  const around = findBounds([[locations]]);
  if (!around) return;
  const firstRow = Math.floor(around.south * PER_DEGREE.latitude);
  const lastRow = Math.floor(around.north * PER_DEGREE.latitude);
  const firstColumn = Math.floor(around.west * PER_DEGREE.longitude);
  const lastColumn = Math.floor(around.east * PER_DEGREE.longitude);
  for (let row = firstRow; row <= lastRow; row++)
    for (let column = firstColumn; column <= lastColumn; column++)
      yield {
        west: column / PER_DEGREE.longitude,
        south: row / PER_DEGREE.latitude,
        east: (column + 1) / PER_DEGREE.longitude,
        north: (row + 1) / PER_DEGREE.latitude,
      };
}
