import {
  type AreaShares,
  assignCells,
  assignCellsByWeight,
  type BorderCells,
  type DasymetricWeights,
  type MultiPolygon,
  toAreaShares,
} from '@hazama/geo';
import type { AreaRow, MemberRow } from './area.repository.ts';
import type { ModelCells } from './town-model.ts';

interface Row {
  readonly cellIndex: readonly number[];
  readonly share: readonly number[];
}

/** Which cells make up which area, and how those were divided that reach over its border. */
export interface AreaCells {
  readonly shares: AreaShares;
  readonly borderCells: BorderCells;
}

/**
 * Which cells make up which area. A 町字 that the membership table names belongs where the table says; any other cell by
 * the share of it inside the area's shape, or where weights are given by the share of them that lies in it. An area with neither shape nor members is all that lies in the areas inside it;
 * the municipality without even those is all cells.
 */
export function assignCellsToAreas(
  areas: readonly AreaRow[],
  areaIndex: ReadonlyMap<string, number>,
  members: readonly MemberRow[],
  cells: ModelCells,
  weights?: DasymetricWeights,
): AreaCells {
  const { shares: byShape, borderCells } = assignByShape(areas, cells, weights);
  const named = cellsByMembership(areas, areaIndex, members, cells);

  const rows: Row[] = areas.map((area, index) => {
    const taken = named.takenByKind.get(area.kind);
    const own = named.ofArea[index] ?? [];
    const inShape = rowOf(byShape, index).filter(({ cell }) => !taken?.has(cell));
    return toRow([...inShape, ...own.map((cell) => ({ cell, share: 1 }))]);
  });
  // smaller kinds come last, so that an area without cells of its own finds those inside it ready
  for (let index = areas.length - 1; index >= 0; index--) {
    const area = areas[index] as AreaRow;
    if (area.geometry !== null || rows[index]?.cellIndex.length !== 0) continue;
    const inside = rows.filter((_, child) => areas[child]?.parentId === area.id);
    const isWhole = area.kind === 'MUNICIPALITY' && inside.every(({ cellIndex }) => cellIndex.length === 0);
    rows[index] = isWhole ? allCells(cells.ids.length) : union(inside);
  }
  return { shares: toAreaShares(rows), borderCells };
}

/** A cell that misses the whole by less lies wholly in the area: borders are rounded. */
const WHOLE = 1 - 1e-9;

function assignByShape(
  areas: readonly AreaRow[],
  { columns }: ModelCells,
  weights: DasymetricWeights | undefined,
): AreaCells {
  const shapes = areas.map(({ geometry, kind }) => ({ shape: shapeOf(geometry), kind }));
  if (weights)
    return assignCellsByWeight(
      columns,
      shapes.map(({ shape, kind }) => ({ shape, layer: kind })),
      weights,
    );
  const shares = assignCells(
    columns,
    shapes.map(({ shape }) => ({ kind: 'shape', shape })),
  );
  const bySurface = Uint32Array.from(areas, (_, area) =>
    shares.share
      .subarray(shares.areaStart[area], shares.areaStart[area + 1])
      .reduce((count, share) => count + (share < WHOLE ? 1 : 0), 0),
  );
  return { shares, borderCells: { byWeight: new Uint32Array(areas.length), bySurface } };
}

function shapeOf(geometry: string | null): MultiPolygon {
  return geometry === null ? [] : (JSON.parse(geometry) as { coordinates: MultiPolygon }).coordinates;
}

function cellsByMembership(
  areas: readonly AreaRow[],
  areaIndex: ReadonlyMap<string, number>,
  members: readonly MemberRow[],
  cells: ModelCells,
) {
  const cellOfName = new Map(cells.ids.map((id, cell) => [id, cell]));
  const ofArea: number[][] = areas.map(() => []);
  const takenByKind = new Map<string, Set<number>>();
  for (const { areaId, kind, machiAzaKey } of members) {
    const area = areaIndex.get(areaId);
    const cell = cellOfName.get(machiAzaKey);
    if (area === undefined || cell === undefined) continue;
    const taken = takenByKind.get(kind) ?? new Set<number>();
    takenByKind.set(kind, taken);
    // a 町字 listed twice lives in its first area
    if (taken.has(cell)) continue;
    taken.add(cell);
    ofArea[area]?.push(cell);
  }
  return { ofArea, takenByKind };
}

function rowOf({ areaStart, cellIndex, share }: AreaShares, area: number): { cell: number; share: number }[] {
  const entries: { cell: number; share: number }[] = [];
  for (let at = areaStart[area] as number; at < (areaStart[area + 1] as number); at++)
    entries.push({ cell: cellIndex[at] as number, share: share[at] as number });
  return entries;
}

function toRow(entries: readonly { cell: number; share: number }[]): Row {
  const sorted = entries.toSorted((a, b) => a.cell - b.cell);
  return { cellIndex: sorted.map(({ cell }) => cell), share: sorted.map(({ share }) => share) };
}

function union(rows: readonly Row[]): Row {
  const shares = new Map<number, number>();
  for (const { cellIndex, share } of rows)
    cellIndex.forEach((cell, at) => shares.set(cell, Math.min(1, (shares.get(cell) ?? 0) + (share[at] as number))));
  return toRow([...shares].map(([cell, share]) => ({ cell, share })));
}

function allCells(count: number): Row {
  const cellIndex = Array.from({ length: count }, (_, cell) => cell);
  return { cellIndex, share: cellIndex.map(() => 1) };
}
