import { type Points, type StreetNetwork, straightWalks, toEarthPoints, type Walks, walksWithin } from '@hazama/geo';

/** Origins whose walks are searched in one step: some milliseconds in a town. */
const ORIGINS_PER_STEP = 64;

/**
 * All walks of at most `limitMeters` from origins to points, in steps: along streets where the town has imported them, else in straight lines × 1.3.
 * A position of NaN is of no place, and nobody walks there.
 */
export function* searchWalks(
  streets: StreetNetwork | undefined,
  origins: Points,
  points: Points,
  limitMeters: number,
): Generator<void, Walks> {
  const snapped = streets?.snap(toEarthPoints(somewhere(points)));
  const parts: Walks[] = [];
  for (let from = 0; from < origins.longitude.length; from += ORIGINS_PER_STEP) {
    const some = slice(origins, from, from + ORIGINS_PER_STEP);
    parts.push(
      streets && snapped
        ? walksWithin(streets, streets.snap(toEarthPoints(somewhere(some))), snapped, limitMeters)
        : straightWalks(some, points, { limitMeters }),
    );
    yield;
  }
  return joined(parts);
}

function slice({ longitude, latitude }: Points, from: number, to: number): Points {
  return { longitude: longitude.subarray(from, to), latitude: latitude.subarray(from, to) };
}

/** Positions for the street index, which takes none of NaN: what lies nowhere is put where no street is. */
function somewhere({ longitude, latitude }: Points): Points {
  const isNowhere = (_: number, at: number) => Number.isNaN((longitude[at] as number) + (latitude[at] as number));
  return {
    longitude: longitude.map((degrees, at) => (isNowhere(degrees, at) ? 0 : degrees)),
    latitude: latitude.map((degrees, at) => (isNowhere(degrees, at) ? 0 : degrees)),
  };
}

function joined(parts: readonly Walks[]): Walks {
  const rows = parts.reduce((sum, { start }) => sum + start.length - 1, 0);
  const count = parts.reduce((sum, { point }) => sum + point.length, 0);
  const walks = { start: new Uint32Array(rows + 1), point: new Uint32Array(count), meters: new Float64Array(count) };
  let row = 0;
  let at = 0;
  for (const { start, point, meters } of parts) {
    for (let own = 1; own < start.length; own++) walks.start[++row] = at + (start[own] as number);
    walks.point.set(point, at);
    walks.meters.set(meters, at);
    at += point.length;
  }
  return walks;
}
