import { fosterGreerThorbecke } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('fosterGreerThorbecke', () => {
  it('of jobs within 30 minutes, with a line of 100,000', () => {
    // ipeaGIT/accessibility@dfdcf37a test-fgt_poverty.R (MIT)
    const jobs = Float64Array.of(22239, 36567, 42372, 55571, 26774);
    const people = Float64Array.of(852, 394, 1969, 2189, 0);
    const of = (aversion: number) => fosterGreerThorbecke(jobs, people, 100_000, aversion);
    expect(of(0)).toBeCloseTo(1, 4);
    expect(of(1)).toBeCloseTo(0.5588, 4);
    expect(of(2)).toBeCloseTo(0.3256, 4);
  });

  it('by hand: three people have 2, one has 4, six have 10, and the line is 4', () => {
    const values = Float64Array.of(10, 2, 4);
    const people = Float64Array.of(6, 3, 1);
    // who has 4 is at the line: 3 of 10 are below it, half of it away; 0.3 × ½ and 0.3 × ¼
    expect(fosterGreerThorbecke(values, people, 4, 0)).toBeCloseTo(0.3, 12);
    expect(fosterGreerThorbecke(values, people, 4, 1)).toBeCloseTo(0.15, 12);
    expect(fosterGreerThorbecke(values, people, 4, 2)).toBeCloseTo(0.075, 12);
  });

  it('is 0 where nobody is below the line, 1 where nobody has anything', () => {
    expect(fosterGreerThorbecke(Float64Array.of(5, 6), Float64Array.of(1, 1), 5, 0)).toBe(0);
    expect(fosterGreerThorbecke(Float64Array.of(0, 0), Float64Array.of(1, 1), 5, 2)).toBe(1);
  });

  it('falls with the aversion, and never when somebody gets more', () => {
    const some = fc.array(
      fc.record({ value: fc.integer({ min: 0, max: 200 }), people: fc.integer({ min: 1, max: 99 }) }),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 200 }), fc.nat(50), (groups, line, more) => {
        const values = Float64Array.from(groups, ({ value }) => value);
        const people = Float64Array.from(groups, (own) => own.people);
        const [share, depth, severity] = [0, 1, 2].map((aversion) =>
          fosterGreerThorbecke(values, people, line, aversion),
        );
        expect(depth).toBeLessThanOrEqual(share as number);
        expect(severity).toBeLessThanOrEqual(depth as number);
        const richer = values.map((value, at) => (at === 0 ? value + more : value));
        expect(fosterGreerThorbecke(richer, people, line, 1)).toBeLessThanOrEqual((depth as number) + 1e-12);
      }),
    );
  });

  it.each<[string, number[], number[], number, number]>([
    ['nobody', [1], [0], 1, 0],
    ['a line of 0', [1], [1], 0, 0],
    ['a line that is not known', [1], [1], Number.NaN, 0],
    ['an aversion below 0', [1], [1], 1, -1],
    ['a value out of reach', [Number.POSITIVE_INFINITY], [1], 1, 1],
  ])('refuses %s', (_what, values, people, line, aversion) => {
    expect(() => fosterGreerThorbecke(Float64Array.from(values), Float64Array.from(people), line, aversion)).toThrow(
      RangeError,
    );
  });
});
