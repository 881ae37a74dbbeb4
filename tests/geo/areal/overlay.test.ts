import {
  areaSquareMeters,
  assignCells,
  type DasymetricWeights,
  type MultiPolygon,
  type Overlay,
  overlay,
  type Points,
  type Territory,
} from '@hazama/geo';
import { randomTown, type Spot, seededRandom, type TownBuilder, toPoints, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** The shapes of what is built, each an area of its own. */
function shapes(build: (builder: TownBuilder) => TownBuilder): MultiPolygon[] {
  return shapesOf(build(town()).build().territories);
}

function shapesOf(territories: readonly Territory[]): MultiPolygon[] {
  return territories.map((territory) => (territory.kind === 'shape' ? territory.shape : []));
}

function at(...spots: readonly Spot[]): Points {
  return toPoints(spots.map((spot) => town().position(spot)));
}

/** Per source its share in every target. */
function matrix({ shares: { areaStart, cellIndex, share }, method }: Overlay): number[][] {
  const rows = method.map(() => Array.from({ length: areaStart.length - 1 }, () => 0));
  for (let target = 0; target + 1 < areaStart.length; target++)
    for (let entry = areaStart[target] as number; entry < (areaStart[target + 1] as number); entry++)
      (rows[cellIndex[entry] as number] as number[])[target] = share[entry] as number;
  return rows;
}

function expectAlike(found: readonly (readonly number[])[], wanted: readonly (readonly number[])[], digits = 9): void {
  expect(found).toHaveLength(wanted.length);
  found.forEach((row, source) => {
    expect(row).toHaveLength((wanted[source] as readonly number[]).length);
    row.forEach((share, target) => expect(share).toBeCloseTo(wanted[source]?.[target] as number, digits));
  });
}

// One source of 400 × 300 m; the border of two areas stands 100 m in, and the eastern area ends 50 m before the source does:
// west 100 ÷ 400, east 250 ÷ 400, outside 50 ÷ 400.
const HAND_SOURCE = shapes((builder) => builder.block({ east: 0, north: 0 }, { east: 400, north: 300 }));
const HAND_TARGETS = shapes((builder) =>
  builder
    .block({ east: -500, north: -100 }, { east: 100, north: 500 })
    .block({ east: 100, north: -100 }, { east: 350, north: 500 }),
);

describe('overlay by surface', () => {
  it('by hand: a source over a border and over the edge of the town', () => {
    const found = overlay(HAND_SOURCE, HAND_TARGETS);
    expectAlike(matrix(found), [[0.25, 0.625]]);
    expect(found.outsideShare[0]).toBeCloseTo(0.125, 9);
    expect(found.doubledShare[0]).toBe(0);
    expect(found.method).toEqual(['areal']);
  });

  it('by hand: two triangles turned against each other have a hexagon in common, six of nine small triangles', () => {
    const height = 300 * Math.sqrt(3);
    const [up, down] = shapes((builder) =>
      builder
        .area({ east: 0, north: 0 }, { east: 600, north: 0 }, { east: 300, north: height })
        .area(
          { east: 0, north: (2 / 3) * height },
          { east: 600, north: (2 / 3) * height },
          { east: 300, north: -height / 3 },
        ),
    ) as [MultiPolygon, MultiPolygon];
    // the town's corner is a plane to four digits: what is an equilateral triangle there is none to the metre on the earth
    expect(matrix(overlay([up], [down]))[0]?.[0]).toBeCloseTo(6 / 9, 4);
  });

  it('by hand: a U around a yard, and a source with a hole', () => {
    // (to four digits: a degree of longitude is a little shorter at the northern end) the U is 300 × 300 less a yard of 100 × 200: 70,000 m²; the strip above 200 m holds two arms of 100 × 100: 20,000 m²
    const u: Spot[] = [
      { east: 0, north: 0 },
      { east: 300, north: 0 },
      { east: 300, north: 300 },
      { east: 200, north: 300 },
      { east: 200, north: 100 },
      { east: 100, north: 100 },
      { east: 100, north: 300 },
      { east: 0, north: 300 },
    ];
    const [shape, strip, outer, hole] = shapes((builder) =>
      builder
        .area(...u)
        .block({ east: -50, north: 200 }, { east: 350, north: 400 })
        .block({ east: 0, north: 0 }, { east: 300, north: 300 })
        .block({ east: 100, north: 100 }, { east: 200, north: 200 }),
    ) as [MultiPolygon, MultiPolygon, MultiPolygon, MultiPolygon];
    expect(matrix(overlay([shape], [strip]))[0]?.[0]).toBeCloseTo(2 / 7, 4);
    // with the hole 90,000 − 10,000 m²; the U has of it all but nothing: it leaves the yard's upper 100 × 100 out
    const ring: MultiPolygon = [[outer[0]?.[0] ?? [], hole[0]?.[0] ?? []]];
    expect(matrix(overlay([ring], [shape]))[0]?.[0]).toBeCloseTo(7 / 8, 4);
    expect(overlay([ring], [hole]).method).toEqual(['outside']);
  });

  it('says of what lies in no target that it does, and gives its neighbour along a border nothing', () => {
    const found = overlay(
      HAND_SOURCE,
      shapes((builder) => builder.block({ east: 400, north: 0 }, { east: 800, north: 300 })),
    );
    expect(matrix(found)).toEqual([[0]]);
    expect(found.method).toEqual(['outside']);
    expect([...found.outsideShare]).toEqual([1]);
  });

  it('hands nobody out twice where targets are drawn over each other, and says how much was', () => {
    // 300 and 200 of 400 m: 500 ÷ 400 are handed out, a quarter too much, and shared as 3 to 2
    const found = overlay(
      HAND_SOURCE,
      shapes((builder) =>
        builder
          .block({ east: 0, north: 0 }, { east: 300, north: 300 })
          .block({ east: 200, north: 0 }, { east: 400, north: 300 }),
      ),
    );
    expectAlike(matrix(found), [[0.6, 0.4]]);
    expect(found.doubledShare[0]).toBeCloseTo(0.25, 9);
    expect(found.outsideShare[0]).toBe(0);
  });

  it('does not let what is drawn twice hide what lies outside', () => {
    // 0–200 and 100–300 of 400 m: 300 lie in an area, 100 of them in both; 300 ÷ 400 are shared as 1 to 1, 100 ÷ 400 are outside
    const targets = shapes((builder) =>
      builder
        .block({ east: 0, north: 0 }, { east: 200, north: 300 })
        .block({ east: 100, north: 0 }, { east: 300, north: 300 }),
    );
    const everywhere = shapes((builder) => builder.block({ east: -9, north: -9 }, { east: 500, north: 500 }));
    const points = at(...[50, 150, 250, 350].map((east) => ({ east, north: 99 })));
    const all: (DasymetricWeights | undefined)[] = [
      undefined,
      { kind: 'classes', zones: everywhere.map((shape) => ({ shape, density: 3 })) },
      { kind: 'points', points, weight: Float64Array.of(2, 2, 2, 2) },
    ];
    for (const weights of all) {
      const found = overlay(HAND_SOURCE, targets, weights);
      expectAlike(matrix(found), [[0.375, 0.375]]);
      expect(found.outsideShare[0]).toBeCloseTo(0.25, 9);
      expect(found.doubledShare[0]).toBeCloseTo(0.25, 9);
    }
  });

  it('divides rectangles as assignCells does, and conserves them, over crooked areas that tile the town or end within it', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (seed, across, up, isWhole) => {
          const size = { columns: 8, rows: 6, areaColumns: across, areaRows: up, places: new Map() };
          const { cells, territories } = randomTown(seededRandom(seed), size);
          const drawn = isWhole ? territories : territories.slice(1);
          const sources = Array.from(cells.west, (west, cell): MultiPolygon => {
            const [south, east, north] = [cells.south[cell], cells.east[cell], cells.north[cell]] as number[];
            return [
              [
                [
                  [west, south as number],
                  [east as number, south as number],
                  [east as number, north as number],
                  [west, north as number],
                ],
              ],
            ];
          });
          const found = overlay(sources, shapesOf(drawn));
          const expected = assignCells(cells, drawn);
          expectAlike(matrix(found), matrix({ ...found, shares: expected }), 7);
          matrix(found).forEach((row, source) => {
            const handedOut = row.reduce((sum, share) => sum + share, 0);
            expect(handedOut + (found.outsideShare[source] as number)).toBeCloseTo(1, 9);
            expect(found.doubledShare[source]).toBe(0);
          });
          // exactly nothing is outside where areas tile the town, and all cells are inside only there
          expect(Math.max(...found.outsideShare) === 0).toBe(isWhole);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of two crooked tilings: what sources have in common with targets is the surface of both', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (seed, few, many) => {
        const random = seededRandom(seed);
        const tiling = (areaColumns: number, areaRows: number) =>
          shapesOf(randomTown(random, { columns: 8, rows: 8, areaColumns, areaRows, places: new Map() }).territories);
        const [sources, targets] = [tiling(many, few), tiling(few, many)];
        const found = overlay(sources, targets);
        const shared = targets.map(() => 0);
        matrix(found).forEach((row, source) =>
          row.forEach((share, target) => {
            shared[target] = (shared[target] as number) + share * areaSquareMeters(sources[source] as MultiPolygon);
          }),
        );
        shared.forEach((squareMeters, target) =>
          expect(squareMeters / areaSquareMeters(targets[target] as MultiPolygon)).toBeCloseTo(1, 7),
        );
        expect(Math.max(...found.outsideShare)).toBe(0);
        // the other way round the surface is the same
        const back = matrix(overlay(targets, sources));
        matrix(found).forEach((row, source) =>
          row.forEach((share, target) => {
            const there = share * areaSquareMeters(sources[source] as MultiPolygon);
            const andBack = (back[target]?.[source] as number) * areaSquareMeters(targets[target] as MultiPolygon);
            expect(there / 1e6).toBeCloseTo(andBack / 1e6, 7);
          }),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('overlay by weights', () => {
  // 30 + 10 dwellings in the west, 40 in the east, 20 beyond the edge; a building outside the source counts for nothing
  const buildings: DasymetricWeights = {
    kind: 'points',
    points: at(
      { east: 20, north: 10 },
      { east: 90, north: 290 },
      { east: 300, north: 150 },
      { east: 370, north: 5 },
      { east: -50, north: 20 },
    ),
    weight: Float64Array.of(30, 10, 40, 20, 900),
  };

  it('by hand: buildings', () => {
    const found = overlay(HAND_SOURCE, HAND_TARGETS, buildings);
    expectAlike(matrix(found), [[0.4, 0.4]]);
    expect(found.outsideShare[0]).toBeCloseTo(0.2, 12);
    expect(found.method).toEqual(['dasymetric']);
  });

  it('by hand: classes of land use, with water and land in no class', () => {
    // homes 8 over east 0–200, fields 2 over 200–300, water 0 over 300–400: 8 × 200 + 2 × 100 = 1,800 (per metre of north);
    // west of 100 m 8 × 100 = 800, east of it 8 × 100 + 2 × 100 = 1,000, beyond the edge only water
    const [homes, fields, water] = shapes((builder) =>
      builder
        .block({ east: 0, north: 0 }, { east: 200, north: 300 })
        .block({ east: 200, north: 0 }, { east: 300, north: 300 })
        .block({ east: 300, north: 0 }, { east: 400, north: 300 }),
    ) as [MultiPolygon, MultiPolygon, MultiPolygon];
    const zones = [
      { shape: homes, density: 8 },
      { shape: fields, density: 2 },
      { shape: water, density: 0 },
    ];
    const found = overlay(HAND_SOURCE, HAND_TARGETS, { kind: 'classes', zones });
    expectAlike(matrix(found), [[8 / 18, 10 / 18]]);
    expect(found.outsideShare[0]).toBe(0);
    expect(found.method).toEqual(['dasymetric']);
    // as if nothing were known of the water: it is in no class, and weighs as little
    expectAlike(matrix(overlay(HAND_SOURCE, HAND_TARGETS, { kind: 'classes', zones: zones.slice(0, 2) })), [
      [8 / 18, 10 / 18],
    ]);
  });

  it('divides by surface where a source has no weight in it, or there is none at all, and says so', () => {
    const sources = [
      ...HAND_SOURCE,
      ...shapes((builder) => builder.block({ east: 0, north: 300 }, { east: 200, north: 400 })),
    ];
    const found = overlay(sources, HAND_TARGETS, buildings);
    expect(found.method).toEqual(['dasymetric', 'areal']);
    expectAlike(matrix(found), [
      [0.4, 0.4],
      [0.5, 0.5],
    ]);
    const none: DasymetricWeights[] = [
      { kind: 'points', points: at(), weight: new Float64Array(0) },
      { kind: 'points', points: at({ east: 50, north: 50 }), weight: Float64Array.of(0) },
      { kind: 'classes', zones: [] },
      { kind: 'classes', zones: [{ shape: HAND_SOURCE[0] as MultiPolygon, density: 0 }] },
      { kind: 'classes', zones: [{ shape: [], density: 1 }] },
    ];
    for (const weights of none) {
      const empty = overlay(HAND_SOURCE, HAND_TARGETS, weights);
      expect(empty.method).toEqual(['areal']);
      expect(matrix(empty)).toEqual(matrix(overlay(HAND_SOURCE, HAND_TARGETS)));
    }
  });

  it('keeps to its weights where all of them lie beyond the targets', () => {
    const found = overlay(HAND_SOURCE, HAND_TARGETS, {
      kind: 'points',
      points: at({ east: 380, north: 100 }),
      weight: Float64Array.of(7),
    });
    expect(matrix(found)).toEqual([[0, 0]]);
    expect([...found.outsideShare]).toEqual([1]);
    expect(found.method).toEqual(['dasymetric']);
  });

  it('conserves, does not depend on units or orders, gives a single target all, and is by surface where density is one everywhere', () => {
    const tuple = fc.record({
      seed: fc.integer(),
      scale: fc.double({ min: 1e-200, max: 1e200, noNaN: true }),
      places: fc.integer({ min: 0, max: 60 }),
      density: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    });
    fc.assert(
      fc.property(tuple, ({ seed, scale, places, density }) => {
        const random = seededRandom(seed);
        const made = (areaColumns: number, areaRows: number) =>
          randomTown(random, {
            columns: 8,
            rows: 8,
            areaColumns,
            areaRows,
            cornersPerSide: 4,
            places: new Map([['building', places]]),
          });
        const city = made(3, 2);
        const sources = shapesOf(city.territories);
        const targets = shapesOf(made(2, 2).territories).slice(random() < 0.5 ? 1 : 0);
        const land = shapesOf(made(2, 3).territories);
        const points = city.places.get('building') ?? toPoints([]);
        const weight = Float64Array.from(points.longitude, () => Math.floor(random() * 5));
        const densities = land.map(() => Math.floor(random() * 4));

        const all: [DasymetricWeights, DasymetricWeights][] = [
          [
            { kind: 'points', points, weight },
            {
              kind: 'points',
              points: { longitude: points.longitude.toReversed(), latitude: points.latitude.toReversed() },
              weight: weight.toReversed().map((own) => own * scale),
            },
          ],
          [
            { kind: 'classes', zones: land.map((shape, zone) => ({ shape, density: densities[zone] as number })) },
            {
              kind: 'classes',
              zones: land.map((shape, zone) => ({ shape, density: (densities[zone] as number) * scale })).toReversed(),
            },
          ],
        ];
        for (const [given, scaledAndTurned] of all) {
          const found = overlay(sources, targets, given);
          const shares = matrix(found);
          shares.forEach((row, source) => {
            for (const share of row) expect(share).toBeGreaterThanOrEqual(0);
            const handedOut = row.reduce((sum, share) => sum + share, 0);
            expect(handedOut + (found.outsideShare[source] as number)).toBeCloseTo(1, 9);
          });
          const other = overlay(sources.toReversed(), targets.toReversed(), scaledAndTurned);
          expectAlike(
            matrix(other)
              .toReversed()
              .map((row) => row.toReversed()),
            shares,
          );
          expect(other.method.toReversed()).toEqual(found.method);

          const [everything] = shapes((builder) =>
            builder.block({ east: -10, north: -10 }, { east: 2010, north: 2010 }),
          ) as [MultiPolygon];
          const single = overlay(sources, [everything], given);
          expect(matrix(single)).toEqual(sources.map(() => [1]));
          expect([...single.outsideShare]).toEqual(sources.map(() => 0));
        }

        const uniform = overlay(sources, targets, {
          kind: 'classes',
          zones: land.map((shape) => ({ shape, density })),
        });
        const bySurface = overlay(sources, targets);
        // a source may lie in none of the targets; every other has weight in it
        expect(uniform.method).toEqual(bySurface.method.map((method) => (method === 'areal' ? 'dasymetric' : method)));
        expectAlike(matrix(uniform), matrix(bySurface), 8);
      }),
      { numRuns: 30 },
    );
  });

  it.each<[string, () => unknown, string]>([
    ['a source without a polygon', () => overlay([[]], HAND_TARGETS), 'source 0 has no surface'],
    ['a target without a polygon', () => overlay(HAND_SOURCE, [...HAND_TARGETS, []]), 'target 2 has no surface'],
    [
      'a target that is a line',
      () =>
        overlay(HAND_SOURCE, [[[[town().position({ east: 0, north: 0 }), town().position({ east: 9, north: 9 })]]]]),
      'target 0 has no surface',
    ],
    [
      'a corner that is no position',
      () =>
        overlay(
          [
            [
              [
                [
                  [Number.NaN, 1],
                  [2, 2],
                  [3, 1],
                ],
              ],
            ],
          ],
          [],
        ),
      'source 0 has no surface',
    ],
    [
      'nine areas over one spot',
      () =>
        overlay(
          HAND_SOURCE,
          Array.from({ length: 9 }).flatMap(() => HAND_SOURCE),
        ),
      'more than 8 targets are drawn over one spot',
    ],
    [
      'a weight below 0',
      () => overlay([], [], { kind: 'points', points: at({ east: 0, north: 0 }), weight: Float64Array.of(-1) }),
      'point 0 has the weight -1',
    ],
    [
      'a weight that is no number',
      () => overlay([], [], { kind: 'classes', zones: [{ shape: [], density: Number.NaN }] }),
      'zone 0 has the weight NaN',
    ],
    [
      'an infinite weight',
      () => overlay([], [], { kind: 'classes', zones: [{ shape: [], density: Number.POSITIVE_INFINITY }] }),
      'zone 0 has the weight Infinity',
    ],
    [
      'a building nowhere',
      () =>
        overlay([], [], {
          kind: 'points',
          points: { longitude: Float64Array.of(Number.NaN), latitude: Float64Array.of(34) },
          weight: Float64Array.of(1),
        }),
      'point 0 has no position',
    ],
    [
      'more weights than buildings',
      () => overlay([], [], { kind: 'points', points: at(), weight: Float64Array.of(1) }),
      '1 weights for 0 × 0 positions',
    ],
  ])('refuses %s', (_, run, message) => {
    expect(run).toThrow(RangeError);
    expect(run).toThrow(message);
  });
});
