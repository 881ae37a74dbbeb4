import { type AreaShares, assignCells, sumByArea, type Territory } from '@hazama/geo';
import { randomTown, seededRandom, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function row({ areaStart, cellIndex, share }: AreaShares, area: number): [cell: number, share: number][] {
  return Array.from(cellIndex.subarray(areaStart[area], areaStart[area + 1]), (cell, i) => [
    cell,
    share[(areaStart[area] as number) + i] as number,
  ]);
}

/** Per cell: its shares over all areas, added up. */
function sharesByCell({ cellIndex, share }: AreaShares, cells: number): Float64Array {
  const sums = new Float64Array(cells);
  cellIndex.forEach((cell, at) => {
    sums[cell] = (sums[cell] as number) + (share[at] as number);
  });
  return sums;
}

describe('assignCells', () => {
  it('divides a cell by the surface on each side of a border', () => {
    // three cells of 250 m in a row; the border stands 100 m into the middle one: 100 ÷ 250 west of it, 150 ÷ 250 east
    const { cells, territories } = town()
      .grid({ columns: 3, rows: 1 }, () => 1)
      .block({ east: 0, north: 0 }, { east: 350, north: 250 })
      .block({ east: 350, north: 0 }, { east: 750, north: 250 })
      .build();
    const shares = assignCells(cells, territories);
    expect(row(shares, 0).map(([cell]) => cell)).toEqual([0, 1]);
    expect(row(shares, 0)[1]?.[1]).toBeCloseTo(0.4, 6);
    expect(row(shares, 1).map(([cell]) => cell)).toEqual([1, 2]);
    expect(row(shares, 1)[0]?.[1]).toBeCloseTo(0.6, 6);
  });

  it('does not take in a neighbour that only shares the border', () => {
    const { cells, territories } = town()
      .grid({ columns: 2, rows: 2 }, () => 1)
      .block({ east: 0, north: 0 }, { east: 250, north: 250 })
      .build();
    expect(row(assignCells(cells, territories), 0)).toEqual([[0, expect.closeTo(1, 9)]]);
  });

  it('gives a point wholly to the area that holds it, and a point on a border to one of its areas', () => {
    const { cells, territories } = town()
      .cell({ east: 100, north: 100 }, { sideMeters: 0, people: 1 })
      .cell({ east: 300, north: 100 }, { sideMeters: 0, people: 1 })
      .cell({ east: 900, north: 100 }, { sideMeters: 0, people: 1 })
      .block({ east: 0, north: 0 }, { east: 300, north: 300 })
      .block({ east: 300, north: 0 }, { east: 600, north: 300 })
      .build();
    const shares = assignCells(cells, territories);
    expect(row(shares, 0)).toEqual([[0, 1]]);
    expect(row(shares, 1)).toEqual([[1, 1]]);
  });

  it('takes membership where there is no polygon, with shares or wholly', () => {
    const { cells } = town()
      .grid({ columns: 3, rows: 1 }, () => 1)
      .build();
    const territories: Territory[] = [
      { kind: 'members', cellIndex: [2, 0] },
      { kind: 'members', cellIndex: [1], share: [0.25] },
      { kind: 'members', cellIndex: [] },
    ];
    const shares = assignCells(cells, territories);
    expect([0, 1, 2].map((area) => row(shares, area))).toEqual([
      [
        [2, 1],
        [0, 1],
      ],
      [[1, 0.25]],
      [],
    ]);
  });

  it('leaves out cells whose place is not known', () => {
    const nowhere = Float64Array.of(Number.NaN);
    const { territories } = town().block({ east: 0, north: 0 }, { east: 100, north: 100 }).build();
    const shares = assignCells({ west: nowhere, south: nowhere, east: nowhere, north: nowhere }, territories);
    expect(row(shares, 0)).toEqual([]);
  });

  it('counts nobody twice and loses nobody where areas tile the land', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), (seed, across, up) => {
        const { cells, people, territories } = randomTown(seededRandom(seed), {
          columns: 30,
          rows: 20,
          areaColumns: across,
          areaRows: up,
          places: new Map(),
        });
        const shares = assignCells(cells, territories);
        for (const sum of sharesByCell(shares, people.length)) expect(sum).toBeCloseTo(1, 9);
        const total = sumByArea(shares, people).reduce((sum, inArea) => sum + inArea, 0);
        expect(total).toBeCloseTo(
          people.reduce((sum, inCell) => sum + inCell, 0),
          6,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of cells', () => {
    const { cells, territories } = randomTown(seededRandom(3), {
      columns: 20,
      rows: 20,
      areaColumns: 2,
      areaRows: 2,
      places: new Map(),
    });
    const backwards = {
      west: cells.west.toReversed(),
      south: cells.south.toReversed(),
      east: cells.east.toReversed(),
      north: cells.north.toReversed(),
    };
    const [there, back] = [assignCells(cells, territories), assignCells(backwards, territories)];
    const last = cells.west.length - 1;
    for (const area of territories.keys()) {
      const turned = row(back, area).map(([cell, share]) => [last - cell, expect.closeTo(share, 9)]);
      expect(row(there, area)).toEqual(turned.toReversed());
    }
  });

  it.each<[string, () => unknown, string]>([
    [
      'columns of different length',
      () =>
        assignCells(
          {
            west: Float64Array.of(1, 2),
            south: Float64Array.of(1),
            east: Float64Array.of(1),
            north: Float64Array.of(1),
          },
          [],
        ),
      'cell columns hold 2 and 1 cells',
    ],
    [
      'a member that is no cell',
      () =>
        assignCells(town().cell({ east: 0, north: 0 }, { people: 1 }).build().cells, [
          { kind: 'members', cellIndex: [1] },
        ]),
      'member cell 1 is not one of 1 cells',
    ],
    [
      'shares that do not match the members',
      () =>
        assignCells(town().cell({ east: 0, north: 0 }, { people: 1 }).build().cells, [
          { kind: 'members', cellIndex: [0], share: [] },
        ]),
      '1 member cells but 0 shares',
    ],
  ])('refuses %s', (_, assign, message) => {
    expect(assign).toThrow(message);
  });
});
