import { metersPerDegree } from '../measure/ellipsoid.ts';
import type { MultiPolygon } from '../measure/polygon.ts';
import { findBounds } from '../measure/polygon-bounds.ts';
import { runThrough } from '../turns.ts';
import type { Bounds, LngLat, Meters } from '../units.ts';
import { type Neighbours, toNeighbours } from './neighbours.ts';

/** Borders drawn twice lie a little apart: up to this they touch. */
const GAP_METERS = 1;

/**
 * Areas that share a border or a corner (隣接, queen contiguity) as binary neighbours. Borders up to `gapMeters` apart touch, so that areas
 * whose common border was drawn twice are neighbours still. A shape without a corner has none.
 *
 * @throws RangeError when the gap is below 0.
 */
export function contiguousNeighbours(shapes: readonly MultiPolygon[], gapMeters: Meters = GAP_METERS): Neighbours {
  return runThrough(searchContiguousNeighbours(shapes, gapMeters));
}

/** {@link contiguousNeighbours}, pausing between areas. */
export function* searchContiguousNeighbours(
  shapes: readonly MultiPolygon[],
  gapMeters: Meters = GAP_METERS,
): Generator<void, Neighbours> {
  if (!(gapMeters >= 0 && gapMeters < Number.POSITIVE_INFINITY)) throw new RangeError(`borders ${gapMeters} m apart`);
  const bounds: (Bounds | undefined)[] = [];
  for (const shape of shapes) {
    bounds.push(widened(findBounds(shape), gapMeters));
    yield;
  }
  const byWest = [...shapes.keys()]
    .filter((area) => bounds[area])
    .toSorted((a, b) => (bounds[a] as Bounds).west - (bounds[b] as Bounds).west);
  const rows: number[][] = shapes.map(() => []);
  for (const [at, a] of byWest.entries()) {
    yield;
    for (let next = at + 1; next < byWest.length; next++) {
      const b = byWest[next] as number;
      const [own, other] = [bounds[a] as Bounds, bounds[b] as Bounds];
      if (other.west > own.east) break;
      const common = commonOf(own, other);
      if (common.south > common.north) continue;
      const [one, two] = [shapes[a] as MultiPolygon, shapes[b] as MultiPolygon];
      if (!meet(one, two, common, gapMeters) && !meet(two, one, common, gapMeters)) continue;
      rows[a]?.push(b);
      rows[b]?.push(a);
    }
  }
  return toNeighbours(rows);
}

function widened(bounds: Bounds | undefined, gapMeters: Meters): Bounds | undefined {
  if (!bounds) return undefined;
  const { east, north } = metersPerDegree(Math.max(Math.abs(bounds.south), Math.abs(bounds.north)));
  const [lng, lat] = [gapMeters / east, gapMeters / north];
  return {
    west: bounds.west - lng,
    south: bounds.south - lat,
    east: bounds.east + lng,
    north: bounds.north + lat,
  };
}

function commonOf(a: Bounds, b: Bounds): Bounds {
  return {
    west: Math.max(a.west, b.west),
    south: Math.max(a.south, b.south),
    east: Math.min(a.east, b.east),
    north: Math.min(a.north, b.north),
  };
}

/** Whether a corner of one lies on an edge of the other, within a rectangle outside which neither can. */
function meet(corners: MultiPolygon, edges: MultiPolygon, { west, south, east, north }: Bounds, gap: Meters): boolean {
  const near = corners.flat(2).filter(([lng, lat]) => lng >= west && lng <= east && lat >= south && lat <= north);
  if (near.length === 0) return false;
  for (const ring of edges.flat()) {
    let from = ring.at(-1);
    for (const to of ring) {
      const start = from ?? to;
      from = to;
      const passesBy =
        Math.max(start[0], to[0]) < west ||
        Math.min(start[0], to[0]) > east ||
        Math.max(start[1], to[1]) < south ||
        Math.min(start[1], to[1]) > north;
      if (!passesBy && near.some((corner) => metersToEdge(corner, start, to) <= gap)) return true;
    }
  }
  return false;
}

function metersToEdge([longitude, latitude]: LngLat, from: LngLat, to: LngLat): Meters {
  const { east, north } = metersPerDegree(latitude);
  const x = (from[0] - longitude) * east;
  const y = (from[1] - latitude) * north;
  const alongX = (to[0] - from[0]) * east;
  const alongY = (to[1] - from[1]) * north;
  const length = alongX * alongX + alongY * alongY;
  const share = length > 0 ? Math.min(1, Math.max(0, -(x * alongX + y * alongY) / length)) : 0;
  return Math.hypot(x + share * alongX, y + share * alongY);
}
