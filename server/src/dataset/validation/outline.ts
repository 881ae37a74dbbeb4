import { distanceToShapeMeters, findBounds, type LngLat, type MultiPolygon } from '@hazama/geo';
import type { Statements } from '../../database/index.ts';
import type { Town } from '../town/town.ts';
import { createInsideTest } from './inside-test.ts';

/** A degree is never shorter than this in Japan. */
const LEAST_METERS_PER_DEGREE = 70_000;

/** Whether a place lies within the municipality's outline or its buffer; undefined where it has no shape to ask. */
export type IsNearTown = ((place: LngLat) => boolean) | undefined;

/** Reads the municipality's own outline; where there is none yet, its areas together stand for it. */
export async function readOutline(statements: Statements, { code, bufferMeters }: Town): Promise<IsNearTown> {
  const rows = await statements.query<{ coordinates: MultiPolygon }>(
    `SELECT ST_AsGeoJSON(geometry, 9)::json -> 'coordinates' AS coordinates FROM area
     WHERE municipality_code = $1 AND to_revision IS NULL AND geometry IS NOT NULL
       AND (kind = 'MUNICIPALITY' OR NOT EXISTS (
         SELECT FROM area
         WHERE municipality_code = $1 AND to_revision IS NULL AND geometry IS NOT NULL AND kind = 'MUNICIPALITY'))`,
    [code],
  );
  if (rows.length === 0) return undefined;
  const tests = rows.map(({ coordinates }) => nearnessOf(coordinates, bufferMeters));
  return (place) => tests.some((test) => test(place));
}

function nearnessOf(shape: MultiPolygon, bufferMeters: number): (place: LngLat) => boolean {
  const bounds = findBounds(shape);
  if (!bounds) return () => false;
  const isInside = createInsideTest(shape, bounds);
  const margin = bufferMeters / LEAST_METERS_PER_DEGREE;
  // the years of population repeat their cells: each place is measured once, while whether it is inside is told faster than looked up
  const beside = new Map<string, boolean>();
  const isBeside = (place: LngLat): boolean => {
    const key = place.join();
    const known = beside.get(key);
    if (known !== undefined) return known;
    const isNear = distanceToShapeMeters(shape, place) <= bufferMeters;
    beside.set(key, isNear);
    return isNear;
  };
  return (place) => {
    const [longitude, latitude] = place;
    if (longitude < bounds.west - margin || longitude > bounds.east + margin) return false;
    if (latitude < bounds.south - margin || latitude > bounds.north + margin) return false;
    return isInside(place) || isBeside(place);
  };
}
