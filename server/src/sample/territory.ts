import type { LngLat } from '@hazama/geo';
import { Delaunay } from 'd3-delaunay';
import { intersection, union } from 'polyclip-ts';
import type { TownFacts } from './facts/town-facts.ts';

/** The coordinates of a GeoJSON MultiPolygon. */
export type Geometry = [longitude: number, latitude: number][][][];

/** 1e-5° is a metre: neighbours share every corner after rounding. */
const DECIMALS = 5;

/** The land of a town, cut into what lies nearest to each point of its 町字: an estimate of the real borders. */
export interface Territory {
  /** Name of the council area or district of the nearest 町字. */
  areaAt(location: LngLat): string;
  /** Index into `facts.towns` of the nearest 町字. */
  townAt(location: LngLat): number;
  /** The pieces of all 町字 that a test holds for, as one shape inside the city's edge. */
  shapeOf(belongs: (area: string) => boolean): Geometry;
  readonly outline: Geometry;
}

export function layOutTerritory({ towns, outline }: TownFacts): Territory {
  // a degree of longitude is shorter than one of latitude: the diagram is drawn on a plane where both are alike
  const squeeze = Math.cos(((outline[0]?.[1] ?? 0) * Math.PI) / 180);
  const delaunay = Delaunay.from(
    towns,
    ({ location }) => location[0] * squeeze,
    ({ location }) => location[1],
  );
  const longitudes = outline.map(([longitude]) => longitude);
  const latitudes = outline.map(([, latitude]) => latitude);
  const margin = 0.05;
  const voronoi = delaunay.voronoi([
    (Math.min(...longitudes) - margin) * squeeze,
    Math.min(...latitudes) - margin,
    (Math.max(...longitudes) + margin) * squeeze,
    Math.max(...latitudes) + margin,
  ]);
  const pieces = towns.map((_, index): Geometry => {
    const ring = voronoi.cellPolygon(index).map(([x, y]): [number, number] => [rounded(x / squeeze), rounded(y)]);
    return [[ring]];
  });
  const edge: Geometry = [[closed(outline)]];
  const townAt = ([longitude, latitude]: LngLat) => delaunay.find(longitude * squeeze, latitude);
  // joining is dear, and each area is asked for twice
  const drawn = new Map<string, Geometry>();
  return {
    outline: edge,
    townAt,
    areaAt: (location) => towns[townAt(location)]?.area ?? '',
    shapeOf: (belongs) => {
      const inside = pieces.filter((_, index) => belongs(towns[index]?.area ?? ''));
      const key = inside.map((piece) => pieces.indexOf(piece)).join();
      const shape = drawn.get(key) ?? joined(inside, edge);
      drawn.set(key, shape);
      return shape;
    },
  };
}

function joined([first, ...rest]: readonly Geometry[], edge: Geometry): Geometry {
  return first ? intersection(edge, union(first, ...rest)).map((polygon) => polygon.map(roundedRing)) : [];
}

function closed(ring: readonly LngLat[]): [number, number][] {
  return [...ring, ...ring.slice(0, 1)].map(([longitude, latitude]) => [longitude, latitude]);
}

function roundedRing(ring: readonly (readonly [number, number])[]): [number, number][] {
  return ring.map(([longitude, latitude]) => [rounded(longitude), rounded(latitude)]);
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}
