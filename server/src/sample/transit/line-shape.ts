import type { LngLat } from '@hazama/geo';

const POINTS_PER_LEG = 5;
const DECIMALS = 5;

/** A way through the stops that bends as a road does: a Catmull–Rom spline, which comes by every stop. */
export function shapeThrough(stops: readonly LngLat[]): LngLat[] {
  const shape = stops.slice(0, -1).flatMap((from, at): LngLat[] => {
    const to = stops[at + 1] ?? from;
    const before = stops[at - 1] ?? from;
    const after = stops[at + 2] ?? to;
    return Array.from({ length: POINTS_PER_LEG }, (_, step): LngLat => {
      const share = step / POINTS_PER_LEG;
      return [bend(before[0], from[0], to[0], after[0], share), bend(before[1], from[1], to[1], after[1], share)];
    });
  });
  return [...shape, ...stops.slice(-1)];
}

function bend(before: number, from: number, to: number, after: number, share: number): number {
  const straight = 2 * from + (to - before) * share;
  const square = (2 * before - 5 * from + 4 * to - after) * share ** 2;
  const cube = (3 * from - before - 3 * to + after) * share ** 3;
  return Number(((straight + square + cube) / 2).toFixed(DECIMALS));
}
