import { type CatchmentInput, straightCosts, toEarthPoints } from '@hazama/geo';
import { randomTown, seededRandom } from '@hazama/geo/testing';

/** A town of 96 cells with salons of 1–30 seats, everything within 900 m of each other a pair. */
export function randomAccess(seed: number, salons = 7): CatchmentInput {
  const random = seededRandom(seed);
  const { centres, people, places } = randomTown(random, {
    columns: 12,
    rows: 8,
    areaColumns: 1,
    areaRows: 1,
    places: new Map([['salon', salons]]),
  });
  const positions = places.get('salon') ?? { longitude: new Float64Array(), latitude: new Float64Array() };
  return {
    costs: straightCosts(toEarthPoints(centres), toEarthPoints(positions), { limitMeters: 900 }),
    people,
    capacity: Float64Array.from({ length: salons }, () => 1 + Math.floor(random() * 30)),
  };
}

/** Places that somebody can get to. */
export function reachedPlaces({ costs, people }: CatchmentInput): Set<number> {
  const reached = new Set<number>();
  for (const [cell, count] of people.entries())
    if (count > 0)
      for (const place of costs.placeIndex.subarray(costs.cellStart[cell], costs.cellStart[cell + 1]))
        reached.add(place);
  return reached;
}

export const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);
