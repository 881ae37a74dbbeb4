import {
  balancedFloatingCatchment,
  type CatchmentInput,
  type CostMatrix,
  catchmentOf,
  costsOfColumns,
  type Decay,
  enhancedFloatingCatchment,
  type FloatingCatchment,
  modifiedFloatingCatchment,
  threeStepFloatingCatchment,
  twoStepFloatingCatchment,
} from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomAccess, reachedPlaces, sumOf } from './random-access.ts';

// ipeaGIT/accessibility@dfdcf37a inst/extdata (MIT): minutes, row from, column to
const MINUTES = [
  [5.8, 47, 48, 47, 64],
  [45, 5.8, 13, 41, 70],
  [44, 13, 5.8, 42, 67],
  [43, 43, 49, 5.8, 58],
  [60, 70, 68, 64, 5.8],
];
const FIVE: CatchmentInput = {
  costs: costsOfColumns(
    [0, 1, 2, 3, 4].map((to) => Float64Array.from(MINUTES, (row) => row[to] as number)),
    5,
  ),
  people: Float64Array.of(852, 394, 1969, 2189, 0),
  capacity: Float64Array.of(82, 308, 100, 109, 0),
};

// pysal/access@541de01e test_hospital_example.py (BSD-3): three towns, each with a hospital at a cost of 1
const HOSPITALS = [
  [40, 40, 80],
  [20, 40, 80],
].map(([inbound = 0, outbound = 0, across = 0]): CatchmentInput => {
  const columns = [
    Float64Array.of(1, across, outbound),
    Float64Array.of(across, 1, outbound),
    Float64Array.of(inbound, inbound, 1),
  ];
  return {
    costs: costsOfColumns(columns, 3),
    people: Float64Array.of(100, 50, 10),
    capacity: Float64Array.of(15, 20, 100),
  };
}) as [CatchmentInput, CatchmentInput];
const INVERSE: Decay = { shape: 'POWER', exponent: 1, least: 1 };
const INVERSE_WITHIN_61: Decay = { ...INVERSE, limit: 61 };

/** Printed figures, to their digits. */
const digits = (expected: readonly number[], count: number): unknown[] =>
  expected.map((value): unknown => expect.closeTo(value, count));

/** PySAL's reading of 3SFCA: the choice knows no limit. */
const pysal = (input: CatchmentInput) => threeStepFloatingCatchment(input, INVERSE_WITHIN_61, INVERSE).access;

const GAUSSIAN: Decay = { shape: 'GAUSSIAN', bandwidth: 400 };
const ZONES: Decay = {
  shape: 'STEP',
  steps: [
    { upTo: 300, weight: 1 },
    { upTo: 600, weight: 0.68 },
    { upTo: 900, weight: 0.22 },
  ],
};
const METHODS: readonly (readonly [string, (input: CatchmentInput) => FloatingCatchment])[] = [
  ['2SFCA', (input) => twoStepFloatingCatchment(input, 700)],
  ['E2SFCA', (input) => enhancedFloatingCatchment(input, ZONES)],
  ['3SFCA', (input) => threeStepFloatingCatchment(input, GAUSSIAN)],
  ['M2SFCA', (input) => modifiedFloatingCatchment(input, GAUSSIAN)],
  ['BFCA', (input) => balancedFloatingCatchment(input, GAUSSIAN)],
];
const seed = fc.integer({ min: 0, max: 2 ** 31 });
const TOWNS = { numRuns: 40 };

describe('twoStepFloatingCatchment', () => {
  it('of five cells within 45 minutes', () => {
    // by hand, of the first place: its column 5.8, 45, 44, 43, 60 has four cells within 45 (45 itself included), which hold
    // 852 + 394 + 1969 + 2189 = 5404 people; 82 ÷ 5404 = 0.01517. The first cell reaches only this place: 0.0152
    expect([...twoStepFloatingCatchment(FIVE, 45).access]).toEqual(digits([0.0152, 0.1491, 0.1491, 0.1068, 0], 4));
  });

  it('is everything over everybody where all is within reach: 599 ÷ 5404', () => {
    expect([...twoStepFloatingCatchment(FIVE, 100).access]).toEqual(digits(Array<number>(5).fill(0.1108), 4));
  });

  it('of three hospitals within 30', () => {
    expect([...twoStepFloatingCatchment(HOSPITALS[0], 30).access]).toEqual(digits([0.15, 0.4, 10], 6));
    expect([...twoStepFloatingCatchment(HOSPITALS[1], 30).access]).toEqual(digits([0.775, 1.025, 0.625], 6));
  });
});

describe('enhancedFloatingCatchment', () => {
  it('of three hospitals by zones of 10, 20 and 30', () => {
    // by hand, second case: hospital 3 is 20 from towns 1 and 2, weight 0.68: 100 ÷ (10 + 0.68 × 150) = 100 ÷ 112 = 0.892857;
    // town 1: 15 ÷ 100 + 0.68 × 0.892857 = 0.15 + 0.607143 = 0.757143
    const zones: Decay = {
      shape: 'STEP',
      steps: [
        { upTo: 10, weight: 1 },
        { upTo: 20, weight: 0.68 },
        { upTo: 30, weight: 0.22 },
      ],
    };
    expect([...enhancedFloatingCatchment(HOSPITALS[0], zones).access]).toEqual(digits([0.15, 0.4, 10], 6));
    expect([...enhancedFloatingCatchment(HOSPITALS[1], zones).access]).toEqual(
      digits([0.757143, 1.007143, 0.892857], 6),
    );
  });

  it('of three hospitals by 1 ÷ cost within 61', () => {
    expect([...enhancedFloatingCatchment(HOSPITALS[0], INVERSE_WITHIN_61).access]).toEqual(
      digits([0.331444, 0.579828, 7.286418], 6),
    );
    expect([...enhancedFloatingCatchment(HOSPITALS[1], INVERSE_WITHIN_61).access]).toEqual(
      digits([0.43534, 0.683724, 5.727977], 6),
    );
  });

  it('hands out the hospitals’ 135 beds and no more', () => {
    const { access } = enhancedFloatingCatchment(HOSPITALS[1], INVERSE_WITHIN_61);
    expect(sumOf(access.map((own, town) => own * (HOSPITALS[1].people[town] as number)))).toBeCloseTo(135, 9);
  });
});

describe('threeStepFloatingCatchment', () => {
  it('chooses within the limit, as Wan reads', () => {
    // by hand, first case, town 1: weights 1 (own) and 1/40 (hospital 3), sum 1.025: it chooses 0.975610 and 0.024390. Town 2 alike,
    // town 3: 1, 1/40, 1/40, sum 1.05: 0.952381, 0.023810, 0.023810.
    // hospital 1: 100 × 0.975610 + 10 × 0.023810 ÷ 40 = 97.566928: 15 ÷ it = 0.153741
    // hospital 3: (100 + 50) × 0.024390 ÷ 40 + 10 × 0.952381 = 9.615273: 100 ÷ it = 10.400120
    // town 1: 0.975610 × 0.153741 + 0.024390 ÷ 40 × 10.400120 = 0.149991 + 0.006341 = 0.156332
    expect([...threeStepFloatingCatchment(HOSPITALS[0], INVERSE_WITHIN_61).access]).toEqual(
      digits([0.156332, 0.406293, 9.905212], 6),
    );
    expect([...threeStepFloatingCatchment(HOSPITALS[1], INVERSE_WITHIN_61).access]).toEqual(
      digits([0.174087, 0.424046, 9.638898], 6),
    );
  });

  it('chooses among all pairs, as PySAL reads', () => {
    expect([...pysal(HOSPITALS[0])]).toEqual(digits([0.156257, 0.406216, 9.906352], 6));
    expect([...pysal(HOSPITALS[1])]).toEqual(digits([0.173814, 0.423772, 9.643002], 6));
  });
});

describe('modifiedFloatingCatchment', () => {
  it('counts a place that is far from everybody for less', () => {
    // by hand (Delamater 2013, his idea in two cells): one place with 10 seats, 20 people where a seat weighs ½ and 30 where it weighs ½.
    // ratio 10 ÷ (20 × ½ + 30 × ½) = 0.4; access 0.4 × ½ × ½ = 0.1 for each: 50 × 0.1 = 5 of the 10 seats are of use.
    // E2SFCA gives 0.4 × ½ = 0.2 each: all 10, however far they are.
    const input = {
      costs: costsOfColumns([Float64Array.of(500, 500)], 2),
      people: Float64Array.of(20, 30),
      capacity: Float64Array.of(10),
    };
    const half: Decay = { shape: 'STEP', steps: [{ upTo: 800, weight: 0.5 }] };
    expect([...modifiedFloatingCatchment(input, half).access]).toEqual(digits([0.1, 0.1], 12));
    expect([...enhancedFloatingCatchment(input, half).access]).toEqual(digits([0.2, 0.2], 12));
  });

  it('never hands out more than there is', () => {
    fc.assert(
      fc.property(seed, (own) => {
        const input = randomAccess(own);
        const { access } = modifiedFloatingCatchment(input, GAUSSIAN);
        const given = sumOf(access.map((share, cell) => share * (input.people[cell] as number)));
        expect(given).toBeLessThanOrEqual(sumOf(input.capacity) * (1 + 1e-9));
      }),
      TOWNS,
    );
  });
});

describe('balancedFloatingCatchment', () => {
  it('of five cells within 45 minutes', () => {
    // by hand: within 45 the cells reach 1, 4, 4, 3 and 1 places, and count on each of them with 1/1, 1/4, 1/4, 1/3, 1/1 of their people.
    // place 1: 852 + 394/4 + 1969/4 + 2189/3 = 2172.42; 82 ÷ it = 0.037746; four cells share that: 0.0094, all that cell 1 has
    expect([...balancedFloatingCatchment(FIVE, catchmentOf(45)).access]).toEqual(
      digits([0.0094, 0.1993, 0.1993, 0.1147, 0], 4),
    );
  });

  it('counts every person once, and divides each place’s ratio without rest', () => {
    fc.assert(
      fc.property(seed, (own) => {
        const input = randomAccess(own);
        const { access, ratio } = balancedFloatingCatchment(input, GAUSSIAN);
        expect(sumOf(access)).toBeCloseTo(sumOf(ratio), 9);
        // capacity ÷ ratio is who counts on a place: together all who reach any
        const counted = sumOf(ratio.map((level, place) => (level > 0 ? (input.capacity[place] as number) / level : 0)));
        const reaching = input.people.filter(
          (_, cell) => input.costs.cellStart[cell] !== input.costs.cellStart[cell + 1],
        );
        expect(counted).toBeCloseTo(sumOf(reaching), 6);
      }),
      TOWNS,
    );
  });
});

describe.each(METHODS.slice(0, 3))('%s', (_name, method) => {
  it('hands out the capacity of all places that somebody reaches, and no more', () => {
    fc.assert(
      fc.property(seed, (own) => {
        const town = randomAccess(own);
        // the method's own limit decides who is reached
        const limit = method === METHODS[0]?.[1] ? 700 : Number.POSITIVE_INFINITY;
        const input = { ...town, costs: within(town.costs, limit) };
        const { access } = method(input);
        const given = sumOf(access.map((share, cell) => share * (input.people[cell] as number)));
        const there = sumOf([...reachedPlaces(input)].map((place) => input.capacity[place] as number));
        expect(given).toBeCloseTo(there, 6);
      }),
      TOWNS,
    );
  });
});

describe.each(METHODS)('%s', (_name, method) => {
  it('never falls anywhere when a place gets more', () => {
    fc.assert(
      fc.property(seed, fc.nat(6), (own, place) => {
        const input = randomAccess(own);
        const more = input.capacity.slice();
        more[place] = (more[place] as number) + 10;
        const after = method({ ...input, capacity: more }).access;
        for (const [cell, before] of method(input).access.entries())
          expect(after[cell]).toBeGreaterThanOrEqual(before - 1e-12);
      }),
      TOWNS,
    );
  });

  it('doubles with the capacity, and halves with the people', () => {
    fc.assert(
      fc.property(seed, (own) => {
        const input = randomAccess(own);
        const { access } = method(input);
        const doubled = method({ ...input, capacity: input.capacity.map((seats) => seats * 2) }).access;
        const crowded = method({ ...input, people: input.people.map((count) => count * 2) }).access;
        for (const [cell, before] of access.entries()) {
          expect(doubled[cell]).toBeCloseTo(before * 2, 9);
          expect(crowded[cell]).toBeCloseTo(before / 2, 9);
        }
      }),
      TOWNS,
    );
  });

  it('does not depend on the order of cells and places', () => {
    fc.assert(
      fc.property(seed, (own) => {
        const input = randomAccess(own);
        const { access, ratio } = method(input);
        const turned = method({
          costs: turnedAround(input.costs),
          people: input.people.toReversed(),
          capacity: input.capacity.toReversed(),
        });
        for (const [cell, value] of turned.access.toReversed().entries())
          expect(value).toBeCloseTo(access[cell] as number, 9);
        for (const [place, value] of turned.ratio.toReversed().entries())
          expect(value).toBeCloseTo(ratio[place] as number, 9);
      }),
      TOWNS,
    );
  });

  it('answers where there is nobody, no place, no capacity, or no way', () => {
    const input = randomAccess(1);
    const cells = input.people.length;
    const nothing = new Float64Array(cells);
    const nobody = method({ ...input, people: nothing });
    expect(nobody.access).toEqual(nothing);
    expect(method({ ...input, people: new Float64Array(cells).fill(Number.NaN) })).toEqual(nobody);
    expect(method({ ...input, costs: costsOfColumns([], cells), capacity: new Float64Array() }).access).toEqual(
      nothing,
    );
    expect(method({ ...input, capacity: new Float64Array(7) }).access).toEqual(nothing);
    const far = Array.from({ length: 7 }, () => new Float64Array(cells).fill(Number.POSITIVE_INFINITY));
    expect(method({ ...input, costs: costsOfColumns(far, cells) }).access).toEqual(nothing);
    // listed with Infinity is the same as not listed
    const listed = { ...input.costs, cost: input.costs.cost.map(() => Number.POSITIVE_INFINITY) };
    expect(method({ ...input, costs: listed }).access).toEqual(nothing);
  });

  const pair = {
    cellStart: Uint32Array.of(0, 1),
    placeIndex: Uint32Array.of(0),
    cost: Float64Array.of(5),
    placeCount: 1,
  };
  it.each<[string, Partial<Omit<CatchmentInput, 'costs'>> & { costs?: Partial<CostMatrix> }]>([
    ['people below 0', { people: Float64Array.of(-1) }],
    ['endlessly many people', { people: Float64Array.of(Number.POSITIVE_INFINITY) }],
    ['people of other cells', { people: Float64Array.of(1, 2) }],
    ['a capacity below 0', { capacity: Float64Array.of(-1) }],
    ['a capacity that is not known', { capacity: Float64Array.of(Number.NaN) }],
    ['capacities of other places', { capacity: Float64Array.of(1, 2) }],
    ['a cost below 0', { costs: { cost: Float64Array.of(-1) } }],
    ['a cost that is not known', { costs: { cost: Float64Array.of(Number.NaN) } }],
    ['a place that there is not', { costs: { placeIndex: Uint32Array.of(1) } }],
    [
      'a place twice',
      { costs: { cellStart: Uint32Array.of(0, 2), placeIndex: Uint32Array.of(0, 0), cost: Float64Array.of(1, 2) } },
    ],
    ['rows that end too soon', { costs: { cellStart: Uint32Array.of(0, 0) } }],
  ])('refuses %s', (_what, part) => {
    const input = {
      people: Float64Array.of(10),
      capacity: Float64Array.of(1),
      ...part,
      costs: { ...pair, ...part.costs },
    };
    expect(() => method(input)).toThrow(RangeError);
  });
});

/** The pairs of at most so much. */
function within(costs: CostMatrix, limit: number): CostMatrix {
  return costsOfColumns(columnsOf(costs), costs.cellStart.length - 1, limit);
}

function turnedAround(costs: CostMatrix): CostMatrix {
  const columns = columnsOf(costs).map((column) => column.toReversed());
  return costsOfColumns(columns.toReversed(), costs.cellStart.length - 1);
}

function columnsOf({ cellStart, placeIndex, cost, placeCount }: CostMatrix): Float64Array[] {
  const cells = cellStart.length - 1;
  const columns = Array.from({ length: placeCount }, () => new Float64Array(cells).fill(Number.POSITIVE_INFINITY));
  for (let cell = 0; cell < cells; cell++)
    for (let at = cellStart[cell] as number; at < (cellStart[cell + 1] as number); at++)
      (columns[placeIndex[at] as number] as Float64Array)[cell] = cost[at] as number;
  return columns;
}
