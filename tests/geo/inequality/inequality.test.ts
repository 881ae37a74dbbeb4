import { giniIndex, lorenzCurve, palmaRatio, theilIndex } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

// ipeaGIT/accessibility@dfdcf37a test-gini_index.R, test-theil_t.R (MIT)
const jobs = Float64Array.of(22239, 36567, 42372, 55571, 26774);
const people = Float64Array.of(852, 394, 1969, 2189, 0);

const group = fc.record({
  value: fc.double({ min: 0, max: 1e5, noNaN: true }),
  people: fc.integer({ min: 0, max: 3000 }),
  sphere: fc.integer({ min: 0, max: 3 }),
});
const town = fc
  .array(group, { minLength: 1, maxLength: 40 })
  .filter((groups) => groups.some((own) => own.people > 0 && own.value > 1e-3));
type Group = { readonly value: number; readonly people: number; readonly sphere: number };
const valuesOf = (groups: readonly Group[]) => Float64Array.from(groups, ({ value }) => value);
const peopleOf = (groups: readonly Group[]) => Float64Array.from(groups, (own) => own.people);
const sphereOf = (groups: readonly Group[]) => groups.map(({ sphere }) => sphere);

describe('giniIndex', () => {
  it('of jobs within 30 minutes over people', () => {
    expect(giniIndex(jobs, people)).toBeCloseTo(0.1386, 4);
    // without the cell 5cf
    const without = [0, 1, 2, 4];
    const pick = (column: Float64Array) => Float64Array.from(without, (at) => column[at] as number);
    expect(giniIndex(pick(jobs), pick(people))).toBeCloseTo(0.1148, 4);
  });

  it('by hand: three people have 1, one has 5', () => {
    // the curve goes through (¾, ⅜): below it lie ½ × ¾ × ⅜ + ¼ × (⅜ + 1) ÷ 2 = 0.140625 + 0.171875 = 0.3125; 1 − 2 × 0.3125 = 0.375
    expect(giniIndex(Float64Array.of(5, 1), Float64Array.of(1, 3))).toBeCloseTo(0.375, 12);
    expect(lorenzCurve(Float64Array.of(5, 1), Float64Array.of(1, 3))).toEqual({
      peopleShare: Float64Array.of(0, 0.75, 1),
      valueShare: Float64Array.of(0, 0.375, 1),
    });
  });

  it('is half the mean difference of two people over the mean', () => {
    fc.assert(
      fc.property(town, (groups) => {
        const all = groups.reduce((sum, own) => sum + own.people, 0);
        const mean = groups.reduce((sum, own) => sum + own.people * own.value, 0) / all;
        let difference = 0;
        for (const a of groups) for (const b of groups) difference += a.people * b.people * Math.abs(a.value - b.value);
        expect(giniIndex(valuesOf(groups), peopleOf(groups))).toBeCloseTo(difference / (2 * all * all * mean), 9);
      }),
    );
  });

  it('falls when somebody with more gives to somebody with less', () => {
    fc.assert(
      fc.property(town, fc.double({ min: 0, max: 0.5, noNaN: true }), (groups, part) => {
        const inhabited = groups.filter((own) => own.people > 0).toSorted((a, b) => a.value - b.value);
        const [least, most] = [inhabited[0], inhabited.at(-1)];
        fc.pre(least !== undefined && most !== undefined && least !== most);
        const given = ((most.value - least.value) * part) / Math.max(1 / least.people, 1 / most.people) / 2;
        const after = inhabited.map((own) => {
          if (own === least) return { ...own, value: own.value + given / own.people };
          return own === most ? { ...own, value: own.value - given / own.people } : own;
        });
        expect(giniIndex(valuesOf(after), peopleOf(after))).toBeLessThanOrEqual(
          giniIndex(valuesOf(inhabited), peopleOf(inhabited)) + 1e-9,
        );
      }),
    );
  });
});

describe('lorenzCurve', () => {
  it('rises ever more steeply, below the diagonal', () => {
    fc.assert(
      fc.property(town, (groups) => {
        const { peopleShare, valueShare } = lorenzCurve(valuesOf(groups), peopleOf(groups));
        expect([peopleShare[0], valueShare[0], peopleShare.at(-1), valueShare.at(-1)]).toEqual([0, 0, 1, 1]);
        let slope = 0;
        for (let at = 1; at < peopleShare.length; at++) {
          const next =
            ((valueShare[at] as number) - (valueShare[at - 1] as number)) /
            ((peopleShare[at] as number) - (peopleShare[at - 1] as number));
          expect(next).toBeGreaterThanOrEqual(slope - 1e-6);
          slope = next;
          expect(valueShare[at]).toBeLessThanOrEqual((peopleShare[at] as number) + 1e-12);
        }
      }),
    );
  });
});

describe('theilIndex', () => {
  it('of jobs within 30 minutes, between and within deciles of income', () => {
    const values = Float64Array.of(13991, 22239, 36567, 42372, 55571);
    const residents = Float64Array.of(1011, 852, 394, 1969, 2189);
    const { total, between, within } = theilIndex(values, residents, [3, 10, 6, 1, 10]);
    expect(total).toBeCloseTo(0.0852, 4);
    expect(between).toBeCloseTo(0.0515, 4);
    expect(within).toBeCloseTo(0.0337, 4);
  });

  it('by hand: two people have 1 and 3, their mean is 2', () => {
    // ½ × (½ ln ½ + 1½ ln 1½) = ½ × (−0.346574 + 0.608198) = 0.130812
    expect(theilIndex(Float64Array.of(1, 3), Float64Array.of(1, 1)).total).toBeCloseTo(0.130812, 6);
    // one group each: all of it lies between them
    expect(theilIndex(Float64Array.of(1, 3), Float64Array.of(1, 1), ['山', '町']).within).toBeCloseTo(0, 12);
  });

  it('by hand: one of two has everything, however little that is', () => {
    // ½ × 2 ln 2
    expect(theilIndex(Float64Array.of(5e-324, 0), Float64Array.of(1, 1)).total).toBeCloseTo(Math.LN2, 12);
  });

  it('is what lies between groups and what lies within them, each by its share of everything', () => {
    fc.assert(
      fc.property(town, (groups) => {
        const { total, between, within } = theilIndex(valuesOf(groups), peopleOf(groups), sphereOf(groups));
        const everything = groups.reduce((sum, own) => sum + own.people * own.value, 0);
        let shares = 0;
        for (const sphere of new Set(sphereOf(groups))) {
          const own = groups.filter((one) => one.sphere === sphere && one.people > 0);
          const value = own.reduce((sum, one) => sum + one.people * one.value, 0);
          if (value > 0) shares += (value / everything) * theilIndex(valuesOf(own), peopleOf(own)).total;
        }
        expect(within).toBeCloseTo(shares, 8);
        expect(between + within).toBeCloseTo(total, 12);
        expect(between).toBeGreaterThanOrEqual(0);
        expect(within).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });
});

describe('palmaRatio', () => {
  it('by hand: ten people with 1, 2, … 10', () => {
    // the tenth has 10, the first four 1 + 2 + 3 + 4 = 10
    const values = Float64Array.from({ length: 10 }, (_, at) => at + 1);
    expect(palmaRatio(values, new Float64Array(10).fill(1))).toBeCloseTo(1, 12);
  });

  it('divides who lives across a line', () => {
    // 5 people have 2, 5 have 6: the first four have 4 × 2 = 8, the last one 6
    expect(palmaRatio(Float64Array.of(6, 2), Float64Array.of(5, 5))).toBeCloseTo(6 / 8, 12);
  });

  it('is a quarter where all have the same, also nothing, and infinite where four tenths have nothing', () => {
    const ten = new Float64Array(10).fill(1);
    expect(palmaRatio(new Float64Array(10).fill(7), ten)).toBeCloseTo(0.25, 12);
    expect(palmaRatio(new Float64Array(10), ten)).toBe(0.25);
    expect(palmaRatio(Float64Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1), ten)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe.each([
  ['Gini', giniIndex],
  ['Theil', (values: Float64Array, count: Float64Array) => theilIndex(values, count).total],
  ['Palma', palmaRatio],
] as const)('%s', (_name, measure) => {
  it('does not depend on the unit, on how many stand for how many, or on the order', () => {
    fc.assert(
      fc.property(town, (groups) => {
        const [values, count] = [valuesOf(groups), peopleOf(groups)];
        const own = measure(values, count);
        fc.pre(own < 1e6);
        const alike: unknown = expect.closeTo(own, 8);
        expect(
          measure(
            values.map((value) => value * 60),
            count,
          ),
        ).toEqual(alike);
        expect(
          measure(
            values,
            count.map((one) => one * 3),
          ),
        ).toEqual(alike);
        expect(measure(values.toReversed(), count.toReversed())).toEqual(alike);
        // an uninhabited place changes nothing, whatever is there
        expect(measure(Float64Array.of(...values, Number.NaN), Float64Array.of(...count, 0))).toEqual(alike);
      }),
    );
  });

  it('answers where nobody has anything, and of one', () => {
    const same = measure(Float64Array.of(3, 3), Float64Array.of(1, 1));
    expect(measure(Float64Array.of(0, 0), Float64Array.of(1, 2))).toBeCloseTo(same, 12);
    expect(measure(Float64Array.of(9), Float64Array.of(5))).toBeCloseTo(same, 12);
    expect(measure(Float64Array.of(9, 2), Float64Array.of(5, Number.NaN))).toBeCloseTo(same, 12);
  });

  it.each<[string, number[], number[]]>([
    ['nobody', [1, 2], [0, 0]],
    ['no cells', [], []],
    ['a value that is not known', [1, Number.NaN], [1, 1]],
    ['a value without end', [1, Number.POSITIVE_INFINITY], [1, 1]],
    ['a value below 0', [1, -1], [1, 1]],
    ['people below 0', [1, 1], [1, -1]],
    ['endlessly many people', [1, 1], [1, Number.POSITIVE_INFINITY]],
    ['people of other cells', [1], [1, 1]],
  ])('refuses %s', (_what, values, count) => {
    expect(() => measure(Float64Array.from(values), Float64Array.from(count))).toThrow(RangeError);
  });
});

it('theilIndex tells how little differs where values are nearly alike', () => {
  // a and b beside their mean are 1 − d and 1 + d: T is d² ÷ 2 and what is smaller; by x ln x alone it would be lost at 1e-16
  const d = 2 ** -30;
  const { total, between, within } = theilIndex(
    Float64Array.of(1 - d, 1 + d, 1 - d, 1 + d),
    new Float64Array(4).fill(1),
    ['山', '山', '町', '町'],
  );
  expect(total / (d ** 2 / 2)).toBeCloseTo(1, 6);
  expect(within / (d ** 2 / 2)).toBeCloseTo(1, 6);
  expect(between).toBe(0);
});

it('theilIndex refuses groups of other cells', () => {
  expect(() => theilIndex(Float64Array.of(1), Float64Array.of(1), [1, 2])).toThrow(RangeError);
});
