import {
  buildTimetable,
  createNetwork,
  NO_TIME,
  RaptorSearch,
  type StopTimeColumns,
  straightWalks,
  type TimetableInput,
  toStopLegs,
  UNREACHED,
} from '@hazama/geo';
import { CITY_FEED, randomFeed, seededRandom, timetable } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';

const EMPTY: StopTimeColumns = { trip: [], sequence: [], stop: [], arrivalSeconds: [], departureSeconds: [] };

/** One trip over three stops with the given times. */
function oneTrip(columns: Partial<StopTimeColumns>): TimetableInput {
  return {
    stopCount: 3,
    tripCount: 1,
    stopTimes: {
      trip: [0, 0, 0],
      sequence: [1, 2, 3],
      stop: [0, 1, 2],
      arrivalSeconds: [100, 200, 300],
      departureSeconds: [100, 200, 300],
      ...columns,
    },
  };
}

const faultOf = (columns: Partial<StopTimeColumns>) => buildTimetable(oneTrip(columns)).refused[0]?.fault;

/** The one walk of two stops: from the first to another. */
const walks = (stop: number, time: number) => ({
  start: Uint32Array.of(0, 1, 1),
  stop: Int32Array.of(stop),
  seconds: Int32Array.of(time),
});

/** Arrivals by vehicle from stop 0 at second 0. */
function arrivalsFromFirst(input: TimetableInput): number[] {
  const search = new RaptorSearch(createNetwork(buildTimetable(input)), { maxRides: 3, boardSlackSeconds: 0 });
  search.depart({ stop: Int32Array.of(0), seconds: Int32Array.of(0) }, 0);
  return [...search.arrivals];
}

describe('buildTimetable', () => {
  it('puts trips over the same stops into one pattern, the earliest first', () => {
    const { input } = timetable()
      .stop('a', { east: 0, north: 0 })
      .stop('b', { east: 900, north: 0 })
      .stop('c', { east: 1800, north: 0 })
      .trip(['a', '9:00'], ['b', '9:10'])
      .trip(['a', '8:00'], ['b', '8:10'])
      .trip(['a', '8:30'], ['b', '8:40'], ['c', '8:50'])
      .build();
    const { patternCount, patternRunStart, tripOf } = buildTimetable(input);
    expect(patternCount).toBe(2);
    expect([...patternRunStart]).toEqual([0, 2, 3]);
    expect([...tripOf]).toEqual([1, 0, 2]);
  });

  it('gives a trip that overtakes another a pattern of its own', () => {
    // the express leaves five minutes after the bus and is there five minutes before it; the third follows both
    const { input } = timetable()
      .stop('a', { east: 0, north: 0 })
      .stop('b', { east: 900, north: 0 })
      .trip(['a', '8:00'], ['b', '8:30'])
      .trip(['a', '8:05'], ['b', '8:25'])
      .trip(['a', '8:10'], ['b', '8:40'])
      .build();
    const { patternCount, tripOf } = buildTimetable(input);
    expect(patternCount).toBe(2);
    expect([...tripOf]).toEqual([0, 2, 1]);
    expect(arrivalsFromFirst(input)).toEqual([UNREACHED, 8 * 3600 + 25 * 60]);
  });

  it('reads rows in any order and times past midnight', () => {
    const input = oneTrip({
      sequence: [30, 7, 12],
      stop: [2, 0, 1],
      arrivalSeconds: [91_000, 89_000, 90_000],
      departureSeconds: [91_000, 89_000, 90_060],
    });
    expect(arrivalsFromFirst(input)).toEqual([UNREACHED, 90_000, 91_000]);
  });

  it('fills in times that are not given: evenly, and one for both', () => {
    // 100 … 300 over three rides: 167 and 233
    const input = {
      stopCount: 4,
      tripCount: 1,
      stopTimes: {
        trip: [0, 0, 0, 0],
        sequence: [1, 2, 3, 4],
        stop: [0, 1, 2, 3],
        arrivalSeconds: [NO_TIME, NO_TIME, NO_TIME, 300],
        departureSeconds: [100, NO_TIME, NO_TIME, NO_TIME],
      },
    };
    expect(arrivalsFromFirst(input)).toEqual([UNREACHED, 167, 233, 300]);
  });

  it('lets nobody board or alight where the feed says so', () => {
    expect(arrivalsFromFirst(oneTrip({ canAlight: [1, 0, 1] }))).toEqual([UNREACHED, UNREACHED, 300]);
    expect(arrivalsFromFirst(oneTrip({ canBoard: [0, 1, 1] }))).toEqual([UNREACHED, UNREACHED, UNREACHED]);
  });

  it('runs a trip with frequencies at those alone', () => {
    // the trip's own 100 does not run; every 600 s from 1,000 on, before 2,200: 1,000 and 1,600
    const frequencies = { trip: [0], startSeconds: [1000], endSeconds: [2200], headwaySeconds: [600], isExact: [0] };
    const built = buildTimetable({ ...oneTrip({}), frequencies });
    expect([...built.arrivalSeconds]).toEqual([1000, 1100, 1200, 1600, 1700, 1800]);
    expect([...built.departureSeconds]).toEqual([1000, 1600, 1100, 1700, 1200, 1800]);
    expect([...built.tripOf]).toEqual([0, 0]);
    expect([...built.isExact]).toEqual([0, 0]);
  });

  it('refuses a trip that nobody can travel on, alone and with its reason', () => {
    expect(faultOf({})).toBeUndefined();
    expect(faultOf({ sequence: [1, 2, 2] })).toBe('SEQUENCE_REPEATED');
    expect(faultOf({ arrivalSeconds: [100, 90, 300] })).toBe('TIMES_DECREASE');
    expect(faultOf({ departureSeconds: [100, 199, 300] })).toBe('TIMES_DECREASE');
    expect(faultOf({ arrivalSeconds: [100, 200, NO_TIME], departureSeconds: [100, 200, NO_TIME] })).toBe(
      'TIMES_MISSING',
    );
    const { input } = timetable()
      .stop('a', { east: 0, north: 0 })
      .stop('b', { east: 900, north: 0 })
      .trip(['a', '8:00'])
      .trip(['a', '8:05'], ['b', '8:25'])
      .build();
    expect(buildTimetable(input)).toMatchObject({
      refused: [{ trip: 0, fault: 'FEWER_THAN_TWO_STOPS' }],
      patternCount: 1,
    });
  });

  it('is empty for a day without stops, trips or stop times', () => {
    const none = buildTimetable({ stopCount: 0, tripCount: 0, stopTimes: EMPTY });
    expect(none).toMatchObject({ patternCount: 0, refused: [] });
    const search = new RaptorSearch(createNetwork(none));
    search.depart({ stop: new Int32Array(), seconds: new Int32Array() }, 0);
    expect(search.arrivals).toHaveLength(0);
    expect(arrivalsFromFirst({ stopCount: 2, tripCount: 0, stopTimes: EMPTY })).toEqual([UNREACHED, UNREACHED]);
  });

  it('throws where columns contradict each other', () => {
    expect(() => buildTimetable(oneTrip({ stop: [0, 1, 3] }))).toThrow('row 2 is at stop 3 of 3');
    expect(() => buildTimetable(oneTrip({ trip: [0, 0, 1] }))).toThrow('row 2 is of trip 1 of 1');
    expect(() => buildTimetable(oneTrip({ stop: [0, 1] }))).toThrow('3 trips but 2 of stop');
    expect(() => buildTimetable(oneTrip({ arrivalSeconds: [100, Number.NaN, 300] }))).toThrow('row 1 is at second NaN');
    expect(() => buildTimetable(oneTrip({ departureSeconds: [100, 200, 1e12] }))).toThrow(
      'row 2 is at second 1000000000000',
    );
    const frequencies = { trip: [0], startSeconds: [1000], endSeconds: [2200], headwaySeconds: [0], isExact: [0] };
    expect(() => buildTimetable({ ...oneTrip({}), frequencies })).toThrow('every 0 seconds');
  });

  it('keeps a large city’s day in a tenth of what is allowed', () => {
    const { input, stops } = randomFeed(seededRandom(20_261_122));
    const day = buildTimetable(input);
    const { start, stop, seconds } = toStopLegs(straightWalks(stops, stops, { limitMeters: 500 }), 1);
    const bytes = [...Object.values(day), start, stop, seconds].reduce(
      (sum: number, column: unknown) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0),
      0,
    );
    expect(day.arrivalSeconds).toHaveLength(CITY_FEED.routes * CITY_FEED.tripsPerRoute * CITY_FEED.stopsPerTrip);
    expect(day.refused).toEqual([]);
    expect(bytes).toBeLessThan(8_000_000);
  });
});

describe('walks to stops', () => {
  // 300 m apart; × 1.3 at 1 m/s: 390 s. The third stop has no coordinates.
  const { stops } = timetable()
    .stop('a', { east: 0, north: 0 })
    .stop('b', { east: 300, north: 0 })
    .stop('nowhere', { east: Number.NaN, north: Number.NaN })
    .build();

  it('go by straight line × 1.3 and never to a stop without coordinates', () => {
    const transfers = toStopLegs(straightWalks(stops, stops, { limitMeters: 390 }), 1);
    const network = createNetwork(buildTimetable({ stopCount: 3, tripCount: 0, stopTimes: EMPTY }), transfers);
    expect([...network.transfers.start]).toEqual([0, 1, 2, 2]);
    expect([...network.transfers.stop]).toEqual([1, 0]);
    expect([...network.transfers.seconds]).toEqual([390, 390]);
  });

  it('end where the reach does', () => {
    const first = { longitude: stops.longitude.subarray(0, 1), latitude: stops.latitude.subarray(0, 1) };
    const { point, meters } = straightWalks(first, stops, { limitMeters: 389 });
    expect([...point]).toEqual([0]);
    expect([...meters]).toEqual([0]);
  });

  it('are refused where they lead nowhere, take less than no time, or are of other stops', () => {
    const day = buildTimetable({ stopCount: 2, tripCount: 0, stopTimes: EMPTY });
    expect(() => createNetwork(day, walks(2, 60))).toThrow('stop 0 walks to stop 2');
    expect(() => createNetwork(day, walks(1, -1))).toThrow('in -1 seconds');
    expect(() => createNetwork(day, { ...walks(1, 60), start: Uint32Array.of(0, 1) })).toThrow('walks of 1 stops');
    expect(createNetwork(day, walks(0, 60)).transfers.stop).toHaveLength(0);
    expect(() => straightWalks(stops, stops, { limitMeters: -1 })).toThrow('walks of -1 m');
    expect(() => toStopLegs(straightWalks(stops, stops, { limitMeters: 500 }), 0)).toThrow('at 0 m/s');
  });
});
