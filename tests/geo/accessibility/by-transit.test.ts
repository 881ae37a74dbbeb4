import {
  buildTimetable,
  costsOfColumns,
  createNetwork,
  cumulativeOpportunities,
  enhancedFloatingCatchment,
  gravityAccess,
  legsOf,
  minutesOf,
  nearestMeters,
  type Points,
  RaptorSearch,
  reverseNetwork,
  straightWalks,
  toEarthPoints,
  toStopLegs,
  travelTimeToNearest,
  walkSeconds,
} from '@hazama/geo';
import { town } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';

// Access over the third kind of cost, seconds on foot and by bus, place by place. Three homes with a stop each, and a bus that leaves the
// west at 9:00 and every ten minutes after it, is in the middle 5 minutes later and in the east 12 minutes after the west:
//
//   west ──5 min── middle ──7 min── east        an island, with no stop
//   60 people      40 people        20 people   10 people
//
// A clinic stands at the middle stop, another at the eastern one. Who boards has to be there a minute before, so one waits 1 to 10 minutes.

describe('access on foot and by bus', () => {
  it('is worked out of seconds as of metres, and who has no way keeps a row and has none', () => {
    const { centres } = town()
      .cell({ east: 0, north: 0 }, { people: 60 })
      .cell({ east: 4000, north: 0 }, { people: 40 })
      .cell({ east: 9000, north: 0 }, { people: 20 })
      .cell({ east: 0, north: 20_000 }, { people: 10 })
      .build();
    const people = Float64Array.of(60, 40, 20, 10);
    const stops = pointsOf(centres, [0, 1, 2]);
    const costs = costsOfColumns(
      [1, 2].map((home) => secondsTo(pointsOf(centres, [home]), centres, stops)),
      4,
    );
    // leaving each minute from 9:00 to 9:59 one waits 1 to 10 minutes, six times each: sorted[⌈0.5 × 60⌉ − 1] is 5
    // west to middle 5 + 5 = 10 minutes, middle to east 5 + 7 = 12, west to east 5 + 12 = 17; back there is no bus
    expect([...costs.cellStart]).toEqual([0, 2, 4, 5, 5]);
    expect([...costs.cost].map((seconds) => Math.round(seconds / 60))).toEqual([10, 17, 0, 12, 0]);

    const capacity = Float64Array.of(1, 1);
    expect([...cumulativeOpportunities(costs, capacity, 15 * 60)]).toEqual([1, 2, 1, 0]);
    // zones of 10 (exactly at it included) and 20 minutes, weights 1 and 0.5. Middle: 60 + 40 = 100 people; east: 0.5 × 60 + 0.5 × 40 + 20 = 70
    const { access } = enhancedFloatingCatchment(
      { costs, people, capacity },
      {
        shape: 'STEP',
        steps: [
          { upTo: 600, weight: 1 },
          { upTo: 1200, weight: 0.5 },
        ],
      },
    );
    expect([...access].map((own) => Math.round(own * 1e9))).toEqual(
      [1 / 100 + 0.5 / 70, 1 / 100 + 0.5 / 70, 1 / 70, 0].map((own) => Math.round(own * 1e9)),
    );
    // both clinics whole: 60 × … + 40 × … + 20 × … = 2
    expect(access.reduce((sum, own, home) => sum + own * (people[home] as number), 0)).toBeCloseTo(2, 9);
    // e^(−0.001 × seconds): the west has e^−0.6 + e^−1.02
    const [west = 0] = gravityAccess(costs, capacity, { shape: 'EXPONENTIAL', rate: 0.001 });
    expect(west).toBeCloseTo(Math.exp(-0.6) + Math.exp(-1.02), 6);
  });
});

function secondsTo(place: Points, centres: Points, stops: Points): Float64Array {
  const legs = (from: Points) => toStopLegs(straightWalks(from, stops, { limitMeters: 100 }), 1);
  const starts = Array.from({ length: 12 }, (_, run) => (9 * 60 + run * 10) * 60);
  const rows = starts.flatMap((start) => [start, start + 300, start + 720]);
  const timetable = buildTimetable({
    stopCount: 3,
    tripCount: starts.length,
    stopTimes: {
      trip: Uint32Array.from(rows, (_, row) => Math.floor(row / 3)),
      stop: Uint32Array.from(rows, (_, row) => row % 3),
      sequence: Uint32Array.from(rows, (_, row) => row % 3),
      arrivalSeconds: Int32Array.from(rows),
      departureSeconds: Int32Array.from(rows),
    },
  });
  const network = createNetwork(timetable, legs(stops));
  const direct = nearestMeters(toEarthPoints(centres), toEarthPoints(place));
  const times = travelTimeToNearest(new RaptorSearch(reverseNetwork(network)), {
    access: legs(centres),
    departures: minutesOf({ fromSeconds: 9 * 3600, untilSeconds: 10 * 3600 }),
    egress: legsOf(legs(place), 0),
    directSeconds: direct.map((meters) => (meters > 1800 ? Number.POSITIVE_INFINITY : walkSeconds(meters, 1))),
    percents: [50],
  });
  return times.get(50) as Float64Array;
}

function pointsOf({ longitude, latitude }: Points, homes: readonly number[]): Points {
  return {
    longitude: Float64Array.from(homes, (home) => longitude[home] as number),
    latitude: Float64Array.from(homes, (home) => latitude[home] as number),
  };
}
