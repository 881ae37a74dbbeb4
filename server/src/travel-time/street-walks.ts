import {
  joinWalks,
  type Points,
  type SnappedPoints,
  type StreetNetwork,
  toEarthPoints,
  type Walks,
  walksWithin,
} from '@hazama/geo';

/** Positions brought onto streets in one step, and origins whose walks are searched in one: some milliseconds in a town. */
const SNAPPED_PER_STEP = 2048;
const ORIGINS_PER_STEP = 32;

/** Positions on their nearest streets, in steps; one of NaN is on none. */
export function* snapInSteps(streets: StreetNetwork, points: Points): Generator<void, SnappedPoints> {
  const count = points.longitude.length;
  const all = {
    street: new Int32Array(count),
    alongMeters: new Float64Array(count),
    legMeters: new Float64Array(count),
  };
  for (let from = 0; from < count; from += SNAPPED_PER_STEP) {
    const some = streets.snap(toEarthPoints(somewhere(points, from, from + SNAPPED_PER_STEP)));
    all.street.set(some.street, from);
    all.alongMeters.set(some.alongMeters, from);
    all.legMeters.set(some.legMeters, from);
    yield;
  }
  return all;
}

/** All walks along streets of at most `limitMeters` from origins to points, in steps. */
export function* searchStreetWalks(
  streets: StreetNetwork,
  { street, alongMeters, legMeters }: SnappedPoints,
  points: SnappedPoints,
  limitMeters: number,
): Generator<void, Walks> {
  const parts: Walks[] = [];
  for (let from = 0; from < street.length; from += ORIGINS_PER_STEP) {
    const until = from + ORIGINS_PER_STEP;
    const origins = {
      street: street.subarray(from, until),
      alongMeters: alongMeters.subarray(from, until),
      legMeters: legMeters.subarray(from, until),
    };
    parts.push(walksWithin(streets, origins, points, limitMeters));
    yield;
  }
  return joinWalks(parts);
}

/** Positions for the street index, which takes none of NaN: what lies nowhere is put where no street is. */
function somewhere({ longitude, latitude }: Points, from: number, until: number): Points {
  const isNowhere = (at: number) => Number.isNaN((longitude[at] as number) + (latitude[at] as number));
  const part = (column: Float64Array) =>
    column.slice(from, until).map((degrees, at) => (isNowhere(from + at) ? 0 : degrees));
  return { longitude: part(longitude), latitude: part(latitude) };
}
