import { globalEmpiricalBayes, localEmpiricalBayes, toNeighbours } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 5000 })), {
  minLength: 1,
  maxLength: 30,
});
const columnsOf = (rows: readonly (readonly [number, number])[]): [events: Float64Array, exposure: Float64Array] => [
  Float64Array.from(rows, ([events]) => events),
  Float64Array.from(rows, ([, exposure]) => exposure),
];
const EVENTS = Float64Array.of(10, 2, 40);
const PEOPLE = Float64Array.of(100, 100, 800);

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('globalEmpiricalBayes', () => {
  it('by hand: draws two small areas to the rate of all, and leaves a large one nearly where it is', () => {
    // all: 52 ÷ 1000 = 0.052. Rates 0.1, 0.02, 0.05 lie 0.048, −0.032, −0.002 from it.
    // spread (100 × 0.048² + 100 × 0.032² + 800 × 0.002²) ÷ 1000 = 0.000336; chance 0.052 ÷ (1000 ÷ 3) = 0.000156; beyond it 0.00018
    // areas 1 and 2: 0.00018 ÷ (0.00018 + 0.052 ÷ 100) = 0.257143; area 3: 0.00018 ÷ (0.00018 + 0.052 ÷ 800) = 0.734694
    const [a, b, c] = globalEmpiricalBayes(EVENTS, PEOPLE);
    expect(a).toBeCloseTo(0.052 + 0.257143 * 0.048, 7);
    expect(b).toBeCloseTo(0.052 - 0.257143 * 0.032, 7);
    expect(c).toBeCloseTo(0.052 - 0.734694 * 0.002, 7);
  });

  it('is the rate of all where chance explains all that differs', () => {
    // 1 of 100 and 2 of 100: spread 0.005² = 0.000025, chance 0.015 ÷ 100 = 0.00015
    expect([...globalEmpiricalBayes(Float64Array.of(1, 2), Float64Array.of(100, 100))]).toEqual([0.015, 0.015]);
    expect([...globalEmpiricalBayes(Float64Array.of(0, 0), Float64Array.of(100, 100))]).toEqual([0, 0]);
  });

  it('is the rate of all where nobody lives', () => {
    const [, nobody] = globalEmpiricalBayes(Float64Array.of(5, 0), Float64Array.of(100, 0));
    expect(nobody).toBe(0.05);
  });

  it('lies between an area’s own rate and that of all', () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const [events, exposure] = columnsOf(rows);
        const all = sum(events) / sum(exposure);
        for (const [area, smoothed] of globalEmpiricalBayes(events, exposure).entries()) {
          const own = (events[area] as number) / (exposure[area] as number);
          expect(smoothed).toBeGreaterThanOrEqual(Math.min(own, all) - 1e-12);
          expect(smoothed).toBeLessThanOrEqual(Math.max(own, all) + 1e-12);
        }
      }),
    );
  });

  it.each<[string, number[], number[]]>([
    ['nobody', [0], [0]],
    ['no areas', [], []],
    ['events that happened to nobody', [1, 1], [0, 5]],
    ['events below 0', [-1], [10]],
    ['people that are not known', [1], [Number.NaN]],
    ['people of other areas', [1], [1, 2]],
  ])('refuses %s', (_what, events, people) => {
    expect(() => globalEmpiricalBayes(Float64Array.from(events), Float64Array.from(people))).toThrow(RangeError);
  });
});

describe('localEmpiricalBayes', () => {
  it('is the global one where everybody is everybody’s neighbour', () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const [events, exposure] = columnsOf(rows);
        const areas = [...events.keys()];
        const everybody = toNeighbours(areas.map((area) => areas.filter((other) => other !== area)));
        const global = globalEmpiricalBayes(events, exposure);
        const local = localEmpiricalBayes(events, exposure, everybody);
        for (const [area, rate] of local.entries()) expect(rate).toBeCloseTo(global[area] as number, 12);
      }),
    );
  });

  it('keeps to its side of the town', () => {
    // two villages of two areas each, with rates of 0.1 and 0.01: each is drawn to its own village’s
    const neighbours = toNeighbours([[1], [0], [3], [2]]);
    const people = new Float64Array(4).fill(100);
    expect([...localEmpiricalBayes(Float64Array.of(10, 10, 1, 1), people, neighbours)]).toEqual([0.1, 0.1, 0.01, 0.01]);
  });

  it('takes the whole town’s rate where nobody lives around', () => {
    const rates = localEmpiricalBayes(Float64Array.of(5, 0), Float64Array.of(100, 0), toNeighbours([[], []]));
    expect([...rates]).toEqual([0.05, 0.05]);
  });

  it('refuses neighbours of other areas', () => {
    expect(() => localEmpiricalBayes(EVENTS, PEOPLE, toNeighbours([[1], [0]]))).toThrow(RangeError);
  });
});
