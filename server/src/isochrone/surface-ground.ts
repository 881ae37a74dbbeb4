import {
  createSurfaceGrid,
  type Points,
  type SnappedPoints,
  type StopLegTable,
  type StreetNetwork,
  type SurfaceGrid,
  toStopLegs,
  turnWalks,
  type Walks,
} from '@hazama/geo';
import { searchStreetWalks, searchWalks, snapInSteps, TRAVEL_RULES } from '../travel-time/index.ts';

/** The surface ends so far beyond the town's border: people who live there are not ours to count. */
const MARGIN_METERS = 2000;
/** One degree is at least so long in Japan's latitudes. */
const LEAST_METERS_PER_DEGREE = 85_000;

/** What of a town travel times are found at: the nodes of a grid over it, then the cells where its people live. */
export interface SurfaceGround {
  readonly grid: SurfaceGrid;
  /** Nodes, then cells; NaN where the place of a cell is not known. */
  readonly points: Points;
  /** The same on their nearest streets; undefined where walks go straight. */
  readonly onStreets: SnappedPoints | undefined;
  readonly streets: StreetNetwork | undefined;
}

export function* prepareGround(
  [west, south, east, north]: readonly [number, number, number, number],
  cells: Points,
  streets: StreetNetwork | undefined,
): Generator<void, SurfaceGround> {
  const margin = MARGIN_METERS / LEAST_METERS_PER_DEGREE;
  const grid = createSurfaceGrid({
    west: west - margin,
    south: south - margin,
    east: east + margin,
    north: north + margin,
  });
  const points = {
    longitude: joined(grid.longitude, cells.longitude),
    latitude: joined(grid.latitude, cells.latitude),
  };
  const onStreets = streets && (yield* snapInSteps(streets, points));
  return { grid, points, onStreets, streets };
}

/** By point of the ground, the walks between it and some positions of at most `limitMeters`, in steps. */
export function* walksOnGround(ground: SurfaceGround, positions: Points, limitMeters: number): Generator<void, Walks> {
  const { points, streets, onStreets } = ground;
  const count = points.longitude.length;
  if (streets && onStreets) {
    const snapped = yield* snapInSteps(streets, positions);
    return turnWalks(yield* searchStreetWalks(streets, snapped, onStreets, limitMeters), count);
  }
  return yield* searchWalks(undefined, points, positions, limitMeters);
}

/** By point, the walks between it and the stops of a timetable. */
export function* walkToStops(ground: SurfaceGround, stops: Points): Generator<void, StopLegTable> {
  const walks = yield* walksOnGround(ground, stops, TRAVEL_RULES.accessMeters);
  return toStopLegs(walks, TRAVEL_RULES.walkMetersPerSecond);
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
