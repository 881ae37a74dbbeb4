import { coverageByArea, nearestOf, peopleByArea, peopleByBand, toAreaShares } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const none = Number.POSITIVE_INFINITY;

/** Areas as lists of cells, each wholly or by its share. */
const areasOf = (...areas: readonly (readonly [cell: number, share: number])[][]) =>
  toAreaShares(
    areas.map((cells) => ({ cellIndex: cells.map(([cell]) => cell), share: cells.map(([, share]) => share) })),
  );

describe('people by band', () => {
  it('puts everybody into the band of the best place within reach, whoever has none into the lowest', () => {
    // three bands: 0, 1–7 and 8 and more departures. Cell 0 has a stop of 8 at 100 m; cell 1 one of 8 at 900 m and of 3 at 200 m; cell 2 none
    const reach = {
      distanceMeters: [Float64Array.of(100, 200, 2000), Float64Array.of(100, 900, none)],
      limitMeters: 300,
    };
    // the second area has half of cell 1
    const shares = areasOf(
      [
        [0, 1],
        [1, 0.5],
        [2, 1],
      ],
      [[1, 0.5]],
    );
    expect(peopleByBand(peopleByArea(Float64Array.of(10, 20, 40), shares), reach)).toEqual([
      [40, 10, 10],
      [0, 10, 0],
    ]);
  });

  it('counts a place at exactly the limit', () => {
    const people = peopleByArea(Float64Array.of(5), areasOf([[0, 1]]));
    expect(peopleByBand(people, { distanceMeters: [Float64Array.of(300)], limitMeters: 300 })).toEqual([[0, 5]]);
  });

  it('knows nothing of an area where somebody’s band rests on a place of which nothing is known', () => {
    const people = peopleByArea(
      Float64Array.of(5, 7, 0),
      areasOf(
        [[0, 1]],
        [[1, 1]],
        [
          [2, 1],
          [1, 1],
        ],
      ),
    );
    const distanceMeters = [Float64Array.of(100, none, none)];
    // cell 0 is in the highest band already; in cell 2 nobody lives
    expect(peopleByBand(people, { distanceMeters, limitMeters: 300, isUndecided: Uint8Array.of(1, 0, 1) })).toEqual([
      [0, 5],
      [7, 0],
      [7, 0],
    ]);
    expect(peopleByBand(people, { distanceMeters, limitMeters: 300, isUndecided: Uint8Array.of(0, 1, 0) })).toEqual([
      [0, 5],
      undefined,
      undefined,
    ]);
  });

  it('knows nothing where the people are not known', () => {
    const shares = areasOf([[0, 1]], []);
    const reach = { distanceMeters: [Float64Array.of(100)], limitMeters: 300 };
    expect(peopleByBand(peopleByArea(Float64Array.of(Number.NaN), shares), reach)).toEqual([undefined, undefined]);
    expect(peopleByBand(peopleByArea(undefined, shares), reach)).toEqual([undefined, undefined]);
  });

  it('adds up to everybody, and from any band up to what coverage counts', () => {
    const meters = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(meters, { minLength: 1, maxLength: 5 }), (places) => {
        const people = peopleByArea(
          Float64Array.of(1, 2, 4, 8, 16, 32),
          areasOf([0, 1, 2, 3, 4, 5].map((cell) => [cell, 1])),
        );
        // the nearest of a band or a higher one is never farther than that of the higher
        const distanceMeters = places.map((_, band) =>
          places
            .slice(band)
            .map((list) => Float64Array.from(list))
            .reduce<Float64Array>((near, next) => nearestOf([near, next]), new Float64Array(6).fill(none)),
        );
        const [bands = []] = peopleByBand(people, { distanceMeters, limitMeters: 300 });
        const from = (least: number) => bands.slice(least).reduce((sum, count) => sum + count, 0);
        expect(from(0)).toBe(63);
        for (const [band, distances] of distanceMeters.entries()) {
          const [covered] = coverageByArea(people, { distanceMeters: distances, thresholdMeters: 300 }, true);
          expect(from(band + 1)).toBe(covered?.numerator);
        }
      }),
    );
  });
});
