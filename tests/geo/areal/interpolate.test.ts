import { interpolateCount, interpolateRate, type MultiPolygon, overlay } from '@hazama/geo';
import { seededRandom, type TownBuilder, toPoints, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function shapes(build: (builder: TownBuilder) => TownBuilder): MultiPolygon[] {
  return build(town())
    .build()
    .territories.map((territory) => (territory.kind === 'shape' ? territory.shape : []));
}

/** Strips side by side along the north, by the metres east where each ends. */
function strips(from: number, ...ends: readonly number[]): MultiPolygon[] {
  return shapes((builder) => {
    let west = from;
    for (const east of ends) {
      builder.block({ east: west, north: 0 }, { east, north: 300 });
      west = east;
    }
    return builder;
  });
}

// three 町字 of 400 m; areas end at 500 and at 1,000 m, so the first is whole in the west, a quarter of the second is west and
// three are east, and half of the third is east and half outside the town
const SOURCES = strips(0, 400, 800, 1200);
const TARGETS = strips(0, 500, 1000);
const BY_SURFACE = overlay(SOURCES, TARGETS);

/** Ends of strips, each once. */
function distinct(ends: readonly number[]): number[] {
  return [...new Set(ends)].filter((end) => end > 0);
}

describe('interpolateCount', () => {
  it('by hand: 100, 80 and 40 people', () => {
    // west 100 + 80 ÷ 4 = 120, of which 20 are estimated; east 80 × 3 ÷ 4 + 40 ÷ 2 = 80, all estimated; outside 20
    const { people, estimated, outside, byMethod, unknownSources } = interpolateCount(
      BY_SURFACE,
      Float64Array.of(100, 80, 40),
    );
    expect(people.total[0]).toBeCloseTo(120, 6);
    expect(people.total[1]).toBeCloseTo(80, 6);
    expect(estimated[0]).toBeCloseTo(20, 6);
    expect(estimated[1]).toBeCloseTo(80, 6);
    expect(outside).toBeCloseTo(20, 6);
    expect(byMethod).toEqual({ dasymetric: 0, areal: 220, outside: 0 });
    expect(unknownSources).toBe(0);
  });

  it('by hand: with the dwellings of the second 町字 known, and a fourth 町字 out of town', () => {
    // of its 80 people 3 in 4 live west of 500 m: west 100 + 60, east 20 + 20, outside 20 + 7
    const found = interpolateCount(
      overlay([...SOURCES, ...strips(2000, 2400)], TARGETS, {
        kind: 'points',
        points: toPoints([town().position({ east: 450, north: 9 }), town().position({ east: 700, north: 9 })]),
        weight: Float64Array.of(3, 1),
      }),
      Float64Array.of(100, 80, 40, 7),
    );
    expect(found.people.total[0]).toBeCloseTo(160, 6);
    expect(found.people.total[1]).toBeCloseTo(40, 6);
    expect(found.outside).toBeCloseTo(27, 6);
    expect(found.byMethod).toEqual({ dasymetric: 80, areal: 140, outside: 7 });
  });

  it('tells a 町字 whose people are not known from one where nobody lives', () => {
    const { people, outside, byMethod, unknownSources } = interpolateCount(
      BY_SURFACE,
      Float64Array.of(0, Number.NaN, 40),
    );
    expect(people.total[0]).toBe(0);
    // west: one whole 町字 known, a quarter of one not; east: three quarters not known, a half known
    expect(people.knownShare[0]).toBeCloseTo(0.8, 9);
    expect(people.knownShare[1]).toBeCloseTo(0.4, 9);
    expect(people.total[1]).toBeCloseTo(20, 6);
    expect(outside).toBeCloseTo(20, 6);
    expect(byMethod.areal).toBe(40);
    expect(unknownSources).toBe(1);
  });

  it('is 0 and never NaN where nobody lives, and of no sources', () => {
    const nobody = interpolateCount(BY_SURFACE, new Float64Array(3));
    expect([...nobody.people.total, ...nobody.estimated, nobody.outside]).toEqual([0, 0, 0, 0, 0]);
    const nothing = interpolateCount(overlay([], TARGETS), new Float64Array(0));
    expect([...nothing.people.total, nothing.outside]).toEqual([0, 0, 0]);
    expect([...nothing.people.knownShare]).toEqual([0, 0]);
  });

  it('loses nobody, and grows with the people', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 1, max: 1000 }),
        (seed, parts, times) => {
          const random = seededRandom(seed);
          const cuts = (count: number) =>
            Array.from({ length: count }, () => Math.round(random() * 3000) / 2).toSorted((a, b) => a - b);
          const overlaid = overlay(
            strips(0, ...distinct([...cuts(parts), 1600])),
            strips(0, ...distinct([...cuts(parts), 1550])),
          );
          const count = Float64Array.from(overlaid.method, () => Math.floor(random() * 500));
          const found = interpolateCount(overlaid, count);
          const all = count.reduce((sum, own) => sum + own, 0);
          const inTargets = found.people.total.reduce((sum, own) => sum + own, 0);
          expect(inTargets + found.outside).toBeCloseTo(all, 6);
          expect(found.byMethod.areal + found.byMethod.outside + found.byMethod.dasymetric).toBe(all);
          found.estimated.forEach((own, target) =>
            expect(own).toBeLessThanOrEqual((found.people.total[target] as number) + 1e-9),
          );
          const more = interpolateCount(
            overlaid,
            count.map((own) => own * times),
          );
          more.people.total.forEach((own, target) =>
            expect(own).toBeCloseTo((found.people.total[target] as number) * times, 4),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    [Float64Array.of(1, 2), '2 counts for 3 sources'],
    [Float64Array.of(1, -2, 3), 'source 1 has the count -2'],
    [Float64Array.of(1, 2, Number.POSITIVE_INFINITY), 'source 2 has the count Infinity'],
  ])('refuses %o', (count, message) => {
    expect(() => interpolateCount(BY_SURFACE, count)).toThrow(RangeError);
    expect(() => interpolateCount(BY_SURFACE, count)).toThrow(message);
  });
});

const three = <T>(of: fc.Arbitrary<T>) => fc.tuple(of, of, of);

describe('interpolateRate', () => {
  const rate = Float64Array.of(0.3, 0.5, 0.1);

  it('by hand: weighted by people and by surface', () => {
    // by people, west (100 × 0.3 + 20 × 0.5) ÷ 120 = 40 ÷ 120; east (60 × 0.5 + 20 × 0.1) ÷ 80 = 32 ÷ 80
    const [west, east] = interpolateRate(BY_SURFACE, rate, Float64Array.of(100, 80, 40));
    expect(west?.value).toBeCloseTo(1 / 3, 9);
    expect(west?.numerator).toBeCloseTo(40, 6);
    expect(west?.denominator).toBeCloseTo(120, 6);
    expect(east?.value).toBeCloseTo(0.4, 9);
    // by surface, all three alike: west (0.3 + 0.25 × 0.5) ÷ 1.25 = 0.34; east (0.75 × 0.5 + 0.5 × 0.1) ÷ 1.25 = 0.34
    for (const { value } of interpolateRate(BY_SURFACE, rate, Float64Array.of(1, 1, 1)))
      expect(value).toBeCloseTo(0.34, 9);
  });

  it('says why there is no mean: no source, nobody, or too little known', () => {
    const [, , away] = interpolateRate(
      overlay(SOURCES, [...TARGETS, ...strips(5000, 5100)]),
      rate,
      new Float64Array(3),
    );
    expect(away).toMatchObject({ state: 'UNKNOWN', reason: 'NO_CELLS', value: null });
    for (const measurement of interpolateRate(BY_SURFACE, rate, new Float64Array(3)))
      expect(measurement).toMatchObject({ state: 'UNKNOWN', reason: 'NOBODY', value: null });

    // nobody lives in the second, so it has no rate, and that takes nothing from what is known
    const [west] = interpolateRate(BY_SURFACE, Float64Array.of(0.3, Number.NaN, 0.1), Float64Array.of(100, 0, 40));
    expect(west?.value).toBeCloseTo(0.3, 12);
    expect(west?.knownShare).toBeNull();
    // 80 people of an unknown rate: west 100 ÷ 120 known, east 20 ÷ 80
    const partly = interpolateRate(BY_SURFACE, Float64Array.of(0.3, Number.NaN, 0.1), Float64Array.of(100, 80, 40));
    expect(partly[0]?.value).toBeCloseTo(0.3, 12);
    expect(partly[0]?.knownShare).toBeCloseTo(100 / 120, 9);
    expect(partly[1]).toMatchObject({ state: 'UNKNOWN', reason: 'PEOPLE_INCOMPLETE', value: null });
  });

  it('lies between the lowest and the highest rate, and does not depend on the unit of the weight', () => {
    fc.assert(
      fc.property(
        three(fc.double({ min: -1e3, max: 1e3, noNaN: true })),
        three(fc.integer({ min: 0, max: 500 })),
        fc.integer({ min: 1, max: 1000 }),
        (rates, people, times) => {
          const weight = Float64Array.from(people);
          const found = interpolateRate(BY_SURFACE, Float64Array.from(rates), weight);
          const scaled = interpolateRate(
            BY_SURFACE,
            Float64Array.from(rates),
            weight.map((own) => own * times),
          );
          found.forEach(({ state, value }, target) => {
            expect(scaled[target]?.state).toBe(state);
            if (value === null) return;
            expect(value).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-9);
            expect(value).toBeLessThanOrEqual(Math.max(...rates) + 1e-9);
            expect(scaled[target]?.value).toBeCloseTo(value, 9);
          });
        },
      ),
    );
  });

  it.each([
    [Float64Array.of(1), Float64Array.of(1, 1, 1), '1 rates for 3 sources'],
    [rate, Float64Array.of(1), '1 weights for 3 sources'],
    [Float64Array.of(1, Number.NEGATIVE_INFINITY, 1), Float64Array.of(1, 1, 1), 'source 1 has the rate -Infinity'],
    [rate, Float64Array.of(1, Number.NaN, 1), 'source 1 has the weight NaN'],
    [rate, Float64Array.of(-1, 1, 1), 'source 0 has the weight -1'],
  ])('refuses %o by %o', (rates, weight, message) => {
    expect(() => interpolateRate(BY_SURFACE, rates, weight)).toThrow(RangeError);
    expect(() => interpolateRate(BY_SURFACE, rates, weight)).toThrow(message);
  });
});
