import { falseDiscoveryAdjusted } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('falseDiscoveryAdjusted', () => {
  it('by hand: four p-values', () => {
    // in order 0.005, 0.01, 0.03, 0.04: times 4 over their rank 0.02, 0.02, 0.04, 0.04; none may be above one after it
    const adjusted = falseDiscoveryAdjusted(Float64Array.of(0.01, 0.04, 0.03, 0.005));
    expect([...adjusted]).toEqual([0.02, 0.04, 0.04, 0.02].map((value): unknown => expect.closeTo(value, 12)));
    // 0.02 × 3 ÷ 1 = 0.06, but the second of them has 0.022 × 3 ÷ 2 = 0.033
    expect(falseDiscoveryAdjusted(Float64Array.of(0.02, 0.022, 0.9))[0]).toBeCloseTo(0.033, 12);
  });

  it('finds what the step-up rule finds, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (values) => {
        const adjusted = falseDiscoveryAdjusted(Float64Array.from(values));
        // Benjamini & Hochberg: the largest rank whose p is at most rank ÷ n × 5 %, and all before it
        const sorted = values.toSorted((a, b) => a - b);
        const last = sorted.findLastIndex((own, at) => own * values.length <= (at + 1) * 0.05);
        const line = last < 0 ? -1 : (sorted[last] as number);
        const isAtTheLine = Array.from(adjusted, (own) => Math.abs(own - 0.05) < 1e-9);
        expect(Array.from(adjusted, (own, at) => isAtTheLine[at] || own <= 0.05)).toEqual(
          values.map((own, at) => isAtTheLine[at] || own <= line),
        );
        for (const [at, own] of values.entries()) expect(adjusted[at]).toBeGreaterThanOrEqual(own);
      }),
    );
  });

  it('answers of nothing, and refuses what is no p-value', () => {
    expect(falseDiscoveryAdjusted(new Float64Array())).toHaveLength(0);
    for (const value of [-0.1, 1.1, Number.NaN])
      expect(() => falseDiscoveryAdjusted(Float64Array.of(value))).toThrow(RangeError);
  });
});
