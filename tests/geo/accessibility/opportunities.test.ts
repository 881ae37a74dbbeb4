import {
  accessByArea,
  capacityOfPlaces,
  catchmentOf,
  costsOfColumns,
  costsOfWalks,
  cumulativeOpportunities,
  type Decay,
  gravityAccess,
  peopleAround,
  peopleByArea,
  straightCosts,
  straightWalks,
  toAreaShares,
  toEarthPoints,
} from '@hazama/geo';
import { randomTown, seededRandom, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomAccess } from './random-access.ts';

// ipeaGIT/accessibility@dfdcf37a inst/extdata (MIT): minutes, row from, column to
const MINUTES = [
  [5.8, 47, 48, 47, 64],
  [45, 5.8, 13, 41, 70],
  [44, 13, 5.8, 42, 67],
  [43, 43, 49, 5.8, 58],
  [60, 70, 68, 64, 5.8],
];
const costs = costsOfColumns(
  [0, 1, 2, 3, 4].map((to) => Float64Array.from(MINUTES, (row) => row[to] as number)),
  5,
);
const jobs = Float64Array.of(82, 308, 100, 109, 0);

describe('cumulativeOpportunities', () => {
  it('of five cells within 30 minutes', () => {
    // cells 2 and 3 reach each other in 13 minutes: 308 + 100 = 408
    expect([...cumulativeOpportunities(costs, jobs, 30)]).toEqual([82, 408, 408, 109, 0]);
  });

  it('counts what is exactly at the limit', () => {
    // cell 2 is 41 from place 4 and 45 from place 1
    expect(cumulativeOpportunities(costs, jobs, 41)[1]).toBe(408 + 109);
    expect(cumulativeOpportunities(costs, jobs, 45)[1]).toBe(408 + 109 + 82);
  });
});

describe('peopleAround', () => {
  it('of five places within 45 minutes', () => {
    const people = Float64Array.of(852, 394, 1969, 2189, 0);
    expect([...peopleAround(costs, people, catchmentOf(45))]).toEqual([5404, 4552, 2363, 4552, 0]);
  });
});

describe('gravityAccess', () => {
  const two = costsOfColumns([Float64Array.of(0), Float64Array.of(600)], 1);
  const capacity = Float64Array.of(10, 20);
  it.each<[string, Decay, number]>([
    // by hand: 10 seats here count in full, of 20 seats 600 m away …
    ['(600 ÷ 100)^−2 = 1/36: 20/36', { shape: 'POWER', exponent: 2, least: 100 }, 10 + 20 / 36],
    ['e^(−0.001 × 600) = e^−0.6', { shape: 'EXPONENTIAL', rate: 0.001 }, 10 + 20 * Math.exp(-0.6)],
    ['e^(−½ 1.5²) = e^−1.125', { shape: 'GAUSSIAN', bandwidth: 400 }, 10 + 20 * Math.exp(-1.125)],
    ['nothing beyond the limit', { shape: 'GAUSSIAN', bandwidth: 400, limit: 599 }, 10],
    ['all at the limit', { shape: 'GAUSSIAN', bandwidth: 400, limit: 600 }, 10 + 20 * Math.exp(-1.125)],
  ])('counts %s', (_what, decay, expected) => {
    expect(gravityAccess(two, capacity, decay)[0]).toBeCloseTo(expected, 9);
  });

  it('never rises when the way gets longer', () => {
    const decay = fc.oneof(
      fc.record({
        shape: fc.constant('POWER' as const),
        exponent: fc.double({ min: 0.1, max: 4, noNaN: true }),
        least: fc.double({ min: 1, max: 500, noNaN: true }),
      }),
      fc.record({ shape: fc.constant('EXPONENTIAL' as const), rate: fc.double({ min: 1e-6, max: 1, noNaN: true }) }),
      fc.record({ shape: fc.constant('GAUSSIAN' as const), bandwidth: fc.double({ min: 1, max: 5000, noNaN: true }) }),
    );
    const meters = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(decay, meters, meters, (own, a, b) => {
        const pair = costsOfColumns([Float64Array.of(Math.min(a, b), Math.max(a, b))], 2);
        const [near = 0, far = 0] = gravityAccess(pair, Float64Array.of(1), own);
        expect(near).toBeGreaterThanOrEqual(far);
        expect(near).toBeLessThanOrEqual(1);
        expect(far).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each<[string, Decay]>([
    ['no steps', { shape: 'STEP', steps: [] }],
    ['a limit below 0', catchmentOf(-1)],
    ['a limit that is not known', catchmentOf(Number.NaN)],
    ['a weight above 1', { shape: 'STEP', steps: [{ upTo: 10, weight: 2 }] }],
    ['a weight below 0', { shape: 'STEP', steps: [{ upTo: 10, weight: -0.5 }] }],
    [
      'weights that rise',
      {
        shape: 'STEP',
        steps: [
          { upTo: 10, weight: 0.5 },
          { upTo: 20, weight: 0.6 },
        ],
      },
    ],
    [
      'steps that fall',
      {
        shape: 'STEP',
        steps: [
          { upTo: 10, weight: 0.5 },
          { upTo: 9, weight: 0.4 },
        ],
      },
    ],
    ['a power that rises', { shape: 'POWER', exponent: -1, least: 1 }],
    ['a power without a least cost', { shape: 'POWER', exponent: 1, least: 0 }],
    ['a rate of 0', { shape: 'EXPONENTIAL', rate: 0 }],
    ['a bandwidth that is not known', { shape: 'GAUSSIAN', bandwidth: Number.NaN }],
    ['a smooth decay with a limit below 0', { shape: 'GAUSSIAN', bandwidth: 1, limit: -1 }],
  ])('refuses a decay with %s', (_what, decay) => {
    expect(() => gravityAccess(two, capacity, decay)).toThrow(RangeError);
  });
});

const at10North = (longitude: number) =>
  toEarthPoints({ longitude: Float64Array.of(longitude), latitude: Float64Array.of(10) });

describe('straightCosts', () => {
  it('finds the walks that straightWalks finds', () => {
    fc.assert(
      fc.property(
        fc.nat(2 ** 31),
        fc.nat(60),
        fc.constantFrom(0, 60, 400, 900, 20_000),
        (seed, salons, limitMeters) => {
          const { centres, places } = randomTown(seededRandom(seed), {
            columns: 9,
            rows: 7,
            areaColumns: 1,
            areaRows: 1,
            places: new Map([['salon', salons]]),
          });
          const positions = places.get('salon') ?? { longitude: new Float64Array(), latitude: new Float64Array() };
          const found = straightCosts(toEarthPoints(centres), toEarthPoints(positions), { limitMeters });
          expect(found).toEqual(costsOfWalks(straightWalks(centres, positions, { limitMeters }), salons));
        },
      ),
    );
  });

  it('finds places across the date line', () => {
    // 0.002° at 10° north: 219 m
    const { cost } = straightCosts(at10North(179.999), at10North(-179.999), { limitMeters: 300, detour: 1 });
    expect(cost).toHaveLength(1);
    expect(cost[0]).toBeCloseTo(219.3, 0);
  });

  it('refuses a limit below 0 and a detour below 1', () => {
    const { centres } = town().cell({ east: 0, north: 0 }, { people: 1 }).build();
    const earth = toEarthPoints(centres);
    expect(() => straightCosts(earth, earth, { limitMeters: -1 })).toThrow(RangeError);
    expect(() => straightCosts(earth, earth, { limitMeters: Number.NaN })).toThrow(RangeError);
    expect(() => straightCosts(earth, earth, { limitMeters: 1, detour: 0.5 })).toThrow(RangeError);
  });
});

describe('costsOfColumns', () => {
  it('keeps the number of a cell and a place that nobody and nothing is near to', () => {
    const sparse = costsOfColumns([Float64Array.of(1, Number.POSITIVE_INFINITY), Float64Array.of(9, 9)], 2, 5);
    expect(sparse).toEqual({
      cellStart: Uint32Array.of(0, 1, 1),
      placeIndex: Uint32Array.of(0),
      cost: Float64Array.of(1),
      placeCount: 2,
    });
  });

  it('refuses a column of other cells', () => {
    expect(() => costsOfColumns([Float64Array.of(1)], 2)).toThrow(RangeError);
  });
});

describe('capacityOfPlaces', () => {
  it('is seats × openings, 1 each without them, and not known where one of them is not', () => {
    expect([...capacityOfPlaces(2, {})]).toEqual([1, 1]);
    const seats = Float64Array.of(20, Number.NaN);
    expect([...capacityOfPlaces(2, { seats, openings: Float64Array.of(4, 2) })]).toEqual([80, Number.NaN]);
    expect(() => capacityOfPlaces(1, { seats: Float64Array.of(-1) })).toThrow(RangeError);
    expect(() => capacityOfPlaces(1, { seats })).toThrow(RangeError);
  });
});

describe('accessByArea', () => {
  const shares = toAreaShares([
    { cellIndex: [0, 1], share: [1, 0.5] },
    { cellIndex: [1], share: [0.5] },
  ]);

  it('is the mean over people, with those who have none', () => {
    // area 1 has 10 people at 0.2 and 15 at 0: 2 ÷ 25 = 0.08, and 15 people without
    const [first, second] = accessByArea(peopleByArea(Float64Array.of(10, 30), shares), Float64Array.of(0.2, 0), true);
    expect(first).toMatchObject({ state: 'OK', numerator: 2, denominator: 25, gapPeople: 15 });
    expect(first?.value).toBeCloseTo(0.08, 12);
    expect(second).toMatchObject({ state: 'OK', value: 0, gapPeople: 15 });
  });

  it('is unknown of a kind never recorded, and where nobody lives', () => {
    const access = new Float64Array(2);
    const reason = (people: Float64Array, recorded: boolean) =>
      accessByArea(peopleByArea(people, shares), access, recorded)[1]?.reason;
    expect(reason(Float64Array.of(1, 1), false)).toBe('NEVER_RECORDED');
    expect(reason(Float64Array.of(1, 0), true)).toBe('NOBODY');
    expect(reason(Float64Array.of(1, Number.NaN), true)).toBe('PEOPLE_INCOMPLETE');
  });

  it('refuses an access that is no number, and one of other cells', () => {
    const people = peopleByArea(Float64Array.of(1, 1), shares);
    expect(() => accessByArea(people, Float64Array.of(1, Number.NaN), true)).toThrow(RangeError);
    expect(() => accessByArea(people, Float64Array.of(1), true)).toThrow(RangeError);
  });

  it('adds up over areas to what all people have', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), (seed) => {
        const { costs: own, people, capacity } = randomAccess(seed);
        const access = gravityAccess(own, capacity, { shape: 'EXPONENTIAL', rate: 0.003 });
        const half = people.length / 2;
        const cells = [...people.keys()];
        const areas = toAreaShares(
          [cells.slice(0, half), cells.slice(half)].map((cellIndex) => ({ cellIndex, share: cellIndex.map(() => 1) })),
        );
        const parts = accessByArea(peopleByArea(people, areas), access, true);
        const whole = access.reduce((sum, value, cell) => sum + value * (people[cell] as number), 0);
        expect(parts.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0)).toBeCloseTo(whole, 6);
      }),
    );
  });
});
