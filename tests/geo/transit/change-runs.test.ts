import {
  buildTimetable,
  changeRuns,
  createNetwork,
  type DayRuns,
  layOutTimetable,
  RaptorSearch,
  type RunChanges,
  readDayRuns,
  startsOf,
  type Timetable,
} from '@hazama/geo';
import { clockTime, seconds, timetable } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Described, described, legs, toInput, toTable } from './random-network.ts';

const NOTHING: RunChanges = { removed: [], added: [] };

/** Departures from a stop, pattern by pattern. */
function departuresFrom(laid: Timetable, stop: number): number[][] {
  const { boardingStart, boardingPattern, boardingDeparture, patternRunStart, departureSeconds } = laid;
  return [...boardingPattern.subarray(boardingStart[stop], boardingStart[stop + 1])].map((pattern, number) => {
    const from = boardingDeparture[(boardingStart[stop] as number) + number] as number;
    const runs = (patternRunStart[pattern + 1] as number) - (patternRunStart[pattern] as number);
    return [...departureSeconds.subarray(from, from + runs)];
  });
}

describe('the line from the market to the clinic', () => {
  // market ─ hill ─ clinic, at 8:00, 9:00 and 10:00: 10 and 15 minutes
  const town = timetable()
    .stop('market', { east: 0, north: 0 })
    .stop('hill', { east: 3000, north: 0 })
    .stop('clinic', { east: 8000, north: 0 })
    .line(['market', 'hill', 'clinic'], [10, 15], ['8:00', '9:00', '10:00'])
    .build();
  const day = readDayRuns(town.input);
  const from = (changed: DayRuns, stop: string) =>
    departuresFrom(layOutTimetable(changed), town.stopNumber(stop)).map((times) => times.map(clockTime));

  it('goes without its nine o’clock bus', () => {
    const without = changeRuns(day, { removed: [{ trip: 1, startSeconds: seconds('9:00') }], added: [] });
    expect(from(without, 'hill')).toEqual([['8:10:00', '10:10:00']]);
    expect(from(day, 'hill')).toEqual([['8:10:00', '9:10:00', '10:10:00']]);
  });

  it('gets one more, that takes as long from stop to stop', () => {
    const more = changeRuns(day, { removed: [], added: [{ trip: 0, startSeconds: seconds('8:30') }] });
    expect(from(more, 'hill')).toEqual([['8:10:00', '8:40:00', '9:10:00', '10:10:00']]);
    const search = new RaptorSearch(createNetwork(layOutTimetable(more)));
    search.depart({ stop: Int32Array.of(town.stopNumber('market')), seconds: Int32Array.of(0) }, seconds('8:20'));
    expect(clockTime(search.arrivals[town.stopNumber('clinic')] as number)).toBe('8:55:00');
  });

  it('stops running where all of it is taken away', () => {
    const none = changeRuns(day, { removed: [0, 1, 2].map((trip) => ({ trip, startSeconds: null })), added: [] });
    expect(layOutTimetable(none).patternCount).toBe(0);
  });

  it('leaves a run alone that leaves at another time', () => {
    const same = changeRuns(day, { removed: [{ trip: 1, startSeconds: seconds('9:01') }], added: [] });
    expect(layOutTimetable(same)).toEqual(layOutTimetable(day));
    expect(startsOf(day, 1).map(clockTime)).toEqual(['9:00:00']);
  });

  it('refuses trips that there are not, and buses before the day or long after it', () => {
    expect(() => changeRuns(day, { ...NOTHING, removed: [{ trip: 3, startSeconds: null }] })).toThrow('trip 3 of 3');
    expect(() => changeRuns(day, { ...NOTHING, added: [{ trip: 0, startSeconds: -60 }] })).toThrow('second -60');
    expect(() => changeRuns(day, { ...NOTHING, added: [{ trip: 0, startSeconds: 172_860 }] })).toThrow('second 172860');
    expect(() => changeRuns(day, { ...NOTHING, added: [{ trip: 0, startSeconds: Number.NaN }] })).toThrow('second NaN');
  });
});

it('takes one run of a trip by frequency, and leaves the others', () => {
  const shuttle = timetable()
    .stop('gate', { east: 0, north: 0 })
    .stop('ward', { east: 900, north: 0 })
    .line(['gate', 'ward'], [5], ['0:00'])
    .build();
  const day = readDayRuns({
    ...shuttle.input,
    frequencies: {
      trip: [0, 0],
      // out of order, as feeds have them
      startSeconds: [seconds('12:00'), seconds('9:00')],
      endSeconds: [seconds('13:00'), seconds('10:00')],
      headwaySeconds: [1800, 1800],
      isExact: [1, 1],
    },
  });
  expect(startsOf(day, 0).map(clockTime)).toEqual(['9:00:00', '9:30:00', '12:00:00', '12:30:00']);
  const without = changeRuns(day, { removed: [{ trip: 0, startSeconds: seconds('9:30') }], added: [] });
  expect(startsOf(without, 0).map(clockTime)).toEqual(['9:00:00', '12:00:00', '12:30:00']);
});

it('can’t add a run like a trip that nobody can travel on', () => {
  const broken = timetable()
    .stop('gate', { east: 0, north: 0 })
    .stop('ward', { east: 900, north: 0 })
    .trip(['gate', '8:10'], ['ward', '8:00'])
    .build();
  const day = readDayRuns(broken.input);
  expect(startsOf(day, 0)).toEqual([]);
  expect(() => changeRuns(day, { removed: [], added: [{ trip: 0, startSeconds: 0 }] })).toThrow('TIMES_DECREASE');
});

const dayOf = (network: Described) => readDayRuns(toInput(network));
const within = (network: Described, changes: readonly { trip: number; startSeconds: number }[]) =>
  changes.map(({ trip, startSeconds }) => ({ trip: trip % network.trips.length, startSeconds }));
const arrivals = (network: Described, laid: Timetable, access: Parameters<RaptorSearch['depart']>[0], at: number) => {
  const search = new RaptorSearch(createNetwork(laid, toTable(network)));
  search.depart(access, at);
  return [...search.arrivals];
};

describe('changed runs of random networks', () => {
  const withTrips = described.filter(({ trips }) => trips.length > 0);
  const change = fc.record({ trip: fc.nat(30), startSeconds: fc.nat(7200) });
  it('lay out the timetable that the same trips would have as trips of their own', () => {
    // by the router's answers: which trip a run is numbered as is all that differs
    fc.assert(
      fc.property(withTrips, fc.array(change, { maxLength: 4 }), legs, fc.nat(3600), (network, changes, access, at) => {
        const added = within(network, changes);
        const copies = added.map(({ trip, startSeconds }) => {
          const calls = network.trips[trip] ?? [];
          const later = startSeconds - (calls[0]?.departure ?? 0);
          return calls.map((call) => ({ ...call, arrival: call.arrival + later, departure: call.departure + later }));
        });
        // a trip that waits at its first stop would come there before the day begins: rows can't say so
        fc.pre(copies.every(([first]) => (first?.arrival ?? 0) >= 0));
        const written = buildTimetable(toInput({ ...network, trips: [...network.trips, ...copies] }));
        const changed = layOutTimetable(changeRuns(dayOf(network), { removed: [], added }));
        expect(arrivals(network, changed, access, at)).toEqual(arrivals(network, written, access, at));
      }),
      { numRuns: 300 },
    );
  });

  it('never bring anyone later with one more, nor earlier with one less', () => {
    fc.assert(
      fc.property(withTrips, change, legs, fc.nat(3600), (network, one, access, at) => {
        const day = dayOf(network);
        const [run] = within(network, [one]) as [typeof one];
        const today = arrivals(network, layOutTimetable(day), access, at);
        const more = arrivals(network, layOutTimetable(changeRuns(day, { removed: [], added: [run] })), access, at);
        const removed = [{ trip: run.trip, startSeconds: null }];
        const less = arrivals(network, layOutTimetable(changeRuns(day, { removed, added: [] })), access, at);
        for (const [stop, time] of today.entries()) {
          expect(more[stop]).toBeLessThanOrEqual(time);
          expect(less[stop]).toBeGreaterThanOrEqual(time);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the same again where what was removed is added', () => {
    fc.assert(
      fc.property(withTrips, fc.array(change, { maxLength: 4 }), (network, changes) => {
        const day = dayOf(network);
        const removed = [...new Set(within(network, changes).map(({ trip }) => trip))].flatMap((trip) =>
          startsOf(day, trip).map((startSeconds) => ({ trip, startSeconds })),
        );
        const without = changeRuns(day, { removed, added: [] });
        expect(layOutTimetable(changeRuns(without, { removed: [], added: removed }))).toEqual(layOutTimetable(day));
        // and at once
        expect(layOutTimetable(changeRuns(day, { removed, added: removed }))).toEqual(layOutTimetable(day));
      }),
      { numRuns: 300 },
    );
  });

  it('never overtake each other within a pattern', () => {
    fc.assert(
      fc.property(withTrips, fc.array(change, { maxLength: 6 }), (network, changes) => {
        const laid = layOutTimetable(changeRuns(dayOf(network), { removed: [], added: within(network, changes) }));
        for (let stop = 0; stop < laid.stopCount; stop++)
          for (const times of departuresFrom(laid, stop)) expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });
});
