import { type Audience, asStale, measured, publishDifference, publishMeasurement, unknown } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const coverage = (reached: number, all: number) =>
  measured({
    value: reached / all,
    numerator: reached,
    denominator: all,
    gapPeople: all - reached,
    low: 0.1,
    high: 0.9,
  });
const over = (people: number) => measured({ value: 1, numerator: 2, denominator: people });
const count = (value: number) => measured({ value });
const SUPPRESSED = measured({ state: 'SUPPRESSED' });

describe('publishMeasurement', () => {
  it.each<[Audience, number, number, boolean]>([
    ['STAFF', 5, 8, false],
    ['COUNCIL', 5, 8, true],
    ['COUNCIL', 0, 9, true],
    ['COUNCIL', 9, 100, true],
    ['COUNCIL', 91, 100, true],
    ['COUNCIL', 0, 100, false],
    ['COUNCIL', 100, 100, false],
    ['COUNCIL', 10, 20, false],
    ['PUBLIC', 9, 100, true],
    ['PUBLIC', 10, 20, false],
  ])('before %s: %i of %i people withheld: %s', (audience, reached, all, suppressed) => {
    const shown = publishMeasurement(coverage(reached, all), 'PEOPLE_OF_PEOPLE', audience, false);
    expect(shown.state === 'SUPPRESSED').toBe(suppressed);
  });

  it('carries nothing of a withheld value', () => {
    expect(publishMeasurement(coverage(5, 8), 'PEOPLE_OF_PEOPLE', 'COUNCIL', false)).toEqual(SUPPRESSED);
    expect(publishMeasurement(coverage(500, 800), 'PEOPLE_OF_PEOPLE', 'COUNCIL', true)).toEqual(SUPPRESSED);
  });

  it('leaves staff and council the exact figures', () => {
    const exact = coverage(812, 1243);
    expect(publishMeasurement(exact, 'PEOPLE_OF_PEOPLE', 'STAFF', true)).toBe(exact);
    expect(publishMeasurement(exact, 'PEOPLE_OF_PEOPLE', 'COUNCIL', false)).toBe(exact);
  });

  it('rounds residents to 10 for the public, and takes the ratio and the gap of what it shows', () => {
    // 812 of 1,243: 810 of 1,240, gap 430, 0.6532
    const shown = publishMeasurement(coverage(812, 1243), 'PEOPLE_OF_PEOPLE', 'PUBLIC', false);
    expect(shown).toMatchObject({ numerator: 810, denominator: 1240, gapPeople: 430, value: 810 / 1240 });
    // Wilson of 810 in 1,240
    expect(shown.low).toBeCloseTo(0.62629, 4);
    expect(shown.high).toBeCloseTo(0.67919, 4);
  });

  it('does not let the public divide a rate back into exact people', () => {
    // 4 places for 1,243 people: 3.218; shown for 1,240: 3.226
    const rate = measured({ value: (4 / 1243) * 1000, numerator: 4, denominator: 1243, low: 1, high: 8 });
    const shown = publishMeasurement(rate, 'OVER_PEOPLE', 'PUBLIC', false);
    expect(shown).toMatchObject({ numerator: 4, denominator: 1240 });
    expect(shown.value).toBeCloseTo((4 / 1240) * 1000, 9);
    expect(shown.low).toBeCloseTo(1243 / 1240, 9);
  });

  it('shows a rate with few places, but none over few people', () => {
    expect(publishMeasurement(over(500), 'OVER_PEOPLE', 'COUNCIL', false).state).toBe('OK');
    expect(publishMeasurement(over(9), 'OVER_PEOPLE', 'COUNCIL', false)).toEqual(SUPPRESSED);
  });

  it('shows a distance as it is, and none over few people, also where it is out of reach', () => {
    const median = measured({ value: 480, denominator: 1243 });
    expect(publishMeasurement(median, 'OVER_PEOPLE', 'PUBLIC', false)).toMatchObject({ value: 480, denominator: 1240 });
    const unreachable = measured({ state: 'UNREACHABLE', denominator: 7 });
    expect(publishMeasurement(unreachable, 'OVER_PEOPLE', 'COUNCIL', false)).toEqual(SUPPRESSED);
  });

  it('treats a count of residents like any other', () => {
    expect(publishMeasurement(count(3), 'PEOPLE', 'COUNCIL', false)).toEqual(SUPPRESSED);
    expect(publishMeasurement(count(0), 'PEOPLE', 'PUBLIC', false)).toMatchObject({ value: 0 });
    expect(publishMeasurement(count(1234), 'PEOPLE', 'PUBLIC', false)).toMatchObject({ value: 1230 });
    expect(publishMeasurement(count(1234), 'PEOPLE', 'COUNCIL', false)).toMatchObject({ value: 1234 });
  });

  it('leaves counts of places and trained people alone', () => {
    const places = measured({ value: 3, numerator: 3, denominator: 8 });
    expect(publishMeasurement(places, 'NO_PEOPLE', 'PUBLIC', true)).toBe(places);
  });

  it('keeps what is unknown unknown, and what is stale stale', () => {
    const nothing = unknown('NEVER_RECORDED');
    expect(publishMeasurement(nothing, 'PEOPLE_OF_PEOPLE', 'PUBLIC', false)).toBe(nothing);
    expect(publishMeasurement(asStale(coverage(812, 1243)), 'PEOPLE_OF_PEOPLE', 'PUBLIC', false).state).toBe('STALE');
    expect(asStale(nothing)).toBe(nothing);
  });

  it('never shows the public a figure of residents that is not a multiple of 10', () => {
    const anyCoverage = fc
      .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 5000, noNaN: true }))
      .map(([part, all]) => coverage(part * all, all));
    fc.assert(
      fc.property(anyCoverage, (value) => {
        const {
          numerator,
          denominator,
          gapPeople,
          low,
          high,
          value: share,
        } = publishMeasurement(value, 'PEOPLE_OF_PEOPLE', 'PUBLIC', false);
        for (const people of [numerator, denominator, gapPeople]) expect((people ?? 0) % 10).toBeCloseTo(0, 9);
        if (share === null) return;
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
      }),
    );
  });
});

describe('publishDifference', () => {
  it.each<[number, number, Audience, number | null]>([
    [430, 425, 'STAFF', -5],
    [430, 425, 'COUNCIL', null],
    [430, 430, 'COUNCIL', 0],
    [430, 556, 'COUNCIL', 126],
    [432, 556, 'PUBLIC', 130],
  ])('from %i to %i before %s: %s', (before, after, audience, shown) => {
    expect(publishDifference(before, after, audience)).toBe(shown);
  });
});
