import { byarInterval, exactPoissonInterval, poissonInterval, wilsonInterval } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** The chance of at most so many events where `mean` are expected. */
function atMost(events: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= events; k++) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

describe('wilsonInterval', () => {
  // ukhsa-collaboration/PHEindicatormethods@093fd288 tests/testthat/testdata_Proportion.xlsx; by hand, 20 of 100: z² is 3.841459,
  // (2 × 20 + z² ± z √(z² + 4 × 20 × 0.8)) ÷ (2 (100 + z²)) = (43.841459 ± 1.959964 × 8.236592) ÷ 207.682918: 0.133367 and 0.288829
  it.each([
    [1, 100, 0.001767, 0.054486],
    [5, 100, 0.021544, 0.11175],
    [20, 100, 0.133367, 0.288829],
    [65, 100, 0.552544, 0.736358],
  ])('of %i in %i', (numerator, denominator, low, high) => {
    const interval = wilsonInterval(numerator, denominator);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it('ends exactly at none and at all, and knows nothing of nobody', () => {
    // 0 of 10: high = z² / (n + z²) = 3.8415 / 13.8415
    expect(wilsonInterval(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.277533, 6) });
    expect(wilsonInterval(10, 10)).toEqual({ low: expect.closeTo(0.722467, 6), high: 1 });
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('holds its proportion, and narrows with more people', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 1e5, noNaN: true }),
        (part, people) => {
          const narrow = wilsonInterval(part * people * 10, people * 10);
          const wide = wilsonInterval(part * people, people);
          expect(wide.low).toBeLessThanOrEqual(part + 1e-12);
          expect(wide.high).toBeGreaterThanOrEqual(part - 1e-12);
          expect(narrow.high - narrow.low).toBeLessThanOrEqual(wide.high - wide.low + 1e-12);
        },
      ),
    );
  });

  it('widens with the confidence asked for', () => {
    // z at 99.8 % is 3.0902: (2·20 + z² ± z √(z² + 4·20·0.8)) / (2 (100 + z²)) = 0.1235… and …
    const wide = wilsonInterval(20, 100, 0.998);
    const z = 3.090232306;
    const byHand = (sign: number) => (40 + z ** 2 + sign * z * Math.sqrt(z ** 2 + 64)) / (2 * (100 + z ** 2));
    expect(wide.low).toBeCloseTo(byHand(-1), 8);
    expect(wide.high).toBeCloseTo(byHand(1), 8);
  });
});

describe('byarInterval', () => {
  // PHEindicatormethods, testdata_Byars; by hand, 65 events: 65 × (1 − 1/585 − 1.959964 ÷ (3 √65))³ = 65 × 0.917257³ = 50.163,
  // and above of one more 66 × (1 − 1/594 + 1.959964 ÷ (3 √66))³ = 66 × 1.078736³ = 82.849
  it.each([
    [65, 50.163188, 82.849139],
    [1045, 982.593202, 1110.331213],
    [1, 0.013072, 5.563756],
  ])('of %i events', (events, low, high) => {
    const interval = byarInterval(events);
    expect(interval.low).toBeCloseTo(low, 5);
    expect(interval.high).toBeCloseTo(high, 5);
  });
});

describe('exactPoissonInterval', () => {
  it('of 5 events is 1.623486 … 11.668332 (PHEindicatormethods, testdata_Rates: 5 in 100, per 100)', () => {
    const { low, high } = exactPoissonInterval(5);
    expect(low).toBeCloseTo(1.623486, 6);
    expect(high).toBeCloseTo(11.668332, 6);
  });

  it('of no events begins at 0 and ends where e⁻ˣ is 2.5 %: −ln 0.025', () => {
    expect(exactPoissonInterval(0)).toEqual({ low: 0, high: expect.closeTo(3.6888794541, 9) });
  });

  it('leaves exactly the tails that it promises', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0.9, 0.95, 0.998), (events, confidence) => {
        const { low, high } = exactPoissonInterval(events, confidence);
        expect(atMost(events, high)).toBeCloseTo((1 - confidence) / 2, 9);
        expect(1 - atMost(events - 1, low)).toBeCloseTo((1 - confidence) / 2, 9);
      }),
    );
  });
});

describe('poissonInterval', () => {
  it('is exact below 10 events and Byar’s from 10 on', () => {
    expect(poissonInterval(9)).toEqual(exactPoissonInterval(9));
    expect(poissonInterval(10)).toEqual(byarInterval(10));
    expect(poissonInterval(10)).not.toEqual(exactPoissonInterval(10));
  });
});
