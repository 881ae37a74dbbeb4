import { countDepartures, departureBand, runsOn } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const WEEKDAYS = {
  weekdays: '1111100',
  startDate: '2026-04-01',
  endDate: '2027-03-31',
  addedDates: ['2026-11-28'],
  removedDates: ['2026-11-23'],
};

describe('runsOn', () => {
  it.each([
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2026-11-28', true, 'a Saturday that is added'],
    ['2026-11-23', false, 'a Monday that is taken out'],
    ['2026-04-01', true, 'its first day'],
    ['2027-03-31', true, 'its last day'],
    ['2027-04-01', false, 'the day after'],
    ['2026-03-31', false, 'the day before'],
  ])('%s: %s, %s', (day, runs) => {
    expect(runsOn(WEEKDAYS, day)).toBe(runs);
  });

  it('goes by the dates alone where no weekday is told', () => {
    const dates = { weekdays: '0000000', startDate: null, endDate: null, addedDates: ['2026-05-03'], removedDates: [] };
    expect(runsOn(dates, '2026-05-03')).toBe(true);
    expect(runsOn(dates, '2026-05-04')).toBe(false);
  });

  it('refuses what is no day', () => {
    expect(() => runsOn(WEEKDAYS, '2026-13-01')).toThrow(RangeError);
  });

  it('runs as often in a year as its weekdays say', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), (week) => {
        const weekdays = week.map((runs) => (runs ? '1' : '0')).join('');
        const calendar = { ...WEEKDAYS, weekdays, addedDates: [], removedDates: [] };
        // 364 days from a Wednesday are 52 of each weekday
        const days = Array.from({ length: 364 }, (_, at) =>
          new Date(Date.UTC(2026, 3, 1 + at)).toISOString().slice(0, 10),
        );
        expect(days.filter((day) => runsOn(calendar, day))).toHaveLength(52 * week.filter(Boolean).length);
      }),
    );
  });
});

describe('departures', () => {
  it('counts every call of a run but its last, at the place of the stop', () => {
    // stops 0 and 1 are one place; a loop 0 → 2 → 1 → 3, three runs, and 3 → 0, one
    const patterns = [
      { stops: [0, 2, 1, 3], runs: 3 },
      { stops: [3, 0], runs: 1 },
    ];
    expect([...countDepartures(patterns, [0, 0, 1, 2], 3)]).toEqual([6, 3, 1]);
  });

  it('leaves stops of no place, and trips of one stop, out', () => {
    expect([
      ...countDepartures(
        [
          { stops: [0, 1], runs: 2 },
          { stops: [1], runs: 5 },
        ],
        [-1, 0],
        1,
      ),
    ]).toEqual([0]);
  });

  it.each([
    [0, 0],
    [1, 1],
    [3, 1],
    [4, 2],
    [7, 2],
    [8, 3],
    [15, 3],
    [16, 4],
    [29, 4],
    [30, 5],
    [400, 5],
  ])('%i a day are of band %i', (departures, band) => {
    expect(departureBand(departures)).toBe(band);
  });
});
