import type { LngLat } from '../units.ts';
import { orientation } from './orientation.ts';
import type { MultiPolygon } from './polygon.ts';

/** The edges of all rings of a shape, each from its left to its right end (the lower first where it is vertical). */
export interface Edges {
  readonly count: number;
  readonly leftX: Float64Array;
  readonly leftY: Float64Array;
  readonly rightX: Float64Array;
  readonly rightY: Float64Array;
  /** Which ring, counted through all polygons. */
  readonly ring: Int32Array;
  /** Which edge of its ring, without those of no length. */
  readonly position: Int32Array;
  /** Per ring: its number of edges. */
  readonly ringEdges: readonly number[];
}

export type ContactKind =
  /** Two edges cross. */
  | 'crossing'
  /** A ring meets itself in a point. */
  | 'touch'
  /** Two edges share a stretch. */
  | 'overlap';

export interface EdgeContact {
  readonly kind: ContactKind;
  readonly at: LngLat;
}

export function toEdges(shape: MultiPolygon): Edges {
  const rings = shape.flat().map((ring) => ring.filter((corner, i) => !isSame(corner, ring.at(i - 1) ?? corner)));
  const count = rings.reduce((sum, ring) => sum + ring.length, 0);
  const edges = {
    count,
    leftX: new Float64Array(count),
    leftY: new Float64Array(count),
    rightX: new Float64Array(count),
    rightY: new Float64Array(count),
    ring: new Int32Array(count),
    position: new Int32Array(count),
    ringEdges: rings.map((ring) => ring.length),
  };
  let edge = 0;
  rings.forEach((ring, ringIndex) => {
    ring.forEach((corner, position) => {
      const next = ring[(position + 1) % ring.length] as LngLat;
      const [left, right] =
        corner[0] < next[0] || (corner[0] === next[0] && corner[1] < next[1]) ? [corner, next] : [next, corner];
      [edges.leftX[edge], edges.leftY[edge]] = left;
      [edges.rightX[edge], edges.rightY[edge]] = right;
      edges.ring[edge] = ringIndex;
      edges.position[edge] = position;
      edge++;
    });
  });
  return edges;
}

/** What is wrong between two edges; undefined where they are apart, follow each other, or belong to two rings that meet in a point. */
export function findContact(edges: Edges, a: number, b: number): EdgeContact | undefined {
  const [alx, aly, arx, ary] = ends(edges, a);
  const [blx, bly, brx, bry] = ends(edges, b);
  const left = orientation(alx, aly, arx, ary, blx, bly);
  const right = orientation(alx, aly, arx, ary, brx, bry);
  if (left > 0 && right > 0) return undefined;
  if (left < 0 && right < 0) return undefined;
  if (left === 0 && right === 0) return alongOneLine(edges, a, b);

  const fromB = orientation(blx, bly, brx, bry, alx, aly);
  const toB = orientation(blx, bly, brx, bry, arx, ary);
  if ((fromB > 0 && toB > 0) || (fromB < 0 && toB < 0)) return undefined;
  if (left !== 0 && right !== 0 && fromB !== 0 && toB !== 0) {
    const part = fromB / (fromB - toB);
    return { kind: 'crossing', at: [alx + part * (arx - alx), aly + part * (ary - aly)] };
  }
  if (edges.ring[a] !== edges.ring[b] || followEachOther(edges, a, b)) return undefined;
  if (left === 0) return { kind: 'touch', at: [blx, bly] };
  if (right === 0) return { kind: 'touch', at: [brx, bry] };
  return { kind: 'touch', at: fromB === 0 ? [alx, aly] : [arx, ary] };
}

/** Both edges lie on one line: what they share is a stretch, a point or nothing. */
function alongOneLine(edges: Edges, a: number, b: number): EdgeContact | undefined {
  const [alx, aly, arx, ary] = ends(edges, a);
  const [blx, bly, brx, bry] = ends(edges, b);
  const from: LngLat = alx > blx || (alx === blx && aly > bly) ? [alx, aly] : [blx, bly];
  const to: LngLat = arx < brx || (arx === brx && ary < bry) ? [arx, ary] : [brx, bry];
  if (from[0] < to[0] || (from[0] === to[0] && from[1] < to[1])) return { kind: 'overlap', at: from };
  if (!isSame(from, to) || edges.ring[a] !== edges.ring[b] || followEachOther(edges, a, b)) return undefined;
  return { kind: 'touch', at: from };
}

function followEachOther(edges: Edges, a: number, b: number): boolean {
  const count = edges.ringEdges[edges.ring[a] as number] as number;
  const apart = Math.abs((edges.position[a] as number) - (edges.position[b] as number));
  return apart === 1 || apart === count - 1;
}

function ends({ leftX, leftY, rightX, rightY }: Edges, edge: number): [number, number, number, number] {
  return [leftX[edge] as number, leftY[edge] as number, rightX[edge] as number, rightY[edge] as number];
}

function isSame(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
