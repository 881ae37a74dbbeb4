import { assertAscending, classify, classOf, GAP_SHARE_BREAKS } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('classOf', () => {
  it('makes five classes of four breaks; a value at a break belongs above it', () => {
    const shares = [0, 0.0999, 0.1, 0.2, 0.3, 0.3999, 0.4, 1];
    expect(shares.map((share) => classOf(share, GAP_SHARE_BREAKS))).toEqual([0, 0, 1, 2, 3, 3, 4, 4]);
  });

  it('is not moved across a break by the last digit: 1 − 0.9 is a tenth', () => {
    expect(1 - 0.9).toBeLessThan(0.1);
    expect(classOf(1 - 0.9, GAP_SHARE_BREAKS)).toBe(1);
  });

  it('has no class for what is not known, and the last for what is beyond all bounds', () => {
    expect(classOf(Number.NaN, GAP_SHARE_BREAKS)).toBe(-1);
    expect(classOf(Number.POSITIVE_INFINITY, [15, 30, 45, 60])).toBe(4);
  });

  it('never falls as the value rises', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        const breaks = [-5, 0, 300, 900];
        expect(classOf(Math.max(a, b), breaks)).toBeGreaterThanOrEqual(classOf(Math.min(a, b), breaks));
      }),
    );
  });
});

describe('classify', () => {
  it('takes each value by itself', () => {
    expect([...classify(Float64Array.of(0.45, Number.NaN, 0.05), GAP_SHARE_BREAKS)]).toEqual([4, -1, 0]);
  });

  it('refuses breaks that do not rise', () => {
    expect(() => classify(Float64Array.of(1), [1, 3, 2, 4])).toThrow('class breaks have to rise: 1, 3, 2, 4');
    expect(() => assertAscending([1, 1])).toThrow('1, 1');
    expect(() => assertAscending([1, Number.NaN])).toThrow('1, NaN');
  });
});
