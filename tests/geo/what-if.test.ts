import { coverageWhatIf, nearestMeters, nearestOf, toEarthPoints } from '@hazama/geo';
import { randomTown, seededRandom, toPoints } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';

// a street of five cells with 10, 20, 30, 40, 50 people, 250 m apart; the salon stands at the first and reaches two of them
//   metres to a place at cell c: 250 · |cell − c|; within 250 m are the cell itself and its neighbours
const PEOPLE = Float64Array.of(10, 20, 30, 40, 50);
const at = (cell: number) => Float64Array.from({ length: 5 }, (_, other) => 250 * Math.abs(other - cell));
const TODAY = { distanceMeters: at(0), thresholdMeters: 250 };
const NOWHERE = new Float64Array(5).fill(Number.POSITIVE_INFINITY);

describe('coverageWhatIf', () => {
  it('counts those within reach of two places once', () => {
    // at cell 2: cells 1 2 3, of which 1 is reached today: 30 + 40 = 70. At cell 3: cells 2 3 4 = 120.
    // together cells 2 3 4 = 120 and not 190; only the second reaches cell 4 (50), the first no cell that nobody else does
    expect(
      coverageWhatIf({ people: PEOPLE, today: TODAY, keptMeters: TODAY.distanceMeters, addedMeters: [at(2), at(3)] }),
    ).toEqual({
      newlyCovered: 120,
      noLongerCovered: 0,
      perPlace: [
        { alone: 70, added: 0 },
        { alone: 120, added: 50 },
      ],
    });
  });

  it('tells who no longer is, and measures alone against today and added against what stays', () => {
    // the salon goes, a place at cell 1 comes: cells 0 1 stay within reach, cell 2 comes in. Alone over today it adds cell 2 (30);
    // on top of what stays (nothing) it reaches cells 0 1 2 (60)
    const moved = coverageWhatIf({ people: PEOPLE, today: TODAY, keptMeters: NOWHERE, addedMeters: [at(1)] });
    expect(moved).toEqual({ newlyCovered: 30, noLongerCovered: 0, perPlace: [{ alone: 30, added: 60 }] });
    const gone = coverageWhatIf({ people: PEOPLE, today: TODAY, keptMeters: NOWHERE, addedMeters: [] });
    expect(gone).toEqual({ newlyCovered: 0, noLongerCovered: 30, perPlace: [] });
  });

  it('counts nobody where nobody is known to live', () => {
    const people = Float64Array.of(10, 20, Number.NaN, 0, 50);
    const effect = coverageWhatIf({ people, today: TODAY, keptMeters: TODAY.distanceMeters, addedMeters: [at(3)] });
    expect(effect.newlyCovered).toBe(50);
  });

  it('is a union in random towns: no more than the sum, no less than the largest, and never less with a place more', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = seededRandom(seed);
      const { centres, people, places } = randomTown(random, {
        columns: 16,
        rows: 12,
        areaColumns: 1,
        areaRows: 1,
        places: new Map([
          ['salon', 2],
          ['pin', 5],
        ]),
      });
      const cells = toEarthPoints(centres);
      const pins = places.get('pin') ?? centres;
      const distanceMeters = nearestMeters(cells, toEarthPoints(places.get('salon') ?? centres));
      const addedMeters = Array.from(pins.longitude, (longitude, pin) =>
        nearestMeters(cells, toEarthPoints(toPoints([[longitude, pins.latitude[pin] as number]]))),
      );
      const effectOf = (added: readonly Float64Array[]) =>
        coverageWhatIf({
          people,
          today: { distanceMeters, thresholdMeters: 500 },
          keptMeters: distanceMeters,
          addedMeters: added,
        });
      const all = effectOf(addedMeters);
      const alone = all.perPlace.map((place) => place.alone);
      expect(all.newlyCovered).toBeLessThanOrEqual(alone.reduce((sum, count) => sum + count, 0) + 1e-9);
      expect(all.newlyCovered).toBeGreaterThanOrEqual(Math.max(...alone) - 1e-9);
      addedMeters.forEach((_, place) => {
        const without = effectOf(addedMeters.filter((__, other) => other !== place));
        // what it adds is what would be lost without it, and submodular: no more than what it does alone
        expect(all.newlyCovered - without.newlyCovered).toBeCloseTo(all.perPlace[place]?.added ?? -1, 6);
        expect(all.perPlace[place]?.added).toBeLessThanOrEqual((alone[place] as number) + 1e-9);
      });
      expect(effectOf(addedMeters.toReversed()).newlyCovered).toBeCloseTo(all.newlyCovered, 9);
      // the nearest of all is as far as of one list of all
      const nearest = nearestOf([distanceMeters, ...addedMeters]);
      expect(nearest.every((meters, cell) => meters <= (distanceMeters[cell] as number))).toBe(true);
    }
  });
});
