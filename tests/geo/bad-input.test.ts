import {
  byarInterval,
  coverageByArea,
  exactPoissonInterval,
  nearestByArea,
  peopleByArea,
  perThousandByArea,
  poissonInterval,
  reachMeters,
  toAreaShares,
  wilsonInterval,
} from '@hazama/geo';
import { describe, expect, it } from 'vitest';

// What no town can have is refused where it comes in: it would else be a NaN on a screen, or a search without end (the quantile of a
// count below 0). What a town can have, nobody, no place, no way, has an answer.

const { NaN: NOT_KNOWN, POSITIVE_INFINITY: ENDLESS } = Number;
/** One area of two cells. */
const shares = toAreaShares([{ cellIndex: [0, 1], share: [1, 1] }]);
const people = peopleByArea(Float64Array.of(10, 20), shares);

describe('bad input is refused with a RangeError', () => {
  it.each<[string, () => unknown]>([
    ['endlessly many people', () => peopleByArea(Float64Array.of(1, ENDLESS), shares)],
    ['a threshold below 0', () => reachMeters({ thresholdMeters: -1 })],
    ['a threshold that is not known', () => reachMeters({ thresholdMeters: NOT_KNOWN })],
    ['a detour of 0', () => reachMeters({ thresholdMeters: 500, detour: 0 })],
    ['a distance that is not known', () => coverage(10, NOT_KNOWN)],
    ['a distance below 0', () => coverage(-10, 900)],
    ['a cost that is not known', () => nearestByArea(people, Float64Array.of(5, NOT_KNOWN), true)],
    ['a cost below 0', () => nearestByArea(people, Float64Array.of(5, -1), true)],
    ['places below 0', () => perThousand(-1)],
    ['endlessly many places', () => perThousand(ENDLESS)],
    [
      'amounts of other areas',
      () => perThousandByArea(people, new Float64Array(2), { countsPlaces: true, recorded: true }),
    ],
    ['more than all', () => wilsonInterval(11, 10)],
    ['less than none', () => wilsonInterval(-1, 10)],
    ['a share that is not known', () => wilsonInterval(NOT_KNOWN, 10)],
    ['a share of people below 0', () => wilsonInterval(0, -1)],
    ['a share of people not known', () => wilsonInterval(0, NOT_KNOWN)],
    ['a confidence of 1', () => wilsonInterval(1, 10, 1)],
    ['a confidence of 0', () => poissonInterval(5, 0)],
    ['events below 0', () => poissonInterval(-1)],
    ['events that are not known', () => poissonInterval(NOT_KNOWN)],
    ['exactly endlessly many events', () => exactPoissonInterval(ENDLESS)],
    ['events below 0, by Byar', () => byarInterval(-1)],
  ])('%s', (_what, ask) => {
    expect(ask).toThrow(RangeError);
  });
});

describe('what a town can have is an answer', () => {
  it('nobody lives there: not known, and not 0', () => {
    const nobody = peopleByArea(new Float64Array(2), shares);
    const near = Float64Array.of(100, 200);
    const [covered] = coverageByArea(nobody, { distanceMeters: near, thresholdMeters: 500 }, true);
    const { median } = nearestByArea(nobody, near, true);
    for (const value of [covered, median[0]])
      expect(value).toMatchObject({ state: 'UNKNOWN', reason: 'NOBODY', value: null });
  });

  it('all are out of reach: 0 % of all, and unreachable', () => {
    const far = Float64Array.of(ENDLESS, ENDLESS);
    const [covered] = coverageByArea(people, { distanceMeters: far, thresholdMeters: 500 }, true);
    expect(covered).toMatchObject({ state: 'OK', value: 0, gapPeople: 30 });
    const { mean, median, p90 } = nearestByArea(people, far, true);
    for (const [value] of [mean, median, p90]) expect(value).toMatchObject({ state: 'UNREACHABLE', value: null });
  });

  it('a cell of nobody may lie anywhere, also where nobody knows', () => {
    const partly = peopleByArea(Float64Array.of(10, 0), shares);
    const distanceMeters = Float64Array.of(100, NOT_KNOWN);
    expect(coverageByArea(partly, { distanceMeters, thresholdMeters: 500 }, true)[0]).toMatchObject({ value: 1 });
    expect(nearestByArea(partly, distanceMeters, true).median[0]).toMatchObject({ value: 100 });
  });

  it('a cell that what is told leaves below 0 takes nobody away from a share', () => {
    const levelled = peopleByArea(Float64Array.of(-6, 36), shares);
    const near = coverageByArea(levelled, { distanceMeters: Float64Array.of(100, 900), thresholdMeters: 500 }, true);
    expect(near[0]).toMatchObject({ value: 0, numerator: 0, denominator: 30, low: 0 });
    const far = coverageByArea(levelled, { distanceMeters: Float64Array.of(900, 100), thresholdMeters: 500 }, true);
    expect(far[0]).toMatchObject({ value: 1, numerator: 30, gapPeople: 0, high: 1 });
  });

  it('a reach of 0 m holds whoever lives right there', () => {
    expect(
      coverageByArea(people, { distanceMeters: Float64Array.of(0, 1), thresholdMeters: 0 }, true)[0],
    ).toMatchObject({
      numerator: 10,
    });
  });
});

function coverage(near: number, far: number) {
  return coverageByArea(people, { distanceMeters: Float64Array.of(near, far), thresholdMeters: 500 }, true);
}

function perThousand(places: number) {
  return perThousandByArea(people, Float64Array.of(places), { countsPlaces: true, recorded: true });
}
