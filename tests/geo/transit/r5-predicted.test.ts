// conveyal/r5 @6f355429 (MIT), PredictedAccessibilityTests: travel times whose distribution follows from the timetable alone.
import {
  buildTimetable,
  costsOfColumns,
  createNetwork,
  cumulativeOpportunities,
  minutesOf,
  RaptorSearch,
  reverseNetwork,
  type StopLegTable,
  travelTimeFrom,
  travelTimeToNearest,
} from '@hazama/geo';
import { seconds, timetable } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';

const BLOCKS = 30;
const ROW = 10;
const BLOCK_METERS = 200;
const LONGEST_WALK_SECONDS = 30 * 60;
const LONGEST_EGRESS_METERS = 2000;
const PERCENTS = [5, 25, 50, 75, 95];

/** Where: blocks east and north, and metres off the street. */
type Spot = readonly [x: number, y: number, offsetMeters: number];

const ORIGIN: Spot = [10, 10, 0];
const DESTINATIONS: readonly (readonly [name: string, at: Spot, seconds: readonly number[]])[] = [
  ['rideEast', [14, 10, 0], [240, 360, 480, 660, 780]],
  ['rideFarEast', [24, 10, 0], [540, 660, 780, 960, 1080]],
  ['midBlockOnRoute', [6.4, 10, 0], [320, 440, 560, 720, 720]],
  ['midBlockOffset', [16.5, 10, 90], [490, 610, 730, 910, 1030]],
  ['offRouteIntersection', [14, 13, 0], [840, 960, 1080, 1260, 1380]],
  ['midBlockVertical', [14, 12.5, 40], [780, 900, 1020, 1200, 1320]],
];

/** A stop at every block of the row; a bus from either end every ten minutes, half a minute a block. */
function network() {
  const stops = Array.from({ length: BLOCKS + 1 }, (_, x) => `${x}`);
  const starts = Array.from({ length: 30 }, (_, start) => `5:${start * 10}`);
  const minutes = Array.from({ length: BLOCKS }, () => 0.5);
  const builder = timetable();
  for (const [x, name] of stops.entries()) builder.stop(name, { east: x * BLOCK_METERS, north: 0 });
  return createNetwork(
    buildTimetable(builder.line(stops, minutes, starts).line(stops.toReversed(), minutes, starts).build().input),
  );
}

const walkMeters = ([x, y, offset]: Spot, [toX, toY]: readonly [number, number]) =>
  Math.round((Math.abs(x - toX) + Math.abs(y - toY)) * BLOCK_METERS + offset);

/** The stops within a walk of each spot, along the streets of the grid, at 1 m/s. */
function legsOfSpots(spots: readonly Spot[], limitMeters: number): StopLegTable {
  const rows = spots.map((spot) =>
    Array.from({ length: BLOCKS + 1 }, (_, x) => ({ x, meters: walkMeters(spot, [x, ROW]) })).filter(
      ({ meters }) => meters <= limitMeters,
    ),
  );
  const ends = rows.map((_, spot) => rows.slice(0, spot + 1).flat().length);
  return {
    start: Uint32Array.of(0, ...ends),
    stop: Int32Array.from(rows.flat(), ({ x }) => x),
    seconds: Int32Array.from(rows.flat(), ({ meters }) => meters),
  };
}

const direct = DESTINATIONS.map(([, at]) => walkMeters(at, [ORIGIN[0], ORIGIN[1]])).map((meters) =>
  meters <= LONGEST_WALK_SECONDS ? meters : Number.POSITIVE_INFINITY,
);
const departures = minutesOf({ fromSeconds: seconds('7:00'), untilSeconds: seconds('9:00') });
const rules = { maxRides: 4, boardSlackSeconds: 61 };
const fromOrigin = legsOfSpots([ORIGIN], LONGEST_WALK_SECONDS);
const toDestinations = legsOfSpots(
  DESTINATIONS.map(([, at]) => at),
  LONGEST_EGRESS_METERS,
);

describe('r5_predicted', () => {
  it.each(DESTINATIONS.map(([name, , expected], point) => ({ name, expected, point })))(
    'reaches $name within −3 to +25 seconds of the prediction, by every percentile',
    ({ expected, point }) => {
      const times = travelTimeFrom(new RaptorSearch(network(), rules), {
        access: fromOrigin,
        departures,
        egress: toDestinations,
        directSeconds: direct,
        percents: PERCENTS,
      });
      const found = PERCENTS.map((percent) => times.get(percent)?.[point] as number);
      for (const [index, time] of found.entries()) {
        expect(time - (expected[index] as number)).toBeGreaterThanOrEqual(-3);
        expect(time - (expected[index] as number)).toBeLessThanOrEqual(25);
      }
    },
  );

  // which destinations are within so many minutes: a bit each, the first the lowest
  it.each([
    [5, [0, 1, 5, 15, 63, 63]],
    [25, [0, 0, 1, 5, 63, 63]],
    [50, [0, 0, 0, 5, 63, 63]],
    [75, [0, 0, 0, 0, 15, 63]],
    [95, [0, 0, 0, 0, 15, 63]],
  ])('has the same destinations within 1, 5, 7, 10, 19 and 24 minutes at %i %%', (percent, expected) => {
    const times = travelTimeFrom(new RaptorSearch(network(), rules), {
      access: fromOrigin,
      departures,
      egress: toDestinations,
      directSeconds: direct,
      percents: [percent],
    }).get(percent);
    const costs = costsOfColumns(
      Array.from(times ?? [], (time) => Float64Array.of(time)),
      1,
    );
    const bits = Float64Array.from(DESTINATIONS, (_, destination) => 2 ** destination);
    const within = [1, 5, 7, 10, 19, 24].map((minutes) => cumulativeOpportunities(costs, bits, minutes * 60)[0]);
    expect(within).toEqual(expected);
  });

  it('is the same when searched backwards from each destination', () => {
    for (const [point] of DESTINATIONS.entries()) {
      const row = { from: toDestinations.start[point], to: toDestinations.start[point + 1] };
      const forwards = travelTimeFrom(new RaptorSearch(network(), rules), {
        access: fromOrigin,
        departures,
        egress: toDestinations,
        directSeconds: direct,
        percents: PERCENTS,
      });
      const backwards = travelTimeToNearest(new RaptorSearch(reverseNetwork(network()), rules), {
        access: fromOrigin,
        departures,
        egress: {
          stop: toDestinations.stop.subarray(row.from, row.to),
          seconds: toDestinations.seconds.subarray(row.from, row.to),
        },
        directSeconds: direct.slice(point, point + 1),
        percents: PERCENTS,
      });
      for (const percent of PERCENTS) expect(backwards.get(percent)?.[0]).toBe(forwards.get(percent)?.[point]);
    }
  });
});
