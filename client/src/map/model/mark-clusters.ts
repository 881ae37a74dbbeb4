import type { LngLat } from './neighbour.ts';

/** A resource as the tiles give it. */
export interface Mark {
  readonly id: string;
  readonly name: string;
  /** Id of its kind. */
  readonly kind: string;
  /** Name of the drawing in /icons. */
  readonly icon: string;
  /** Past its shelf life: nobody has said lately that it is still there. */
  readonly isStale: boolean;
  readonly point: LngLat;
}

/** Marks that would lie on each other at this zoom; most hold one. */
export interface MarkCluster {
  readonly marks: readonly [Mark, ...Mark[]];
  readonly point: LngLat;
}

/**
 * Gathers marks closer than `radiusPixels` on a Web Mercator map of 512 px tiles. Goes through them by id, so that a
 * cluster stays the same while the map is panned; a radius of 0 leaves each alone.
 */
export function markClusters(marks: readonly Mark[], zoom: number, radiusPixels: number): readonly MarkCluster[] {
  const inOrder = marks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (radiusPixels <= 0) return inOrder.map((mark) => ({ marks: [mark], point: mark.point }));
  const worldPixels = 512 * 2 ** zoom;
  const grid = new Map<string, { x: number; y: number; marks: [Mark, ...Mark[]] }[]>();
  const found: { marks: [Mark, ...Mark[]] }[] = [];
  for (const mark of inOrder) {
    const [x, y] = worldPosition(mark.point, worldPixels);
    const [column, row] = [Math.floor(x / radiusPixels), Math.floor(y / radiusPixels)];
    const near = [-1, 0, 1]
      .flatMap((dx) => [-1, 0, 1].flatMap((dy) => grid.get(`${column + dx},${row + dy}`) ?? []))
      .find((cluster) => Math.hypot(cluster.x - x, cluster.y - y) < radiusPixels);
    if (near) {
      near.marks.push(mark);
      continue;
    }
    const cluster: { x: number; y: number; marks: [Mark, ...Mark[]] } = { x, y, marks: [mark] };
    const cell = `${column},${row}`;
    grid.set(cell, [...(grid.get(cell) ?? []), cluster]);
    found.push(cluster);
  }
  return found.map(({ marks: together }) => ({ marks: together, point: middle(together) }));
}

function worldPosition([longitude, latitude]: LngLat, worldPixels: number): readonly [x: number, y: number] {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [
    (longitude / 360 + 0.5) * worldPixels,
    (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * worldPixels,
  ];
}

function middle(marks: readonly Mark[]): LngLat {
  const mean = (axis: 0 | 1) => marks.reduce((sum, { point }) => sum + point[axis], 0) / marks.length;
  return [mean(0), mean(1)];
}
