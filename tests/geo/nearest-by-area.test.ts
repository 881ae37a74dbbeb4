import { nearestByArea, nearestOf, peopleByArea, toAreaShares } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const everyone = (cells: number) =>
  toAreaShares([{ cellIndex: [...Array(cells).keys()], share: Array<number>(cells).fill(1) }]);
const NEVER = Number.POSITIVE_INFINITY;

describe('nearestByArea', () => {
  it('weighs by people: mean, median and p90 of the minutes to the nearest school', () => {
    // ipeaGIT/accessibility, test-cost_to_closest.R: 47, 5.8, 13, 43, 70 for 852, 394, 1969, 2189 and 0 people.
    // mean (852·47 + 394·5.8 + 1969·13 + 2189·43) ÷ 5404 = 162,053.2 ÷ 5404;
    // 394 + 1969 = 2363 up to 13, + 2189 = 4552 up to 43: the 2,702nd person is at 43, the 4,863.6th at 47
    const people = peopleByArea(Float64Array.of(852, 394, 1969, 2189, 0), everyone(5));
    const { mean, median, p90 } = nearestByArea(people, Float64Array.of(47, 5.8, 13, 43, 70), true);
    expect(mean[0]?.value).toBeCloseTo(162_053.2 / 5404, 9);
    expect(median[0]).toMatchObject({ state: 'OK', value: 43, denominator: 5404 });
    expect(p90[0]).toMatchObject({ state: 'OK', value: 47 });
  });

  it('is the cost to the nearest of the places that count, as of five with schools in one', () => {
    // the same case: minutes to each cell, of which only the second, 597, has schools
    const minutes = [
      [5.8, 47, 48, 47, 64],
      [45, 5.8, 13, 41, 70],
      [44, 13, 5.8, 42, 67],
      [43, 43, 49, 5.8, 58],
      [60, 70, 68, 64, 5.8],
    ];
    const to = (place: number) => Float64Array.from(minutes, (row) => row[place] as number);
    expect([...nearestOf([to(1)])]).toEqual([47, 5.8, 13, 43, 70]);
    // with one more in 57b its own people and those of 909 have less far
    expect([...nearestOf([to(1), to(0)])]).toEqual([5.8, 5.8, 13, 43, 60]);
  });

  it('takes the part of a cell that lies in the area', () => {
    // area 0 has half of the second cell: 10 people at 100 m, 15 at 300 m; area 1 the other 15
    const shares = toAreaShares([
      { cellIndex: [0, 1], share: [1, 0.5] },
      { cellIndex: [1], share: [0.5] },
    ]);
    const { mean, median } = nearestByArea(
      peopleByArea(Float64Array.of(10, 30), shares),
      Float64Array.of(100, 300),
      true,
    );
    expect(mean[0]?.value).toBeCloseTo((10 * 100 + 15 * 300) / 25, 9);
    expect(median.map(({ value }) => value)).toEqual([300, 300]);
  });

  it('is unreachable only where the statistic itself is', () => {
    // 60 people get there, 40 do not: half of them do, nine in ten do not, and the mean is beyond all bounds
    const people = peopleByArea(Float64Array.of(60, 40), everyone(2));
    const { mean, median, p90 } = nearestByArea(people, Float64Array.of(250, NEVER), true);
    expect(median[0]).toMatchObject({ state: 'OK', value: 250 });
    expect(p90[0]).toMatchObject({ state: 'UNREACHABLE', value: null, denominator: 100 });
    expect(mean[0]).toMatchObject({ state: 'UNREACHABLE', value: null });
  });

  it('does not ask how far it is from where nobody lives', () => {
    const people = peopleByArea(Float64Array.of(60, 0), everyone(2));
    expect(nearestByArea(people, Float64Array.of(250, NEVER), true).mean[0]).toMatchObject({ state: 'OK', value: 250 });
  });

  it('is unknown of a kind never recorded, and where nobody lives', () => {
    const people = peopleByArea(Float64Array.of(60), everyone(1));
    expect(nearestByArea(people, Float64Array.of(NEVER), false).median[0]).toMatchObject({
      state: 'UNKNOWN',
      reason: 'NEVER_RECORDED',
    });
    expect(nearestByArea(peopleByArea(Float64Array.of(0), everyone(1)), Float64Array.of(1), true).p90[0]).toMatchObject(
      {
        state: 'UNKNOWN',
        reason: 'NOBODY',
      },
    );
  });

  it('lies between nearest and farthest, the median not above the p90', () => {
    const cell = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.double({ min: 0, max: 9000, noNaN: true }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 50 }), (cells) => {
        const inhabited = cells.filter(([count]) => count > 0).map(([, meters]) => meters);
        fc.pre(inhabited.length > 0);
        const people = peopleByArea(
          Float64Array.from(cells, ([count]) => count),
          everyone(cells.length),
        );
        const { mean, median, p90 } = nearestByArea(
          people,
          Float64Array.from(cells, ([, meters]) => meters),
          true,
        );
        expect(inhabited).toContain(median[0]?.value);
        expect(inhabited).toContain(p90[0]?.value);
        expect(median[0]?.value).toBeLessThanOrEqual(p90[0]?.value as number);
        expect(mean[0]?.value).toBeGreaterThanOrEqual(Math.min(...inhabited) - 1e-6);
        expect(mean[0]?.value).toBeLessThanOrEqual(Math.max(...inhabited) + 1e-6);
      }),
    );
  });
});
