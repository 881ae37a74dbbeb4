import { type Bounds, type LngLat, type MultiPolygon, ShapeReach } from '@hazama/geo';
import type { Statements } from '../../database/index.ts';
import type { Town } from '../town/town.ts';
import { createInsideTest } from './inside-test.ts';

/** A degree is never longer than this. */
const MOST_METERS_PER_DEGREE = 112_000;

/** Whether a place lies within the municipality's outline or its buffer; undefined where it has no shape to ask. */
export type IsNearTown = ((place: LngLat) => boolean) | undefined;

/** A municipality's outline with its buffer. */
export interface Surroundings {
  readonly isNear: (place: LngLat) => boolean;
  /** Whether something within these bounds may lie in it: never false of what does. */
  readonly mayHold: (bounds: Bounds) => boolean;
  /** Of something within these bounds that has no corner near: whether the town's outline may pass through it. */
  readonly isCrossedBy: (bounds: Bounds) => boolean;
}

/** As `readSurroundings`, for whoever asks of places alone. */
export async function readOutline(
  statements: Statements,
  town: Pick<Town, 'code' | 'bufferMeters'>,
): Promise<IsNearTown> {
  return (await readSurroundings(statements, town))?.isNear;
}

/** Reads the municipality's own outline; where there is none yet, its areas together stand for it, and undefined where it has none either. */
export async function readSurroundings(
  statements: Statements,
  { code, bufferMeters }: Pick<Town, 'code' | 'bufferMeters'>,
): Promise<Surroundings | undefined> {
  const rows = await statements.query<{ coordinates: MultiPolygon }>(
    `SELECT ST_AsGeoJSON(geometry, 9)::json -> 'coordinates' AS coordinates FROM area
     WHERE municipality_code = $1 AND to_revision IS NULL AND geometry IS NOT NULL
       AND (kind = 'MUNICIPALITY' OR NOT EXISTS (
         SELECT FROM area
         WHERE municipality_code = $1 AND to_revision IS NULL AND geometry IS NOT NULL AND kind = 'MUNICIPALITY'))`,
    [code],
  );
  if (rows.length === 0) return undefined;
  const shapes = rows.map(({ coordinates }) => surroundingsOf(coordinates, bufferMeters));
  return {
    isNear: (place) => shapes.some(({ isNear }) => isNear(place)),
    mayHold: (bounds) => shapes.some(({ mayHold }) => mayHold(bounds)),
    isCrossedBy: (bounds) => shapes.some(({ isCrossedBy }) => isCrossedBy(bounds)),
  };
}

function surroundingsOf(shape: MultiPolygon, bufferMeters: number): Surroundings {
  const reach = new ShapeReach(shape, bufferMeters);
  const { bounds } = reach;
  if (!bounds) return { isNear: () => false, mayHold: () => false, isCrossedBy: () => false };
  const isInside = createInsideTest(shape, bounds);
  const edges = listEdgeBounds(shape);
  // whatever is no larger than the buffer and meets the outline has all its corners within the buffer
  const isCrossed = (other: Bounds) =>
    doMeet(other, bounds) &&
    Math.hypot(other.east - other.west, other.north - other.south) * MOST_METERS_PER_DEGREE > bufferMeters;
  return {
    isNear: (place) => isWithin(place, bounds) && (isInside(place) || reach.holds(place)),
    mayHold: (other) => doMeet(other, bounds),
    isCrossedBy: (other) => isCrossed(other) && edges.some((edge) => doMeet(edge, other)),
  };
}

function isWithin([longitude, latitude]: LngLat, { west, south, east, north }: Bounds): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function doMeet(a: Bounds, b: Bounds): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

function listEdgeBounds(shape: MultiPolygon): Bounds[] {
  return shape.flat().flatMap((ring) =>
    ring.map((corner, at) => {
      const next = ring[at + 1] ?? ring[0] ?? corner;
      return {
        west: Math.min(corner[0], next[0]),
        south: Math.min(corner[1], next[1]),
        east: Math.max(corner[0], next[0]),
        north: Math.max(corner[1], next[1]),
      };
    }),
  );
}
