import {
  buildTimetable,
  createNetwork,
  lastMomentsToLeave,
  legsOf,
  minutesOf,
  RaptorSearch,
  reverseNetwork,
  type StopLegs,
  type StopLegTable,
  searchWindow,
  straightWalks,
  toStopLegs,
  travelTimeFrom,
  travelTimeToNearest,
} from '@hazama/geo';
import { CITY_FEED, randomFeed, seconds, seededRandom, timetable } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalsByBruteForce, type Described, described, legs, rules, toNetwork } from './random-network.ts';

/** Legs of several points, one after the other. */
function toTable(rows: readonly StopLegs[]): StopLegTable {
  return {
    start: Uint32Array.of(
      0,
      ...rows.map((_, row) => rows.slice(0, row + 1).reduce((sum, { stop }) => sum + stop.length, 0)),
    ),
    stop: Int32Array.from(rows.flatMap(({ stop }) => [...stop])),
    seconds: Int32Array.from(rows.flatMap((row) => [...row.seconds])),
  };
}

const oneLeg = (stop: number, walk: number): StopLegs => ({ stop: Int32Array.of(stop), seconds: Int32Array.of(walk) });

describe('travel time over a window', () => {
  // One bus, from the village at 9:10, 9:30 and 10:20, twenty minutes to the town. Home is 4 minutes from the village's stop,
  // the salon 1 minute from the town's; a minute to board. So home is left by 9:05, 9:25 or 10:15,
  // and the salon reached at 9:31, 9:51 or 10:41.
  const { input } = timetable()
    .stop('village', { east: 0, north: 0 })
    .stop('town', { east: 9000, north: 0 })
    .line(['village', 'town'], [20], ['9:10', '9:30', '10:20'])
    .build();
  const network = createNetwork(buildTimetable(input));
  const home = oneLeg(0, 240);
  const salon = oneLeg(1, 60);
  const departures = minutesOf({ fromSeconds: seconds('9:00'), untilSeconds: seconds('10:20') });
  const percents = [5, 50, 90, 100];
  const times = (limitSeconds?: number) => {
    const limit = limitSeconds === undefined ? {} : { limitSeconds };
    const common = { departures, directSeconds: [Number.POSITIVE_INFINITY], percents, ...limit };
    return [
      travelTimeFrom(new RaptorSearch(network), { access: home, egress: toTable([salon]), ...common }),
      travelTimeToNearest(new RaptorSearch(reverseNetwork(network)), {
        access: toTable([home]),
        egress: salon,
        ...common,
      }),
    ].map((found) => percents.map((percent) => found.get(percent)?.[0]));
  };

  it('counts the wait for the bus, and has no time where the last one is gone', () => {
    // 80 departures 9:00–10:19, in minutes: 9:00–9:05 take 31…26, 9:06–9:25 take 45…26, 9:26–10:15 take 75…26, 10:16–10:19 none.
    // sorted, 26, 27, …, 31 stand three times: rank ⌈0.05 × 80⌉ = 4 is 27 minutes (26 26 26 27)
    // 32 to 45 stand twice: 18 + 28 = 46; rank 40 is the 22nd of those, the second of the eleventh: 42 minutes
    // 46 to 75 stand once: rank 72 is the 26th of those: 71 minutes; rank 80 is one of the four without
    const expected = [27 * 60, 42 * 60, 71 * 60, Number.POSITIVE_INFINITY];
    expect(times()).toEqual([expected, expected]);
  });

  it('counts a journey over the limit as none, and one at the limit as one', () => {
    const expected = [27 * 60, 42 * 60, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(times(42 * 60)).toEqual([expected, expected]);
    expect(times(42 * 60 - 1).map(([, median]) => median)).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('is left when a minute later would miss the bus', () => {
    const moments = lastMomentsToLeave(new RaptorSearch(network), home, {
      fromSeconds: seconds('9:00'),
      untilSeconds: seconds('10:15'),
    });
    expect([...moments]).toEqual([seconds('9:05'), seconds('9:25')]);
  });

  it('is the walk where that is shorter', () => {
    const found = travelTimeFrom(new RaptorSearch(network), {
      access: home,
      egress: toTable([salon]),
      departures,
      directSeconds: [30 * 60],
      percents: [50, 100],
    });
    // 26 to 29 minutes stand three times, 12 in all; from rank 13 on it is 30 minutes on foot
    expect(found.get(50)?.[0]).toBe(1800);
    expect(found.get(100)?.[0]).toBe(1800);
  });

  it('refuses windows and percentiles that make no sense', () => {
    expect(() => minutesOf({ fromSeconds: 100, untilSeconds: 100 })).toThrow('from 100 until 100');
    const sound = { access: home, egress: toTable([salon]), departures, directSeconds: [0], percents: [50] };
    const from = (changed: object) => () => travelTimeFrom(new RaptorSearch(network), { ...sound, ...changed });
    expect(from({})).not.toThrow();
    expect(from({ percents: [0] })).toThrow('0 is no percentile');
    expect(from({ departures: new Int32Array() })).toThrow('percentiles of no departure');
    expect(from({ departures: Int32Array.of(60, 60) })).toThrow('departure 1 at 60 is not after 60');
    expect(from({ directSeconds: [Number.NaN] })).toThrow('a walk of NaN seconds');
    const backwards = { ...sound, access: toTable([home]), egress: salon };
    expect(() => travelTimeToNearest(new RaptorSearch(network), backwards)).toThrow('backwards in time');
  });
});

/** Travel times of each departure by brute force, infinite where it arrives never or too late. */
function timesByBruteForce(
  network: Described,
  {
    access,
    egress,
    departures,
    direct,
  }: { readonly access: StopLegs; readonly egress: StopLegs; readonly departures: Int32Array; readonly direct: number },
  of: { readonly maxRides: number; readonly boardSlackSeconds: number },
): number[] {
  return [...departures].map((at) => {
    const arrivals = arrivalsByBruteForce(network, access, at, of)[of.maxRides] as number[];
    const rides = [...egress.stop].map(
      (stop, leg) => (arrivals[stop] as number) + (egress.seconds[leg] as number) - at,
    );
    return Math.min(direct, ...rides.map((time) => (time > 86_400 ? Number.POSITIVE_INFINITY : time)));
  });
}

const window = fc
  .tuple(fc.nat(3000), fc.integer({ min: 1, max: 7 }), fc.constantFrom(1, 60, 97))
  .map(([from, count, step]) => minutesOf({ fromSeconds: from, untilSeconds: from + count * step }, step));
const walkAllTheWay = fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(4000));

describe('travel time on random networks', () => {
  it('is what brute force finds, forwards to every point and backwards from the nearest place', () => {
    fc.assert(
      fc.property(
        described,
        legs,
        legs,
        window,
        walkAllTheWay,
        rules,
        (network, access, egress, departures, direct, of) => {
          const every = [...departures.keys()].map((rank) => ((rank + 1) * 100) / departures.length);
          const expected = timesByBruteForce(network, { access, egress, departures, direct }, of).toSorted(
            (a, b) => a - b,
          );
          const input = { departures, directSeconds: [direct], percents: every };
          const forwards = travelTimeFrom(new RaptorSearch(toNetwork(network), of), {
            access,
            egress: toTable([egress]),
            ...input,
          });
          const backwards = travelTimeToNearest(new RaptorSearch(reverseNetwork(toNetwork(network)), of), {
            access: toTable([access]),
            egress,
            ...input,
          });
          expect(every.map((percent) => forwards.get(percent)?.[0])).toEqual(expected);
          expect(every.map((percent) => backwards.get(percent)?.[0])).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('travel time to the nearest place', () => {
  it('is never longer with one more trip or one more place, nor shorter for nine in ten departures than for half', () => {
    fc.assert(
      fc.property(
        described,
        described,
        legs,
        legs,
        legs,
        window,
        walkAllTheWay,
        rules,
        (network, more, access, place, another, departures, direct, of) => {
          const times = (within: Described, egress: StopLegs) => {
            const found = travelTimeToNearest(new RaptorSearch(reverseNetwork(toNetwork(within)), of), {
              access: toTable([access]),
              egress,
              departures,
              directSeconds: [direct],
              percents: [50, 90],
            });
            return [50, 90].map((percent) => found.get(percent)?.[0] as number);
          };
          const [p50 = 0, p90 = 0] = times(network, place);
          expect(p90).toBeGreaterThanOrEqual(p50);
          const both = {
            stop: Int32Array.of(...place.stop, ...another.stop),
            seconds: Int32Array.of(...place.seconds, ...another.seconds),
          };
          const withTrip = { ...network, trips: [...network.trips, ...more.trips.slice(0, 1)] };
          for (const [better50 = 0, better90 = 0] of [times(network, both), times(withTrip, place)]) {
            expect(better50).toBeLessThanOrEqual(p50);
            expect(better90).toBeLessThanOrEqual(p90);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a window over a city', () => {
  const feed = randomFeed(seededRandom(7), {
    ...CITY_FEED,
    stopColumns: 20,
    stopRows: 20,
    routes: 40,
    tripsPerRoute: 60,
  });
  const walks = toStopLegs(straightWalks(feed.stops, feed.stops, { limitMeters: 650 }), 1);
  const network = createNetwork(buildTimetable(feed.input), walks);
  const access = legsOf(walks, 210);

  it('has the labels of single searches, every one', () => {
    const inWindow = new RaptorSearch(network);
    const single = new RaptorSearch(network);
    const departures = minutesOf({ fromSeconds: seconds('8:00'), untilSeconds: seconds('9:00') });
    let compared = 0;
    searchWindow(inWindow, { access, departures }, (departure) => {
      single.reset();
      single.depart(access, departures[departure] as number);
      for (const labels of ['ready', 'ridden'] as const) {
        expect(inWindow[labels]).toEqual(single[labels]);
        compared += inWindow[labels].length * 400;
      }
    });
    // 60 departures × 400 stops × 6 numbers of rides × 2 kinds
    expect(compared).toBe(288_000);
  });

  it('takes the same from cells to a place as from the place backwards', () => {
    const cells = [5, 77, 210, 399];
    const input = {
      departures: minutesOf({ fromSeconds: seconds('9:00'), untilSeconds: seconds('11:00') }),
      percents: [5, 25, 50, 75, 95],
    };
    const home = toTable(cells.map((stop) => legsOf(walks, stop)));
    const place = legsOf(walks, 333);
    const backwards = travelTimeToNearest(new RaptorSearch(reverseNetwork(network)), {
      access: home,
      egress: place,
      directSeconds: cells.map(() => Number.POSITIVE_INFINITY),
      ...input,
    });
    for (const [cell] of cells.entries()) {
      const forwards = travelTimeFrom(new RaptorSearch(network), {
        access: legsOf(home, cell),
        egress: toTable([place]),
        directSeconds: [Number.POSITIVE_INFINITY],
        ...input,
      });
      for (const percent of input.percents) expect(backwards.get(percent)?.[cell]).toBe(forwards.get(percent)?.[0]);
    }
  });
});
