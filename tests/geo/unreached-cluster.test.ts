import { assignCells, type CompassDirection, findLargestUnreachedCluster, peopleByArea } from '@hazama/geo';
import { type SyntheticTown, town } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';

/** The people of a map of digits, a cell each, its first line in the north; "x" before a digit: not within reach. */
function townOf(...lines: string[]): SyntheticTown & { readonly distanceMeters: Float64Array } {
  const rows = lines.toReversed().map((line) => line.trim().split(/\s+/));
  const at = (column: number, row: number) => rows[row]?.[column] ?? '0';
  const [columns, height] = [rows[0]?.length ?? 0, rows.length];
  const built = town()
    .grid({ columns, rows: height }, (column, row) => Number(at(column, row).replace('x', '')))
    .block({ east: 0, north: 0 }, { east: columns * 250, north: height * 250 })
    .build();
  const distanceMeters = Float64Array.from({ length: columns * height }, (_, cell) =>
    at(cell % columns, Math.floor(cell / columns)).startsWith('x') ? 800 : 100,
  );
  return { ...built, distanceMeters };
}

function largest({ cells, people, territories, distanceMeters }: ReturnType<typeof townOf>, neighbourMeters?: number) {
  const inAreas = peopleByArea(people, assignCells(cells, territories));
  return findLargestUnreachedCluster(inAreas, 0, cells, { distanceMeters, thresholdMeters: 500 }, neighbourMeters);
}

describe('findLargestUnreachedCluster', () => {
  it('adds up neighbours and takes the group with most people, not the cell with most', () => {
    // in the east 40 + 60 + 50 = 150 side by side; in the west 90 alone
    const cluster = largest(
      townOf(
        '90 50 50 50 x40', //
        'x90 50 50 50 x60',
        '90 50 50 50 x50',
      ),
    );
    expect(cluster?.people).toBeCloseTo(150, 6);
    expect(cluster?.direction).toBe('EAST');
    expect([...(cluster?.cellIndex ?? [])]).toEqual([4, 9, 14]);
  });

  it('joins cells that meet in a corner', () => {
    const cluster = largest(
      townOf(
        'x30 20 20 90 90', //
        '20 x40 20 90 90',
        '20 20 x50 90 90',
      ),
    );
    expect(cluster?.people).toBeCloseTo(120, 6);
  });

  it('does not join across a cell within reach or without people', () => {
    const cluster = largest(townOf('x30 20 x40 x0 x35'));
    expect(cluster?.people).toBeCloseTo(40, 6);
  });

  it.each<[CompassDirection, string[]]>([
    ['NORTH', ['9 x9 9', '9 9 9', '9 9 9']],
    ['NORTH_EAST', ['9 9 x9', '9 9 9', '9 9 9']],
    ['EAST', ['9 9 9', '9 9 x9', '9 9 9']],
    ['SOUTH_EAST', ['9 9 9', '9 9 9', '9 9 x9']],
    ['SOUTH', ['9 9 9', '9 9 9', '9 x9 9']],
    ['SOUTH_WEST', ['9 9 9', '9 9 9', 'x9 9 9']],
    ['WEST', ['9 9 9', 'x9 9 9', '9 9 9']],
    ['NORTH_WEST', ['x9 9 9', '9 9 9', '9 9 9']],
  ])('lies %s of where people live', (direction, lines) => {
    expect(largest(townOf(...lines))?.direction).toBe(direction);
  });

  it('lies in the middle when it is there', () => {
    const cluster = largest(townOf('9 9 9', '9 x9 9', '9 9 9'));
    expect(cluster?.direction).toBe('CENTRE');
  });

  it('names no place when it lies all around the middle', () => {
    expect(largest(townOf('x9 x9', 'x9 x9'))).toBeUndefined();
    // a ring: its middle is the one cell that is within reach
    expect(largest(townOf('x9 x9 x9', 'x9 30 x9', 'x9 x9 x9'))).toBeUndefined();
  });

  it('lies in the middle when it is off it by less than a quarter of how far people spread', () => {
    // seven cells in a row spread √(250² × (9 + 4 + 1) × 2 ÷ 7) = 500 m; the fifth alone is 250 m off the middle,
    // with the fourth beside it 125 m × 8 ÷ 8.5 = 118 m
    expect(largest(townOf('9 9 9 9 x9 9 9'))?.direction).toBe('EAST');
    expect(largest(townOf('9 9 9 x9 x8 9 9'))?.direction).toBe('CENTRE');
  });

  it('has its centre where its people are', () => {
    // 30 people in the left cell, 10 in the right one: a quarter of 250 m east of the left middle
    const map = townOf('x30 x10 500');
    const cluster = largest(map);
    const [left, right] = [map.centres.longitude[0] as number, map.centres.longitude[1] as number];
    expect(cluster?.centre[0]).toBeCloseTo(left + (right - left) / 4, 9);
  });

  it('joins points of 町字 only over the distance asked for', () => {
    const { cells, people, territories } = town()
      .cell({ east: 100, north: 500 }, { sideMeters: 0, people: 30 })
      .cell({ east: 500, north: 500 }, { sideMeters: 0, people: 40 })
      .cell({ east: 2000, north: 500 }, { sideMeters: 0, people: 50 })
      .block({ east: 0, north: 0 }, { east: 3000, north: 1000 })
      .build();
    const inAreas = peopleByArea(people, assignCells(cells, territories));
    const reach = { distanceMeters: Float64Array.of(800, 800, 800), thresholdMeters: 500 };
    expect(findLargestUnreachedCluster(inAreas, 0, cells, reach)?.people).toBe(50);
    expect(findLargestUnreachedCluster(inAreas, 0, cells, reach, 500)?.people).toBe(70);
  });

  it('counts only the part of a cell that lies in the area', () => {
    const { cells, people, territories } = town()
      .grid({ columns: 3, rows: 1 }, () => 100)
      .block({ east: 125, north: 0 }, { east: 750, north: 250 })
      .build();
    const inAreas = peopleByArea(people, assignCells(cells, territories));
    const reach = { distanceMeters: Float64Array.of(800, 800, 100), thresholdMeters: 500 };
    expect(findLargestUnreachedCluster(inAreas, 0, cells, reach)?.people).toBeCloseTo(150, 3);
  });

  it('finds none where everybody is within reach, or nobody is known to live', () => {
    expect(largest(townOf('9 9', '9 9'))).toBeUndefined();
    expect(largest(townOf('x0 x0'))).toBeUndefined();
    const { cells, territories } = townOf('x9');
    const unknownPeople = peopleByArea(undefined, assignCells(cells, territories));
    const reach = { distanceMeters: Float64Array.of(800), thresholdMeters: 500 };
    expect(findLargestUnreachedCluster(unknownPeople, 0, cells, reach)).toBeUndefined();
  });
});
