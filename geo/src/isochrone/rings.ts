import { containsPoint } from '../measure/point-in-polygon.ts';
import type { MultiPolygon, Polygon, Ring } from '../measure/polygon.ts';
import { findBounds } from '../measure/polygon-bounds.ts';
import type { Bounds, LngLat } from '../units.ts';

interface OuterRing {
  readonly ring: Ring;
  readonly twiceArea: number;
  readonly bounds: Bounds;
  readonly holes: Ring[];
}

/** Puts rings together to polygons: those against the clock are outer, each other one is a hole of the smallest that holds it. */
export function joinRings(rings: readonly (readonly LngLat[])[]): MultiPolygon {
  const outer: OuterRing[] = [];
  const holes: Ring[] = [];
  for (const traced of rings) {
    const ring = close(withoutStraights(traced));
    const twiceArea = twiceAreaOf(ring);
    const bounds = findBounds([[ring]]);
    // a single node exactly at the cutoff has no surface
    if (twiceArea === 0 || !bounds) continue;
    if (twiceArea > 0) outer.push({ ring, twiceArea, bounds, holes: [] });
    else holes.push(ring);
  }
  const smallestFirst = outer.toSorted((a, b) => a.twiceArea - b.twiceArea);
  for (const hole of holes) {
    const holder = smallestFirst.find((candidate) => holds(candidate, hole));
    holder?.holes.push(hole);
  }
  return outer.map(({ ring, holes: inside }): Polygon => [ring, ...inside]);
}

/** Rings touch at most in corners: one corner well inside tells of all. */
function holds({ ring, bounds }: OuterRing, hole: Ring): boolean {
  const isWithin = ([longitude, latitude]: LngLat) =>
    longitude >= bounds.west && longitude <= bounds.east && latitude >= bounds.south && latitude <= bounds.north;
  if (!hole.every(isWithin)) return false;
  const corners = new Set(ring.map(String));
  const own = hole.find((corner) => !corners.has(String(corner)));
  return own !== undefined && containsPoint([[ring]], own);
}

/** Without the corners at which a ring goes straight on, or doesn't move at all. */
function withoutStraights(ring: readonly LngLat[]): LngLat[] {
  const moved = ring.filter((corner, at) => !isSame(corner, ring.at(at - 1)));
  return moved.filter((corner, at) => {
    const before = moved.at(at - 1) ?? corner;
    const after = moved[(at + 1) % moved.length] ?? corner;
    const turn = (corner[0] - before[0]) * (after[1] - corner[1]) - (corner[1] - before[1]) * (after[0] - corner[0]);
    return Math.abs(turn) > LEAST_TURN;
  });
}

/** A hundredth of the square of the last digit kept. */
const LEAST_TURN = 1e-12;

function isSame([x, y]: LngLat, other: LngLat | undefined): boolean {
  return other !== undefined && other[0] === x && other[1] === y;
}

function close(ring: readonly LngLat[]): LngLat[] {
  const [first] = ring;
  return first ? [...ring, first] : [];
}

/** Above 0 where the ring turns against the clock. Seen from its first corner: far from the equator the rest would drown. */
function twiceAreaOf(ring: Ring): number {
  const [from = [0, 0]] = ring;
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [before, corner] = [ring[at - 1] as LngLat, ring[at] as LngLat];
    sum += (before[0] - from[0]) * (corner[1] - from[1]) - (corner[0] - from[0]) * (before[1] - from[1]);
  }
  return Math.abs(sum) < LEAST_TURN ? 0 : sum;
}
