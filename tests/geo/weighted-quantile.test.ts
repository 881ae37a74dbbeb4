import { weightedQuantileInPlace } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function quantile(pairs: readonly (readonly [value: number, weight: number])[], probability: number): number {
  const values = Float64Array.from(pairs, ([value]) => value);
  const weights = Float64Array.from(pairs, ([, weight]) => weight);
  return weightedQuantileInPlace(values, weights, pairs.length, probability);
}

const wholePeople = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 5 })), {
  minLength: 1,
  maxLength: 30,
});

describe('weightedQuantileInPlace', () => {
  it('is the first value up to which that part of the people lives', () => {
    // 10 people: 3 at 100 m, 2 at 200 m, 5 at 900 m. The 5th person is at 200, the 6th and 9th at 900
    const pairs = [
      [900, 5],
      [100, 3],
      [200, 2],
    ] as const;
    expect(quantile(pairs, 0.3)).toBe(100);
    expect(quantile(pairs, 0.5)).toBe(200);
    expect(quantile(pairs, 0.51)).toBe(900);
    expect(quantile(pairs, 0.9)).toBe(900);
  });

  it('is sorted[⌈p·n⌉ − 1] over people written out one by one', () => {
    fc.assert(
      fc.property(wholePeople, fc.constantFrom(0.05, 0.25, 0.5, 0.75, 0.9, 0.95), (pairs, probability) => {
        const people = pairs.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
        fc.pre(people.length > 0);
        const sorted = people.toSorted((a, b) => a - b);
        expect(quantile(pairs, probability)).toBe(sorted[Math.ceil(probability * people.length - 1e-9) - 1]);
      }),
    );
  });

  it('does not depend on the order, nor on the scale of weights', () => {
    fc.assert(
      fc.property(wholePeople, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (pairs, probability) => {
        const expected = quantile(pairs, probability);
        expect(quantile(pairs.toReversed(), probability)).toBe(expected);
        expect(
          quantile(
            pairs.map(([value, weight]) => [value, weight / 8]),
            probability,
          ),
        ).toBe(expected);
      }),
    );
  });

  it('is not pushed to the next value by the last digit of a sum', () => {
    // ten people of weight 0.1: nine of ten are at or below 9, though 0.1 added up nine times is less than 0.9 of ten times
    for (const weight of [0.1, 0.3, 0.7, 1 / 3, 1 / 7])
      for (const tenths of [1, 2, 3, 4, 5, 6, 7, 8, 9])
        expect(
          quantile(
            Array.from({ length: 10 }, (_, i) => [i + 1, weight] as const),
            tenths / 10,
          ),
        ).toBe(tenths);
  });

  it('is infinite only where that many people can’t get there', () => {
    const pairs = [
      [10, 60],
      [Number.POSITIVE_INFINITY, 40],
    ] as const;
    expect(quantile(pairs, 0.5)).toBe(10);
    expect(quantile(pairs, 0.9)).toBe(Number.POSITIVE_INFINITY);
  });

  it('of nobody is no number', () => {
    expect(quantile([], 0.5)).toBeNaN();
    expect(quantile([[5, 0]], 0.5)).toBeNaN();
  });
});
