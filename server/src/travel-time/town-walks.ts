import { joinWalks, type Points, type StreetNetwork, straightWalks, type Walks } from '@hazama/geo';
import { searchStreetWalks, snapInSteps } from './street-walks.ts';

/** Origins whose straight walks are found in one step: some milliseconds in a town. */
const ORIGINS_PER_STEP = 1024;

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
  if (streets) {
    const from = yield* snapInSteps(streets, origins);
    return yield* searchStreetWalks(streets, from, yield* snapInSteps(streets, points), limitMeters);
  }
  const parts: Walks[] = [];
  for (let from = 0; from < origins.longitude.length; from += ORIGINS_PER_STEP) {
    const part = (column: Float64Array) => column.subarray(from, from + ORIGINS_PER_STEP);
    const some = { longitude: part(origins.longitude), latitude: part(origins.latitude) };
    parts.push(straightWalks(some, points, { limitMeters }));
    yield;
  }
  return joinWalks(parts);
}
