import {
  buildStreetGraph,
  distanceMeters,
  ISLET_METERS,
  type LngLat,
  nearestStreetMeters,
  type Points,
  SNAP_LIMIT_METERS,
  StreetNetwork,
  type StreetWays,
  toEarthPoints,
  walksWithin,
} from '@hazama/geo';
import { seededRandom, toPoints } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someStreets } from './random-streets.ts';

interface Segment {
  readonly a: number;
  readonly b: number;
  readonly meters: number;
}

/** Every way between every two points, by Floyd and Warshall over the nodes as they are, with no junctions, trees or indices. */
function byFloydWarshall({ nodes, wayStart, nodeIndex }: StreetWays, points: Points): number[][] {
  const position = (i: number): LngLat => [nodes.longitude[i] as number, nodes.latitude[i] as number];
  const segments: Segment[] = [];
  for (let way = 0; way + 1 < wayStart.length; way++)
    for (let i = wayStart[way] as number; i + 1 < (wayStart[way + 1] as number); i++) {
      const [a, b] = [nodeIndex[i] as number, nodeIndex[i + 1] as number];
      if (a !== b) segments.push({ a, b, meters: distanceMeters(position(a), position(b)) });
    }

  const nodeCount = nodes.longitude.length;
  const pointCount = points.longitude.length;
  const size = nodeCount + pointCount;
  const meters = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) => (a === b ? 0 : Number.POSITIVE_INFINITY)),
  );
  const join = (a: number, b: number, length: number) => {
    const row = meters[a] as number[];
    const column = meters[b] as number[];
    row[b] = column[a] = Math.min(row[b] as number, length);
  };
  for (const { a, b, meters: length } of segments) join(a, b, length);
  const taken = withoutIslets(segments, nodeCount);
  const standsOn = Array.from({ length: pointCount }, (_, point) => {
    const snap = nearestOn(taken, nodes, [points.longitude[point] as number, points.latitude[point] as number]);
    if (!snap) return undefined;
    join(nodeCount + point, snap.segment.a, snap.along);
    join(nodeCount + point, snap.segment.b, snap.segment.meters - snap.along);
    return snap;
  });
  standsOn.forEach((one, i) => {
    standsOn.forEach((other, j) => {
      if (one && one.segment === other?.segment) join(nodeCount + i, nodeCount + j, Math.abs(one.along - other.along));
    });
  });

  for (let over = 0; over < size; over++)
    for (const row of meters)
      for (let b = 0; b < size; b++)
        row[b] = Math.min(row[b] as number, (row[over] as number) + ((meters[over] as number[])[b] as number));
  return standsOn.map((one, i) =>
    standsOn.map((other, j) =>
      one && other
        ? one.leg + ((meters[nodeCount + i] as number[])[nodeCount + j] as number) + other.leg
        : Number.POSITIVE_INFINITY,
    ),
  );
}

function withoutIslets(segments: readonly Segment[], nodeCount: number): Segment[] {
  const piece = Array.from({ length: nodeCount }, (_, node) => node);
  for (const { a, b } of segments) {
    const [from, into] = [piece[a], piece[b]];
    piece.forEach((name, node) => {
      if (name === from) piece[node] = into as number;
    });
  }
  const lengths = new Map<number, number>();
  for (const { a, meters } of segments)
    lengths.set(piece[a] as number, (lengths.get(piece[a] as number) ?? 0) + meters);
  const largest = Math.max(...lengths.values());
  return segments.filter(({ a }) => {
    const length = lengths.get(piece[a] as number) ?? 0;
    return length >= ISLET_METERS || length === largest;
  });
}

/** By a full scan: the foot of the perpendicular, or the nearer end. */
function nearestOn(segments: readonly Segment[], nodes: Points, position: LngLat) {
  const { x, y, z } = toEarthPoints(nodes);
  const own = toEarthPoints(toPoints([position]));
  const of = (i: number) => [x[i] as number, y[i] as number, z[i] as number];
  const p = [own.x[0] as number, own.y[0] as number, own.z[0] as number];
  let best: { readonly segment: Segment; readonly along: number; readonly leg: number } | undefined;
  for (const segment of segments) {
    const u = minus(of(segment.b), of(segment.a));
    const share = Math.max(0, Math.min(1, dot(minus(p, of(segment.a)), u) / dot(u, u)));
    const apart = minus(
      minus(p, of(segment.a)),
      u.map((value) => value * share),
    );
    const leg = Math.sqrt(dot(apart, apart));
    if (leg <= SNAP_LIMIT_METERS && leg < (best?.leg ?? Number.POSITIVE_INFINITY))
      best = { segment, along: share * segment.meters, leg };
  }
  return best;
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => value - (b[i] as number));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

/** Metres between any two of the points, by single searches. */
function byNetwork(ways: StreetWays, points: Points): number[][] {
  const network = new StreetNetwork(buildStreetGraph(ways));
  const places = network.snap(toEarthPoints(points));
  return Array.from(points.longitude, (longitude, place) => {
    const only = { longitude: Float64Array.of(longitude), latitude: points.latitude.slice(place, place + 1) };
    return [...nearestStreetMeters(network, places, network.snap(toEarthPoints(only)))];
  });
}

/** Pairs that are further apart than allowed; two infinities are the same. */
function differences(found: readonly number[][], wanted: readonly number[][], allowed: number): unknown[] {
  return found.flatMap((row, a) =>
    row.flatMap((meters, b) => {
      const other = (wanted[a] as number[])[b] as number;
      const isSame = meters === other || Math.abs(meters - other) <= allowed;
      // a point is no way from itself, though the legs to its street and back are walked
      return isSame || a === b ? [] : [{ a, b, meters, other }];
    }),
  );
}

const seeds = fc.integer();
const lines = (points: Points): LngLat[] =>
  Array.from(points.longitude, (longitude, i) => [longitude, points.latitude[i] as number]);

describe('walking through any streets', () => {
  it('is as far as Floyd and Warshall say', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { ways, points } = someStreets(seed);
        expect(differences(byNetwork(ways, points), byFloydWarshall(ways, points), 0.1)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('reaches in one search from all places what the nearest of single searches reaches', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { ways, points } = someStreets(seed);
        const network = new StreetNetwork(buildStreetGraph(ways));
        const snapped = network.snap(toEarthPoints(points));
        const single = byNetwork(ways, points);
        const least = single.map((_, cell) => Math.min(...single.map((row) => row[cell] as number)));
        const nearest = nearestStreetMeters(network, snapped, snapped);
        expect(nearest).toHaveLength(least.length);
        nearest.forEach((meters, cell) => {
          const isSame = meters === least[cell] || Math.abs(meters - (least[cell] as number)) < 1e-6;
          expect(isSame).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('lists within any limit what is within it, with the same metres', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 4000, noNaN: true }), (seed, limit) => {
        const { ways, points } = someStreets(seed);
        const network = new StreetNetwork(buildStreetGraph(ways));
        const snapped = network.snap(toEarthPoints(points));
        const { start, point, meters } = walksWithin(network, snapped, snapped, limit);
        byNetwork(ways, points).forEach((row, origin) => {
          const wanted = row.flatMap((walk, other) => (walk <= limit ? [[other, walk] as const] : []));
          const [from, to] = [start[origin] as number, start[origin + 1] as number];
          expect(Array.from(point.subarray(from, to))).toEqual(wanted.map(([other]) => other));
          wanted.forEach(([, walk], i) => expect(meters[from + i]).toBeCloseTo(walk, 6));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is never shorter than the straight line, as long back as there, and no longer over a third place', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { ways, points } = someStreets(seed);
        const positions = lines(points);
        const meters = byNetwork(ways, points);
        const back = meters.map((_, a) => meters.map((row) => row[a] as number));
        expect(differences(meters, back, 1e-6)).toEqual([]);
        meters.forEach((row, a) => {
          row.forEach((walk, b) => {
            // two centimetres: a street of some kilometres lies that far below the ground it is measured on
            const straight = distanceMeters(positions[a] as LngLat, positions[b] as LngLat);
            expect(walk).toBeGreaterThan(straight - 0.02);
            const overAThird = meters.map((first, over) => (row[over] as number) + (first[b] as number));
            expect(walk).toBeLessThanOrEqual(Math.min(...overAThird) + 1e-6);
          });
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is never longer with one street more', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { ways } = someStreets(seed);
        const count = ways.nodes.longitude.length;
        // one way through every node in a row, so that each stands on a street of the one piece before and after
        const chain = [...ways.nodeIndex, ...Array.from({ length: count }, (_, node) => node)];
        const joined = {
          ...ways,
          nodeIndex: Uint32Array.from(chain),
          wayStart: Uint32Array.of(...ways.wayStart, chain.length),
        };
        const random = seededRandom(seed + 1);
        const more = [...chain, Math.floor(random() * count), Math.floor(random() * count)];
        const after = {
          ...joined,
          nodeIndex: Uint32Array.from(more),
          wayStart: Uint32Array.of(...joined.wayStart, more.length),
        };
        const before = byNetwork(joined, ways.nodes);
        byNetwork(after, ways.nodes).forEach((row, a) => {
          row.forEach((meters, b) => expect(meters).toBeLessThanOrEqual(((before[a] as number[])[b] as number) + 1e-3));
        });
      }),
      { numRuns: 200 },
    );
  });
});
