import { countDepartures, countDirectedDepartures, directionKey, lastRidesFrom, NO_TIME } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

// A town with the places 駅 0, 公民館 1, 団地 2, 谷 3 and 病院 4, one stop each. Times are hours of the day for the eye.

const [STATION, HALL, ESTATE, VALLEY, HOSPITAL] = [0, 1, 2, 3, 4] as const;
const own = [0, 1, 2, 3, 4];
const centres = (...places: number[]) => own.map((place) => Number(places.includes(place)));
const hours = (...list: number[]) => list.map((hour) => hour * 3600);

describe('the last ride home', () => {
  it('is the last departure from the station that calls at the place afterwards', () => {
    const patterns = [
      // the line to the estate: its last bus leaves the station at 20, the hall at 20:15
      { stops: [STATION, HALL, ESTATE], lastDepartureSeconds: hours(20, 20.25, 20.5) },
      // the line to the valley goes by the hall, too, and ends at 17
      { stops: [STATION, HALL, VALLEY], lastDepartureSeconds: hours(17, 17.25, 18) },
      // inbound: the last bus of the valley at 21 brings nobody home
      { stops: [VALLEY, HALL, STATION], lastDepartureSeconds: hours(21, 21.5, 22) },
    ];
    const { departureSeconds, from, pattern } = lastRidesFrom(patterns, own, centres(STATION));
    expect([...departureSeconds]).toEqual([NO_TIME, ...hours(20, 20, 17), NO_TIME]);
    expect([...from]).toEqual([-1, STATION, STATION, STATION, -1]);
    expect([...pattern]).toEqual([-1, 0, 0, 1, -1]);
  });

  it('is from whichever centre it leaves last, and from another one where the place is a centre itself', () => {
    const loop = { stops: [STATION, HOSPITAL, ESTATE], lastDepartureSeconds: hours(18, 18.5, 19) };
    const { departureSeconds, from } = lastRidesFrom([loop], own, centres(STATION, HOSPITAL));
    // to the estate one may get on at the hospital half an hour later
    expect(departureSeconds[ESTATE]).toBe(18.5 * 3600);
    expect(from[ESTATE]).toBe(HOSPITAL);
    expect(departureSeconds[HOSPITAL]).toBe(18 * 3600);
    expect(from[HOSPITAL]).toBe(STATION);
  });

  it('goes by the later call of a loop that comes by the station twice', () => {
    const loop = { stops: [STATION, HALL, STATION, VALLEY, STATION], lastDepartureSeconds: hours(9, 9.5, 10, 11, 12) };
    const { departureSeconds } = lastRidesFrom([loop], own, centres(STATION));
    expect([...departureSeconds]).toEqual([NO_TIME, 9 * 3600, NO_TIME, 10 * 3600, NO_TIME]);
  });

  it('is none where one may not get on at the station, or off at the place', () => {
    const run = { stops: [STATION, HALL, VALLEY], lastDepartureSeconds: hours(17, 18, 19) };
    const nobodyOn = { ...run, canBoard: [false, true, true] };
    const nobodyOff = { ...run, canAlight: [true, false, true] };
    expect([...lastRidesFrom([nobodyOn], own, centres(STATION)).departureSeconds]).toEqual(own.map(() => NO_TIME));
    expect([...lastRidesFrom([nobodyOff], own, centres(STATION)).departureSeconds]).toEqual([
      NO_TIME,
      NO_TIME,
      NO_TIME,
      17 * 3600,
      NO_TIME,
    ]);
  });

  it('runs past midnight, and counts the poles of a place as one', () => {
    // stops 0 and 1 are the two poles of place 0, stop 2 is place 1
    const run = { stops: [1, 2], lastDepartureSeconds: [86_400 + 600, 86_400 + 1_200] };
    const { departureSeconds } = lastRidesFrom([run], [0, 0, 1], [1, 0]);
    expect([...departureSeconds]).toEqual([NO_TIME, 87_000]);
  });

  it('is never earlier with one pattern more', () => {
    const pattern = fc
      .array(fc.record({ stop: fc.nat(4), seconds: fc.nat(90_000) }), { minLength: 1, maxLength: 6 })
      .map((calls) => ({
        stops: calls.map(({ stop }) => stop),
        lastDepartureSeconds: calls.map(({ seconds }) => seconds).toSorted((a, b) => a - b),
      }));
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 6 }), pattern, (patterns, more) => {
        const before = lastRidesFrom(patterns, own, centres(STATION, HALL)).departureSeconds;
        const after = lastRidesFrom([...patterns, more], own, centres(STATION, HALL)).departureSeconds;
        expect(own.every((place) => (after[place] as number) >= (before[place] as number))).toBe(true);
      }),
    );
  });
});

describe('departures by direction', () => {
  it('goes by direction_id, else by what stands on the bus, else by where it ends', () => {
    expect(directionKey({ directionId: 0, headsign: '駅', lastPlace: 3 })).toBe('direction 0');
    expect(directionKey({ directionId: null, headsign: '駅', lastPlace: 3 })).toBe('to 駅');
    expect(directionKey({ directionId: null, headsign: '', lastPlace: 3 })).toBe('until 3');
    expect(directionKey({ directionId: null, headsign: null, lastPlace: '谷' })).toBe('until 谷');
  });

  it('counts each direction by itself: 3 there, 2 back, and at the middle both', () => {
    const patterns = [
      { stops: [STATION, HALL, VALLEY], runs: 3, direction: 0 },
      { stops: [VALLEY, HALL, STATION], runs: 2, direction: 1 },
    ];
    const counted = countDirectedDepartures(patterns, own, own.length).map((ofPlace) => [...ofPlace]);
    expect(counted).toEqual([
      [[0, 3]],
      [
        [0, 3],
        [1, 2],
      ],
      [],
      [[1, 2]],
      [],
    ]);
  });

  it('adds up to the departures of each place, also over poles that are of none', () => {
    const pattern = fc.record({
      stops: fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }),
      runs: fc.nat(20),
      direction: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(pattern), (patterns) => {
        const placeOf = [0, 0, 1, 2, -1];
        const sums = countDirectedDepartures(patterns, placeOf, 3).map((ofPlace) =>
          [...ofPlace.values()].reduce((sum, runs) => sum + runs, 0),
        );
        expect(sums).toEqual([...countDepartures(patterns, placeOf, 3)]);
      }),
    );
  });
});
