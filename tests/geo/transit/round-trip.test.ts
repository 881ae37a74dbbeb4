import {
  buildTimetable,
  createNetwork,
  type Opening,
  RaptorSearch,
  ROUND_TRIP_RULES,
  type RoundTripRules,
  reverseNetwork,
  roundTrips,
  straightWalks,
  type TransitNetwork,
  toStopLegs,
} from '@hazama/geo';
import { seconds, timetable, toPoints, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalsByBruteForce, described, legs, rules as rideRules, toNetwork } from './random-network.ts';

// A valley: the village at the top, the mill 5 km down, the town with its salon 10 km down.
// Down at 8:40 and 11:00, up at 12:20 and 16:00, ten minutes from one stop to the next. A minute to board.
//   village 8:40  mill 8:50   town 9:00    and  village 11:00  mill 11:10  town 11:20
//   town 12:20    mill 12:30  village 12:40 and town 16:00     mill 16:10  village 16:20
// Homes: beside the village's stop, beside the mill's, 600 m from the salon (× 1.3: 13 min), and 3 km from any stop.
const valley = timetable()
  .stop('village', { east: 0, north: 0 })
  .stop('mill', { east: 5000, north: 0 })
  .stop('town', { east: 10_000, north: 0 })
  .line(['village', 'mill', 'town'], [10, 10], ['8:40', '11:00'])
  .line(['town', 'mill', 'village'], [10, 10], ['12:20', '16:00'])
  .build();
const ground = town();
const homes = toPoints(
  [
    { east: 0, north: 0 },
    { east: 5000, north: 0 },
    { east: 10_600, north: 0 },
    { east: 2500, north: 3000 },
  ].map((spot) => ground.position(spot)),
);
const salon = toPoints([ground.position({ east: 10_000, north: 0 })]);
const within = { limitMeters: 900 };

function whoCan(opening: Partial<Opening>, rules: Partial<RoundTripRules> = {}, network = day()): number[] {
  const hours = { place: 0, startSeconds: seconds('10:00'), endSeconds: seconds('11:30') };
  return [
    ...roundTrips(
      {
        toPlaces: new RaptorSearch(reverseNetwork(network)),
        fromPlaces: new RaptorSearch(network),
        homes: toStopLegs(straightWalks(homes, valley.stops, within), 1),
        places: toStopLegs(straightWalks(salon, valley.stops, within), 1),
        direct: straightWalks(salon, homes, within),
        openings: [{ ...hours, ...opening }],
      },
      { ...ROUND_TRIP_RULES, ...rules },
    ),
  ];
}

function day(): TransitNetwork {
  return createNetwork(buildTimetable(valley.input));
}

describe('roundTrips', () => {
  it('counts who is there by the start and home the same day', () => {
    // the bus at 9:00, an hour's stay until 11:00, home at 12:30 and 12:40; the third walks; nobody comes from the hill
    expect(whoCan({})).toEqual([1, 1, 1, 0]);
  });

  it('counts nobody by a bus that comes after the start', () => {
    expect(whoCan({ startSeconds: seconds('8:55') })).toEqual([0, 0, 1, 0]);
    expect(whoCan({ startSeconds: seconds('9:00') })).toEqual([1, 1, 1, 0]);
  });

  it('counts nobody whose last bus home is gone', () => {
    // there by 11:20, an hour's stay from 14:59 to 15:59: the bus of 16:00 needs a minute to board, and takes them home by 16:20
    expect(whoCan({ startSeconds: seconds('14:59'), endSeconds: seconds('17:00') })).toEqual([1, 1, 1, 0]);
    expect(whoCan({ startSeconds: seconds('15:00'), endSeconds: seconds('17:00') })).toEqual([0, 0, 1, 0]);
    expect(whoCan({}, { homeBySeconds: seconds('12:35') })).toEqual([0, 1, 1, 0]);
    expect(whoCan({}, { homeBySeconds: seconds('12:30') })).toEqual([0, 1, 1, 0]);
  });

  it('lets nobody leave home too early', () => {
    // a minute to board: the village is left at 8:39, the mill at 8:49
    expect(whoCan({}, { leaveHomeSeconds: seconds('8:39') })).toEqual([1, 1, 1, 0]);
    expect(whoCan({}, { leaveHomeSeconds: seconds('8:40') })).toEqual([0, 1, 1, 0]);
  });

  it('asks for the stay within the opening', () => {
    expect(whoCan({}, { staySeconds: 90 * 60 })).toEqual([1, 1, 1, 0]);
    expect(whoCan({}, { staySeconds: 90 * 60 + 1 })).toEqual([0, 0, 0, 0]);
  });

  it('lets a desk be reached at any time at which the stay still fits in', () => {
    // open from 8:30: the bus of 9:00 is too late for the start, but a quarter of an hour for the desk from 9:00 on is enough
    const desk = { startSeconds: seconds('8:30'), endSeconds: seconds('11:00') };
    expect(whoCan(desk, { staySeconds: 900 })).toEqual([0, 0, 1, 0]);
    expect(whoCan(desk, { staySeconds: 900, arrival: 'ANY_TIME' })).toEqual([1, 1, 1, 0]);
    expect(whoCan({ ...desk, endSeconds: seconds('9:14') }, { staySeconds: 900, arrival: 'ANY_TIME' })).toEqual([
      0, 0, 1, 0,
    ]);
  });

  it('counts on foot alone where nothing runs', () => {
    const nothing = { trip: [], sequence: [], stop: [], arrivalSeconds: [], departureSeconds: [] };
    const empty = createNetwork(buildTimetable({ stopCount: 3, tripCount: 0, stopTimes: nothing }));
    expect(whoCan({}, {}, empty)).toEqual([0, 0, 1, 0]);
  });

  it('is possible through any of the openings', () => {
    const network = day();
    const trips = {
      toPlaces: new RaptorSearch(reverseNetwork(network)),
      fromPlaces: new RaptorSearch(network),
      homes: toStopLegs(straightWalks(homes, valley.stops, within), 1),
      places: toStopLegs(straightWalks(salon, valley.stops, within), 1),
      direct: straightWalks(salon, homes, within),
    };
    const early = { place: 0, startSeconds: seconds('8:00'), endSeconds: seconds('9:30') };
    const late = { place: 0, startSeconds: seconds('10:00'), endSeconds: seconds('11:30') };
    expect([...roundTrips({ ...trips, openings: [early] })]).toEqual([0, 0, 1, 0]);
    expect([...roundTrips({ ...trips, openings: [early, late] })]).toEqual([1, 1, 1, 0]);
    expect([...roundTrips({ ...trips, openings: [] })]).toEqual([0, 0, 0, 0]);
  });
});

describe('roundTrips on random networks', () => {
  it('is possible where brute force finds a way there and back', () => {
    const trip = fc.record({
      arrival: fc.constantFrom<RoundTripRules['arrival']>('BY_START', 'ANY_TIME'),
      leaveHomeSeconds: fc.nat(400),
      startSeconds: fc.integer({ min: 1500, max: 4000 }),
      openSeconds: fc.integer({ min: 200, max: 3000 }),
      staySeconds: fc.nat(400),
      homeBySeconds: fc.integer({ min: 4000, max: 9000 }),
    });
    fc.assert(
      fc.property(
        described,
        legs,
        legs,
        trip,
        rideRules,
        (network, home, place, { startSeconds, openSeconds, ...of }, rides) => {
          const earliest = (from: typeof home, at: number, to: typeof home) => {
            const arrivals = arrivalsByBruteForce(network, from, at, rides)[rides.maxRides] as number[];
            return Math.min(
              ...[...to.stop].map((stop, leg) => (arrivals[stop] as number) + (to.seconds[leg] as number)),
            );
          };
          const endSeconds = startSeconds + openSeconds;
          const candidates =
            of.arrival === 'BY_START' ? [startSeconds] : [0, 1, 2, 3].map((n) => startSeconds + n * 900);
          const expected = candidates.some(
            (arrival) =>
              arrival + of.staySeconds <= endSeconds &&
              earliest(home, of.leaveHomeSeconds, place) <= arrival &&
              earliest(place, arrival + of.staySeconds, home) <= of.homeBySeconds,
          );
          const built = toNetwork(network);
          const found = roundTrips(
            {
              toPlaces: new RaptorSearch(reverseNetwork(built), rides),
              fromPlaces: new RaptorSearch(built, rides),
              homes: { start: Uint32Array.of(0, home.stop.length), ...home },
              places: { start: Uint32Array.of(0, place.stop.length), ...place },
              direct: { start: Uint32Array.of(0, 0), point: new Uint32Array(), meters: new Float64Array() },
              openings: [{ place: 0, startSeconds, endSeconds }],
            },
            { ...of, walkMetersPerSecond: 1 },
          );
          expect([...found]).toEqual([Number(expected)]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
