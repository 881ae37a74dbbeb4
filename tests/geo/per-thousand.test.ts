import { peopleByArea, perThousandByArea, toAreaShares } from '@hazama/geo';
import { describe, expect, it } from 'vitest';

/** One cell per area. */
function areasOf(...people: number[]) {
  return peopleByArea(
    Float64Array.from(people),
    toAreaShares(people.map((_, cell) => ({ cellIndex: [cell], share: [1] }))),
  );
}
const places = { countsPlaces: true, recorded: true };

describe('perThousandByArea', () => {
  it('is what there is for 1,000 people, with the exact Poisson interval below 10 places', () => {
    // 5 places for 2,000 people: 2.5; the interval of 5 is 1.623486 … 11.668332 (PHEindicatormethods), halved
    const [value] = perThousandByArea(areasOf(2000), Float64Array.of(5), places);
    expect(value).toMatchObject({ state: 'OK', value: 2.5, numerator: 5, denominator: 2000, gapPeople: null });
    expect(value?.low).toBeCloseTo(0.811743, 6);
    expect(value?.high).toBeCloseTo(5.834166, 6);
  });

  it('takes Byar’s from 10 places on', () => {
    // 65 places for 1,000 people: 50.163188 … 82.849139 (PHEindicatormethods)
    const [value] = perThousandByArea(areasOf(1000), Float64Array.of(65), places);
    expect(value?.low).toBeCloseTo(50.163188, 5);
    expect(value?.high).toBeCloseTo(82.849139, 5);
  });

  it('has no interval for seats and hours, which come in lumps', () => {
    const [value] = perThousandByArea(areasOf(500), Float64Array.of(60), { countsPlaces: false, recorded: true });
    expect(value).toMatchObject({ value: 120, low: null, high: null });
  });

  it('is 0 where a kind on record has no place, unknown where it can’t be said', () => {
    const people = areasOf(1000, 0, 1000);
    const values = perThousandByArea(people, Float64Array.of(0, 3, Number.NaN), places);
    expect(values.map(({ state, reason, value }) => [state, reason, value])).toEqual([
      ['OK', null, 0],
      ['UNKNOWN', 'NOBODY', null],
      ['UNKNOWN', 'AMOUNT_INCOMPLETE', null],
    ]);
    expect(perThousandByArea(people, Float64Array.of(0, 0, 0), { ...places, recorded: false })[0]).toMatchObject({
      state: 'UNKNOWN',
      reason: 'NEVER_RECORDED',
    });
  });
});
