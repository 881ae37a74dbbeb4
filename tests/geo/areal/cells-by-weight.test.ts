import {
  type AreaShares,
  assignCells,
  assignCellsByWeight,
  type DasymetricWeights,
  type MultiPolygon,
  overlay,
  type Points,
  type Territory,
  type WeighedTerritory,
} from '@hazama/geo';
import { randomTown, type Spot, type SyntheticTown, seededRandom, toPoints, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function shapeOf(territory: Territory): MultiPolygon {
  return territory.kind === 'shape' ? territory.shape : [];
}

function layerOf(territories: readonly Territory[], layer = 'council'): WeighedTerritory[] {
  return territories.map((territory) => ({ shape: shapeOf(territory), layer }));
}

function houses(...spots: readonly (Spot & { readonly weight: number })[]): DasymetricWeights {
  return {
    kind: 'points',
    points: toPoints(spots.map((spot) => town().position(spot))),
    weight: Float64Array.from(spots, ({ weight }) => weight),
  };
}

/** Per area the share of each cell; undefined where the cell is none of its. */
function table({ areaStart, cellIndex, share }: AreaShares, cells: number): (number | undefined)[][] {
  return Array.from({ length: areaStart.length - 1 }, (_, area) => {
    const row: (number | undefined)[] = Array.from({ length: cells }, () => undefined);
    for (let at = areaStart[area] as number; at < (areaStart[area + 1] as number); at++)
      row[cellIndex[at] as number] = share[at];
    return row;
  });
}

function sharesByCell({ cellIndex, share }: AreaShares, cells: number): Float64Array {
  const sums = new Float64Array(cells);
  cellIndex.forEach((cell, at) => {
    sums[cell] = (sums[cell] as number) + (share[at] as number);
  });
  return sums;
}

// Two cells of 250 m in a row; a border stands 100 m into the first, so that by surface 100 ÷ 250 = 0.4 of it lies in the west and
// 0.6 in the east; the second lies wholly in the east.
const ROW = town()
  .grid({ columns: 2, rows: 1 }, () => 1)
  .block({ east: 0, north: 0 }, { east: 100, north: 250 })
  .block({ east: 100, north: 0 }, { east: 500, north: 250 })
  .build();

function housesOf({ places }: SyntheticTown, random: () => number) {
  const points = places.get('house') ?? toPoints([]);
  return { points, weight: points.longitude.map(() => (random() < 0.2 ? 0 : random() * 300)) };
}

function triangleAt({ longitude, latitude }: Points, at: number): MultiPolygon {
  const [x, y] = [longitude[at] as number, latitude[at] as number];
  return [
    [
      [
        [x, y],
        [x + 0.001, y],
        [x + 0.0007, y + 0.001],
      ],
    ],
  ];
}

const assign = (weights: DasymetricWeights) => () => assignCellsByWeight(ROW.cells, layerOf(ROW.territories), weights);

describe('assignCellsByWeight', () => {
  it('by hand: divides a cell at a border by the floor area of its houses, and leaves whole cells alone', () => {
    // first cell: 100 m² in the west, 120 + 180 = 300 m² in the east: 100 ÷ 400 = 0.25 and 300 ÷ 400 = 0.75
    // second cell: wholly of the east, whatever stands in it
    const { shares, borderCells } = assignCellsByWeight(
      ROW.cells,
      layerOf(ROW.territories),
      houses(
        { east: 50, north: 100, weight: 100 },
        { east: 150, north: 100, weight: 120 },
        { east: 200, north: 200, weight: 180 },
        { east: 400, north: 100, weight: 5000 },
      ),
    );
    expect(table(shares, 2)).toEqual([
      [expect.closeTo(0.25, 12), undefined],
      [expect.closeTo(0.75, 12), expect.closeTo(1, 9)],
    ]);
    expect([...borderCells.byWeight]).toEqual([1, 1]);
    expect([...borderCells.bySurface]).toEqual([0, 0]);
  });

  it('by hand: divides by the density of land use times its surface', () => {
    // built-up land (density 1) from 50 m to 200 m, thinly settled land (density 0.5) beyond, to 250 m, all 100 m high:
    // west 50 × 100 × 1 = 5,000; east 100 × 100 × 1 + 50 × 100 × 0.5 = 12,500; 5,000 ÷ 17,500 = 2/7, 12,500 ÷ 17,500 = 5/7
    const [built, thin] = town()
      .block({ east: 50, north: 0 }, { east: 200, north: 100 })
      .block({ east: 200, north: 0 }, { east: 250, north: 100 })
      .build().territories;
    const { shares } = assignCellsByWeight(ROW.cells, layerOf(ROW.territories), {
      kind: 'classes',
      zones: [
        { shape: shapeOf(built as Territory), density: 1 },
        { shape: shapeOf(thin as Territory), density: 0.5 },
      ],
    });
    expect(table(shares, 2)[0]?.[0]).toBeCloseTo(2 / 7, 6);
    expect(table(shares, 2)[1]?.[0]).toBeCloseTo(5 / 7, 6);
  });

  it('by hand: a slanting zone is cut by border and cell alike', () => {
    // a triangle with its right angle in the cell's corner and legs of 200 m: 20,000 m²; east of 100 m a triangle with legs of 100 m
    // is left of it: 5,000 m², a quarter
    const [slope] = town()
      .area({ east: 0, north: 0 }, { east: 200, north: 0 }, { east: 0, north: 200 })
      .build().territories;
    const { shares } = assignCellsByWeight(ROW.cells, layerOf(ROW.territories), {
      kind: 'classes',
      zones: [{ shape: shapeOf(slope as Territory), density: 3 }],
    });
    expect(table(shares, 2)[0]?.[0]).toBeCloseTo(0.75, 5);
    expect(table(shares, 2)[1]?.[0]).toBeCloseTo(0.25, 5);
  });

  it('divides a cell without a house by surface, and says so', () => {
    const { shares, borderCells } = assignCellsByWeight(
      ROW.cells,
      layerOf(ROW.territories),
      houses({ east: 400, north: 100, weight: 1 }, { east: 50, north: 100, weight: 0 }),
    );
    expect(table(shares, 2)[0]?.[0]).toBeCloseTo(0.4, 6);
    expect(table(shares, 2)[1]?.[0]).toBeCloseTo(0.6, 6);
    expect([...borderCells.byWeight]).toEqual([0, 0]);
    expect([...borderCells.bySurface]).toEqual([1, 1]);
  });

  it("hands out of a cell at the town's edge as much as its surface says, whatever stands beyond", () => {
    // the town ends 200 m into the cell: 200 ÷ 250 = 0.8 of it; west 30 and east 10 of 40 houses in the town: 0.6 and 0.2. The 1,000
    // beyond the edge are none of the town's layer to tell
    const { cells, territories } = town()
      .cell({ east: 0, north: 0 }, { people: 1 })
      .block({ east: 0, north: 0 }, { east: 100, north: 250 })
      .block({ east: 100, north: 0 }, { east: 200, north: 250 })
      .block({ east: 0, north: 0 }, { east: 200, north: 250 })
      .build();
    const [west, east, whole] = layerOf(territories) as [WeighedTerritory, WeighedTerritory, WeighedTerritory];
    const { shares, borderCells } = assignCellsByWeight(
      cells,
      [west, east, { ...whole, layer: 'municipality' }],
      houses(
        { east: 50, north: 100, weight: 30 },
        { east: 150, north: 100, weight: 10 },
        { east: 225, north: 100, weight: 1000 },
      ),
    );
    expect(table(shares, 1)).toEqual([[expect.closeTo(0.6, 6)], [expect.closeTo(0.2, 6)], [expect.closeTo(0.8, 6)]]);
    // the municipality shares the cell with nobody: nothing was weighed for it
    expect([...borderCells.byWeight]).toEqual([1, 1, 0]);
    expect([...borderCells.bySurface]).toEqual([0, 0, 1]);
  });

  it('gives to a layer that leaves a corner of the town out what of the weights lies in it', () => {
    // of the cell the council has half by surface, and 90 of 100 houses
    const { cells, territories } = town()
      .cell({ east: 0, north: 0 }, { people: 1 })
      .block({ east: 0, north: 0 }, { east: 125, north: 250 })
      .block({ east: 0, north: 0 }, { east: 250, north: 250 })
      .build();
    const [council, whole] = layerOf(territories) as [WeighedTerritory, WeighedTerritory];
    const { shares } = assignCellsByWeight(
      cells,
      [council, { ...whole, layer: 'municipality' }],
      houses({ east: 50, north: 100, weight: 90 }, { east: 200, north: 100, weight: 10 }),
    );
    expect(table(shares, 1)).toEqual([[expect.closeTo(0.9, 12)], [expect.closeTo(1, 9)]]);
  });

  it('knows an area in which no house stands as one where nobody lives, and not as one without a cell', () => {
    const { shares } = assignCellsByWeight(
      ROW.cells,
      layerOf(ROW.territories),
      houses({ east: 200, north: 100, weight: 1 }),
    );
    expect(table(shares, 2)).toEqual([
      [0, undefined],
      [expect.closeTo(1, 12), expect.closeTo(1, 9)],
    ]);
  });

  it('leaves cells that are points to the area that holds them', () => {
    const { cells, territories } = town()
      .cell({ east: 50, north: 100 }, { sideMeters: 0, people: 1 })
      .block({ east: 0, north: 0 }, { east: 100, north: 250 })
      .block({ east: 100, north: 0 }, { east: 500, north: 250 })
      .build();
    const { shares, borderCells } = assignCellsByWeight(
      cells,
      layerOf(territories),
      houses({ east: 200, north: 100, weight: 9 }),
    );
    expect(table(shares, 1)).toEqual([[1], [undefined]]);
    expect([...borderCells.byWeight, ...borderCells.bySurface]).toEqual([0, 0, 0, 0]);
  });

  it('refuses weights that are none, naming the entry', () => {
    expect(assign(houses({ east: 0, north: 0, weight: -1 }))).toThrow('point 0 has the weight -1');
    expect(assign(houses({ east: 0, north: 0, weight: Number.NaN }))).toThrow('point 0 has the weight NaN');
    expect(assign(houses({ east: Number.NaN, north: 0, weight: 1 }))).toThrow('point 0 has no position');
    expect(
      assign({ ...houses({ east: 0, north: 0, weight: 1 }), weight: new Float64Array(2) } as DasymetricWeights),
    ).toThrow('2 weights for 1');
  });

  it('hands out every cell by as much as without weights, in every layer that tiles the town', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 400 }), fc.boolean(), (seed, count, areClasses) => {
        const random = seededRandom(seed);
        const made = randomTown(random, {
          columns: 8,
          rows: 6,
          areaColumns: 3,
          areaRows: 2,
          places: new Map([['house', count]]),
        });
        const { points, weight } = housesOf(made, random);
        const weights: DasymetricWeights = areClasses
          ? {
              kind: 'classes',
              zones: Array.from(weight, (density, at) => ({ shape: triangleAt(points, at), density })),
            }
          : { kind: 'points', points, weight };
        const weighed = assignCellsByWeight(made.cells, layerOf(made.territories), weights).shares;
        const bySurface = assignCells(made.cells, made.territories);
        const cells = made.people.length;
        const [before, after] = [sharesByCell(bySurface, cells), sharesByCell(weighed, cells)];
        after.forEach((sum, cell) => expect(sum).toBeCloseTo(before[cell] as number, 9));
        weighed.share.forEach((share) => expect(share >= 0 && share <= 1).toBe(true));
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });

  it('divides cells that lie wholly in the town as the plain overlay of polygons does, by houses and by land use', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), fc.boolean(), (seed, count, areClasses) => {
        const random = seededRandom(seed);
        const made = randomTown(random, {
          columns: 4,
          rows: 3,
          areaColumns: 2,
          areaRows: 2,
          cornersPerSide: 5,
          places: new Map([['house', count]]),
        });
        const { points, weight } = housesOf(made, random);
        const zones = Array.from(weight, (density, at) => ({ shape: triangleAt(points, at), density }));
        const weights: DasymetricWeights = areClasses ? { kind: 'classes', zones } : { kind: 'points', points, weight };
        const { west, south, east, north } = made.cells;
        const squares = Array.from(west, (left, cell): MultiPolygon => {
          const [bottom, right, top] = [south[cell] as number, east[cell] as number, north[cell] as number];
          return [
            [
              [
                [left, bottom],
                [right, bottom],
                [right, top],
                [left, top],
              ],
            ],
          ];
        });
        const plain = overlay(squares, made.territories.map(shapeOf), weights);
        const found = assignCellsByWeight(made.cells, layerOf(made.territories), weights);
        const [expected, told] = [table(plain.shares, squares.length), table(found.shares, squares.length)];
        told.forEach((row, area) =>
          row.forEach((share, cell) => expect(share ?? 0).toBeCloseTo(expected[area]?.[cell] ?? 0, 7)),
        );
      }),
      { numRuns: 40, seed: 20261123 },
    );
  });

  it('changes nothing where every house stands for the same weight everywhere: a fine lattice gives the surface', () => {
    const spots = Array.from({ length: 250 * 25 }, (_, at) => ({
      east: (at % 250) + 0.5,
      north: Math.floor(at / 250) * 10 + 5,
      weight: 7,
    }));
    const { shares } = assignCellsByWeight(ROW.cells, layerOf(ROW.territories), houses(...spots));
    expect(table(shares, 2)[0]?.[0]).toBeCloseTo(0.4, 6);
  });

  it('assigns 5,000 cells to 40 areas by 60,000 houses well under a second', () => {
    const made = randomTown(seededRandom(7), {
      columns: 100,
      rows: 50,
      areaColumns: 8,
      areaRows: 5,
      cornersPerSide: 100,
      places: new Map([['house', 60_000]]),
    });
    const points = made.places.get('house') ?? toPoints([]);
    const weights: DasymetricWeights = {
      kind: 'points',
      points,
      weight: points.longitude.map((_, at) => 50 + (at % 90)),
    };
    const from = performance.now();
    const { borderCells } = assignCellsByWeight(made.cells, layerOf(made.territories), weights);
    const milliseconds = performance.now() - from;
    expect(Math.max(...borderCells.byWeight)).toBeGreaterThan(30);
    // some 200 ms on a quiet machine; each house asked of each cell would take minutes
    expect(milliseconds).toBeLessThan(5000);
  });
});
