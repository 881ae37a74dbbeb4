import {
  buildTimetable,
  createNetwork,
  minutesOf,
  nearestStreetMeters,
  RaptorSearch,
  reverseNetwork,
  straightWalks,
  toStopLegs,
  travelTimeToNearest,
  type Walks,
  walkSeconds,
  walksWithin,
} from '@hazama/geo';
import { seconds, timetable, toPoints, town } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';
import { at, networkOf, snapped } from '../street/described-streets.ts';

/**
 * A bus on the south bank, from the quay to the clinic 5 km east at 9:30, ten minutes. The one bridge lies 850 m east of the quay.
 *
 *   north home ─────────────────┐
 *   ~~~~~~~~~~ river, 200 m ~~~ │ bridge
 *   south home ── quay ─────────┘ ─ ─ (bus) ─ ─ ─ clinic
 */
const homes = [at(0, 200), at(-300, 0)];
const stops = [at(0, 0), at(5000, 0)];
const streets = networkOf([
  [at(-300, 0), at(0, 0), at(850, 0)],
  [at(0, 200), at(850, 200)],
  [at(850, 0), at(850, 200)],
  [at(4900, 0), at(5100, 0)],
]);
const day = timetable()
  .stop('quay', at(0, 0))
  .stop('clinic', at(5000, 0))
  .line(['quay', 'clinic'], [10], ['9:30'])
  .build();
const points = (spots: typeof homes) => toPoints(spots.map((spot) => town().position(spot)));

/** Minutes to the clinic for who leaves at 9:00, by the walks to stops that are found. */
function minutesToClinic(toStops: Walks, alongStreetsMeters: Float64Array): number[] {
  const network = createNetwork(buildTimetable(day.input));
  const times = travelTimeToNearest(new RaptorSearch(reverseNetwork(network)), {
    access: toStopLegs(toStops, 1),
    departures: minutesOf({ fromSeconds: seconds('9:00'), untilSeconds: seconds('9:01') }),
    egress: { stop: Int32Array.of(day.stopNumber('clinic')), seconds: Int32Array.of(0) },
    directSeconds: alongStreetsMeters.map((meters) => walkSeconds(meters, 1)),
    percents: [50],
  });
  return [...(times.get(50) ?? [])].map((time) => time / 60);
}

describe('walks to the bus', () => {
  const onFoot = nearestStreetMeters(streets, snapped(streets, ...homes), snapped(streets, at(5000, 0)));

  it('go over the bridge where streets are known: 1,900 m are too far, so nobody crosses the water to the bus', () => {
    const walks = walksWithin(streets, snapped(streets, ...homes), snapped(streets, ...stops), 900);
    expect(minutesToClinic(walks, onFoot)).toEqual([Number.POSITIVE_INFINITY, 40]);
  });

  it('go straight × 1.3 where they are not: 260 m, on time for the bus of 9:30', () => {
    const walks = straightWalks(points(homes), points(stops), { limitMeters: 900 });
    expect(minutesToClinic(walks, onFoot)).toEqual([40, 40]);
  });
});
