import { createHash } from 'node:crypto';
import {
  type DepartureWindow,
  isochrone,
  legsOf,
  minutesOf,
  type Points,
  RaptorSearch,
  type StopLegTable,
  type StreetNetwork,
  searchTravelTimeFrom,
  searchTravelTimeToNearest,
  toStopLegs,
  walkSeconds,
} from '@hazama/geo';
import { ByteCache, RecentlyUsed } from '../cache/index.ts';
import { type DayNetwork, searchWalks, TRAVEL_RULES } from '../travel-time/index.ts';
import { TurnQueue } from '../turn/index.ts';
import { prepareGround, type SurfaceGround, walksOnGround, walkToStops } from './surface-ground.ts';

/** Within how many minutes shapes are drawn and people counted. */
export const BAND_MINUTES = [15, 30, 45, 60] as const;

/** Whoever opens a few places of a few towns finds them again; a surface of a large town is half a megabyte. */
const KEPT_BYTES = 64_000_000;
/** A large town's ground and its walks are some ten megabytes. */
const KEPT_GROUNDS = 4;
const KEPT_WALKS = 6;

/** ここから行く、ここへ来る */
export type TravelDirection = 'FROM' | 'TO';

export interface SurfaceTown {
  /** Of the town's people and borders: another one whenever those can have changed. */
  readonly key: string;
  readonly bounds: readonly [number, number, number, number];
  /** Centres of the cells where people live; NaN where not known. */
  readonly cells: Points;
  readonly streets: StreetNetwork | undefined;
}

export interface SurfaceRequest {
  readonly town: SurfaceTown;
  readonly network: DayNetwork;
  readonly place: readonly [longitude: number, latitude: number];
  readonly direction: TravelDirection;
  readonly window: DepartureWindow;
  /** Which of the percentiles over the window's departures is drawn and counted by. */
  readonly percentile: number;
  /** Whoever asked has gone: nobody waits for the rest. */
  readonly signal: AbortSignal;
}

/** Travel times between one place and all of a town. */
export interface Surface {
  readonly gridMeters: number;
  /** Per {@link BAND_MINUTES} the GeoJSON text of a MultiPolygon; null where it holds nothing. */
  readonly shapes: readonly (string | null)[];
  /** By cell, as the percentile says; Infinity where it is not reached. */
  readonly cellSeconds: Float64Array;
}

/** Surfaces of towns, each computed once, one after the other, in turns with whatever else the server does. */
export class Surfaces {
  readonly #grounds = new RecentlyUsed<SurfaceGround>(KEPT_GROUNDS);
  readonly #walks = new RecentlyUsed<StopLegTable>(KEPT_WALKS);
  readonly #kept = new ByteCache<Surface>(
    KEPT_BYTES,
    ({ shapes, cellSeconds }) =>
      cellSeconds.byteLength + shapes.reduce((sum, shape) => sum + 2 * (shape?.length ?? 0), 0),
  );
  readonly #queue = new TurnQueue('行ける範囲の計算が混み合っています。1分ほど待ってから、もう一度ためしてください。');

  /** @throws TOO_COMPLEX where many wait already */
  async get(request: SurfaceRequest): Promise<Surface> {
    const { town, network, place, direction, window, percentile, signal } = request;
    const key = [town.key, network.key, place, direction, window.fromSeconds, window.untilSeconds, percentile].join(
      ' ',
    );
    const known = this.#kept.get(key);
    if (known) return known;
    return this.#queue.run(async (finish) => {
      const meanwhile = this.#kept.get(key);
      if (meanwhile) return meanwhile;
      const ground = await this.#grounds.get(town.key, () =>
        finish(prepareGround(town.bounds, town.cells, town.streets)),
      );
      const walks = await this.#walks.get(`${town.key} ${digest(network.stops)}`, () =>
        finish(walkToStops(ground, network.stops)),
      );
      const surface = await finish(drawSurface(request, ground, walks));
      this.#kept.set(key, surface);
      return surface;
    }, signal);
  }
}

function* drawSurface(
  { network, place: [longitude, latitude], direction, window, percentile }: SurfaceRequest,
  ground: SurfaceGround,
  walks: StopLegTable,
): Generator<void, Surface> {
  const { grid, points } = ground;
  const place = { longitude: Float64Array.of(longitude), latitude: Float64Array.of(latitude) };
  const nodes = grid.longitude.length;
  const common = {
    departures: minutesOf(window),
    directSeconds: yield* walkAllTheWay(ground, place),
    percents: [percentile],
    limitSeconds: TRAVEL_RULES.limitSeconds,
  };
  const own = legsOf(yield* walkToPlaceStops(ground, place, network), 0);
  const times =
    direction === 'FROM'
      ? yield* searchTravelTimeFrom(new RaptorSearch(network.forwards, TRAVEL_RULES), {
          access: own,
          egress: walks,
          ...common,
        })
      : yield* searchTravelTimeToNearest(new RaptorSearch(network.backwards, TRAVEL_RULES), {
          access: walks,
          egress: own,
          ...common,
        });
  const seconds = times.get(percentile) ?? new Float64Array(points.longitude.length).fill(Number.POSITIVE_INFINITY);
  const surface = seconds.subarray(0, nodes);
  const shapes: (string | null)[] = [];
  for (const minutes of BAND_MINUTES) {
    const coordinates = isochrone(grid, surface, minutes * 60);
    shapes.push(coordinates.length === 0 ? null : JSON.stringify({ type: 'MultiPolygon', coordinates }));
    yield;
  }
  return { gridMeters: grid.spacingMeters, shapes, cellSeconds: seconds.slice(nodes) };
}

/** Seconds to walk between the place and each point; Infinity where nobody would. */
function* walkAllTheWay(ground: SurfaceGround, place: Points): Generator<void, Float64Array> {
  const { start, meters } = yield* walksOnGround(ground, place, TRAVEL_RULES.directMeters);
  const seconds = new Float64Array(ground.points.longitude.length).fill(Number.POSITIVE_INFINITY);
  for (let point = 0; point < seconds.length; point++)
    for (let at = start[point] as number; at < (start[point + 1] as number); at++)
      seconds[point] = walkSeconds(meters[at] as number, TRAVEL_RULES.walkMetersPerSecond);
  return seconds;
}

/** The walks between the place and stops. */
function* walkToPlaceStops(
  { streets }: SurfaceGround,
  place: Points,
  { stops }: DayNetwork,
): Generator<void, StopLegTable> {
  const walks = yield* searchWalks(streets, place, stops, TRAVEL_RULES.accessMeters);
  return toStopLegs(walks, TRAVEL_RULES.walkMetersPerSecond);
}

function digest({ longitude, latitude }: Points): string {
  const hash = createHash('sha1');
  for (const { buffer, byteOffset, byteLength } of [longitude, latitude])
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return hash.digest('base64');
}
