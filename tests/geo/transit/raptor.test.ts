import {
  buildTimetable,
  createNetwork,
  findJourney,
  type Journey,
  RaptorSearch,
  reverseNetwork,
  type StopLegs,
  straightWalks,
  toStopLegs,
  UNREACHED,
} from '@hazama/geo';
import { clockTime, seconds, timetable } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeyFaults } from './journey-faults.ts';
import { arrivalsByBruteForce, described, legs, rules, toNetwork } from './random-network.ts';

const departure = fc.nat(3600);

describe('a town with two lines', () => {
  // market ─ hill ─ school        line 1, from the market at 8:00 and 8:30: 10 and 10 minutes
  //                 gate ─ clinic line 2, from the gate at 8:25 and 8:40: 15 minutes
  // The gate lies 200 m east of the school; walking is 1 m/s × 1.3: 260 s = 4 min 20 s.
  const town = timetable()
    .stop('market', { east: 0, north: 0 })
    .stop('hill', { east: 3000, north: 0 })
    .stop('school', { east: 6000, north: 0 })
    .stop('gate', { east: 6200, north: 0 })
    .stop('clinic', { east: 12_000, north: 0 })
    .line(['market', 'hill', 'school'], [10, 10], ['8:00', '8:30'])
    .line(['gate', 'clinic'], [15], ['8:25', '8:40'])
    .build();
  const walks = straightWalks(town.stops, town.stops, { limitMeters: 500 });
  const network = createNetwork(buildTimetable(town.input), toStopLegs(walks, 1));
  const at = (stop: string, walk = 0): StopLegs => ({
    stop: Int32Array.of(town.stopNumber(stop)),
    seconds: Int32Array.of(walk),
  });
  const names = ['market', 'hill', 'school', 'gate', 'clinic'];
  const told = (journey: Journey | undefined) =>
    journey?.legs.map((leg) => {
      const times = `${clockTime(leg.startSeconds)}–${clockTime(leg.endSeconds)}`;
      if (leg.kind === 'WAIT') return `${times} wait at ${names[leg.at]}`;
      const name = (stop: number | null) => (stop === null ? 'door' : names[stop]);
      return `${times} ${leg.kind.toLowerCase()} ${name(leg.from)} → ${name(leg.to)}`;
    });

  it('is crossed as a passenger would', () => {
    const search = new RaptorSearch(network, { maxRides: 5, boardSlackSeconds: 60 });
    const access = at('market', 300);
    search.depart(access, seconds('7:50'));
    // at the market 7:55, bus 8:00, school 8:20, gate 8:24:20: 40 s before the bus, less than the 60 s to board;
    // so the one of 8:40, and the clinic at 8:55
    expect([...search.arrivals].map((time) => (time === UNREACHED ? 'never' : clockTime(time)))).toEqual([
      'never',
      '8:10:00',
      '8:20:00',
      'never',
      '8:55:00',
    ]);
    expect(told(findJourney(search, { access, departureSeconds: seconds('7:50'), egress: at('clinic', 120) }))).toEqual(
      [
        '7:50:00–7:55:00 walk door → market',
        '7:55:00–8:00:00 wait at market',
        '8:00:00–8:20:00 ride market → school',
        '8:20:00–8:24:20 walk school → gate',
        '8:24:20–8:40:00 wait at gate',
        '8:40:00–8:55:00 ride gate → clinic',
        '8:55:00–8:57:00 walk clinic → door',
      ],
    );
  });

  it('takes the earlier bus where 40 seconds are enough to board', () => {
    const search = new RaptorSearch(network, { maxRides: 5, boardSlackSeconds: 40 });
    search.depart(at('market'), seconds('7:50'));
    expect(clockTime(search.arrivals[town.stopNumber('clinic')] as number)).toBe('8:40:00');
  });

  it('refuses departures out of order, between seconds, or from nowhere', () => {
    const search = new RaptorSearch(network);
    search.depart(at('market'), seconds('7:50'));
    expect(() => search.depart(at('market'), seconds('7:51'))).toThrow('after one at 28200');
    expect(() => search.depart(at('market'), 28_199.5)).toThrow('a departure at 28199.5');
    expect(() => search.depart({ stop: Int32Array.of(5), seconds: Int32Array.of(0) }, 0)).toThrow('stop 5 of 5');
    expect(() => new RaptorSearch(network, { maxRides: 0, boardSlackSeconds: 60 })).toThrow('0 rides');
    search.reset();
    expect(() => search.depart(at('market'), seconds('7:51'))).not.toThrow();
  });

  it('has no way to the clinic with one ride', () => {
    const search = new RaptorSearch(network, { maxRides: 1, boardSlackSeconds: 60 });
    search.depart(at('market'), seconds('7:50'));
    expect(search.arrivals[town.stopNumber('clinic')]).toBe(UNREACHED);
  });

  it('is left as late as possible to be at the clinic by nine', () => {
    const search = new RaptorSearch(reverseNetwork(network), { maxRides: 5, boardSlackSeconds: 60 });
    // two minutes from the clinic's stop: there by 8:58, so on the 8:40; at the gate by 8:39, at the school by 8:34:40,
    // which only the bus of 8:00 is; whoever boards it stands at the market by 7:59, five minutes from home
    const door = at('clinic', 120);
    search.depart(door, -seconds('9:00'));
    expect(clockTime(-(search.arrivals[town.stopNumber('market')] as number))).toBe('7:59:00');
    const journey = findJourney(search, {
      access: door,
      departureSeconds: -seconds('9:00'),
      egress: at('market', 300),
    });
    expect(told(journey)).toEqual([
      '7:54:00–7:59:00 walk door → market',
      '7:59:00–8:00:00 wait at market',
      '8:00:00–8:20:00 ride market → school',
      '8:20:00–8:24:20 walk school → gate',
      '8:24:20–8:40:00 wait at gate',
      '8:40:00–8:55:00 ride gate → clinic',
      '8:55:00–8:57:00 walk clinic → door',
    ]);
  });
});

describe('RaptorSearch on random networks', () => {
  it('arrives when brute force does, by every number of rides', () => {
    fc.assert(
      fc.property(described, legs, departure, rules, (network, access, at, of) => {
        const search = new RaptorSearch(toNetwork(network), of);
        search.depart(access, at);
        const expected = arrivalsByBruteForce(network, access, at, of);
        expect(search.ridden.map((times) => [...times])).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('gives every departure of a window the times of a single search', () => {
    fc.assert(
      fc.property(described, legs, fc.array(departure, { maxLength: 8 }), rules, (network, access, departures, of) => {
        const window = new RaptorSearch(toNetwork(network), of);
        const single = new RaptorSearch(toNetwork(network), of);
        for (const at of departures.toSorted((a, b) => b - a)) {
          window.depart(access, at);
          single.reset();
          single.depart(access, at);
          expect(window.ridden).toEqual(single.ridden);
          expect(window.ready).toEqual(single.ready);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('leaves as late as possible: a second later is too late', () => {
    fc.assert(
      fc.property(described, legs, fc.integer({ min: 1000, max: 7000 }), rules, (network, egress, by, of) => {
        const search = new RaptorSearch(reverseNetwork(toNetwork(network)), of);
        search.depart(egress, -by);
        const arrivesFrom = (stop: number, at: number) => {
          const own = { stop: Int32Array.of(stop), seconds: Int32Array.of(0) };
          const arrivals = arrivalsByBruteForce(network, own, at, of)[of.maxRides] as number[];
          return Math.min(
            ...[...egress.stop].map((to, leg) => (arrivals[to] as number) + (egress.seconds[leg] as number)),
          );
        };
        for (const [stop, time] of search.arrivals.entries()) {
          // where there is no last departure not even a whole day is enough
          const [inTime, tooLate] = time === UNREACHED ? [Number.NaN, -86_400] : [-time, 1 - time];
          expect(Number.isNaN(inTime) || arrivesFrom(stop, inTime) <= by).toBe(true);
          expect(arrivesFrom(stop, tooLate)).toBeGreaterThan(by);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never arrives later for one trip more', () => {
    fc.assert(
      fc.property(described, legs, departure, rules, (network, access, at, of) => {
        const fewer = { ...network, trips: network.trips.slice(1) };
        const [all, without] = [network, fewer].map((each) => {
          const search = new RaptorSearch(toNetwork(each), of);
          search.depart(access, at);
          return search.arrivals;
        });
        for (const [stop, time] of (without as Int32Array).entries()) expect(all?.[stop]).toBeLessThanOrEqual(time);
      }),
    );
  });

  it('never arrives earlier for leaving later', () => {
    fc.assert(
      fc.property(described, legs, departure, fc.nat(600), rules, (network, access, at, later, of) => {
        const [early, late] = [at, at + later].map((time) => {
          const search = new RaptorSearch(toNetwork(network), of);
          search.depart(access, time);
          return search.arrivals;
        });
        for (const [stop, time] of (early as Int32Array).entries())
          expect(time).toBeLessThanOrEqual(late?.[stop] as number);
      }),
    );
  });

  it('never arrives later for walking faster', () => {
    fc.assert(
      fc.property(
        described,
        legs,
        departure,
        rules,
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (network, access, at, of, share) => {
          const faster = {
            ...network,
            walks: network.walks.map((walk) => ({ ...walk, seconds: Math.ceil(walk.seconds * share) })),
          };
          const quick = { ...access, seconds: access.seconds.map((time) => Math.ceil(time * share)) };
          const [slow, fast] = (
            [
              [network, access],
              [faster, quick],
            ] as const
          ).map(([walked, own]) => {
            const search = new RaptorSearch(toNetwork(walked), of);
            search.depart(own, at);
            return search.arrivals;
          });
          for (const [stop, time] of (slow as Int32Array).entries()) expect(fast?.[stop]).toBeLessThanOrEqual(time);
        },
      ),
    );
  });
});

/** When one is at the end of the walks from the stops; UNREACHED where no ride leads to any of them. */
function earliestAfter(arrivals: Int32Array, egress: StopLegs): number {
  const reached = [...egress.stop.keys()].filter((leg) => (arrivals[egress.stop[leg] as number] as number) < UNREACHED);
  const times = reached.map(
    (leg) => (arrivals[egress.stop[leg] as number] as number) + (egress.seconds[leg] as number),
  );
  return Math.min(UNREACHED, ...times);
}

describe('findJourney on random networks', () => {
  it('tells a journey that can be made, and arrives when the search says', () => {
    fc.assert(
      fc.property(described, legs, legs, departure, rules, (network, access, egress, at, of) => {
        const search = new RaptorSearch(toNetwork(network), of);
        search.depart(access, at);
        const journey = findJourney(search, { access, departureSeconds: at, egress });
        expect(journey?.endSeconds ?? UNREACHED).toBe(earliestAfter(search.arrivals, egress));
        fc.pre(journey !== undefined);
        expect(journey.startSeconds).toBe(at);
        expect(journey.rideCount).toBeLessThanOrEqual(of.maxRides);
        expect(journeyFaults(network, of.boardSlackSeconds, journey, { access, egress })).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('tells the last journey home the same way', () => {
    fc.assert(
      fc.property(
        described,
        legs,
        legs,
        fc.integer({ min: 1000, max: 7000 }),
        rules,
        (network, home, place, by, of) => {
          const search = new RaptorSearch(reverseNetwork(toNetwork(network)), of);
          search.depart(home, -by);
          const journey = findJourney(search, { access: home, departureSeconds: -by, egress: place });
          expect(-(journey?.startSeconds ?? -UNREACHED)).toBe(earliestAfter(search.arrivals, place));
          fc.pre(journey !== undefined);
          expect(journey.endSeconds).toBeLessThanOrEqual(by);
          expect(journeyFaults(network, of.boardSlackSeconds, journey, { access: place, egress: home })).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
