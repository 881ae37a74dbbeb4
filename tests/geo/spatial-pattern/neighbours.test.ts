import {
  contiguousNeighbours,
  type MultiPolygon,
  type Neighbours,
  neighboursWithin,
  rowStandardised,
  toNeighbours,
} from '@hazama/geo';
import { randomTown, type SyntheticTown, seededRandom, TownBuilder, town } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';

const rowsOf = ({ start, neighbour }: Neighbours): number[][] =>
  Array.from({ length: start.length - 1 }, (_, area) => [...neighbour.subarray(start[area], start[area + 1])]);
const shapesOf = ({ territories }: SyntheticTown): MultiPolygon[] =>
  territories.map((territory) => (territory.kind === 'shape' ? territory.shape : []));
const blocks = (...corners: readonly (readonly [west: number, south: number, east: number, north: number])[]) => {
  const builder = new TownBuilder([136.13, 34.77]);
  for (const [west, south, east, north] of corners) builder.block({ east: west, north: south }, { east, north });
  return shapesOf(builder.build());
};

/** Whether areas of a chessboard of four columns share a side or a corner. */
const near = (a: number, b: number) =>
  a !== b && Math.abs((a % 4) - (b % 4)) <= 1 && Math.abs(Math.floor(a / 4) - Math.floor(b / 4)) <= 1;

describe('contiguousNeighbours', () => {
  it('are areas that share a border or a corner', () => {
    // 0 1
    // 2 3   of 100 m each, and 4 apart
    const shapes = blocks(
      [0, 100, 100, 200],
      [100, 100, 200, 200],
      [0, 0, 100, 100],
      [100, 0, 200, 100],
      [400, 0, 500, 100],
    );
    expect(rowsOf(contiguousNeighbours(shapes))).toEqual([[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2], []]);
  });

  it('meet also where no corner is common', () => {
    // a long border with a short one in its middle
    expect(rowsOf(contiguousNeighbours(blocks([0, 0, 100, 1000], [100, 400, 200, 500])))).toEqual([[1], [0]]);
  });

  it('meet where a border was drawn twice, up to a metre apart', () => {
    expect(rowsOf(contiguousNeighbours(blocks([0, 0, 100, 100], [100.8, 0, 200, 100])))).toEqual([[1], [0]]);
    expect(rowsOf(contiguousNeighbours(blocks([0, 0, 100, 100], [103, 0, 200, 100])))).toEqual([[], []]);
    expect(rowsOf(contiguousNeighbours(blocks([0, 0, 100, 100], [103, 0, 200, 100]), 5))).toEqual([[1], [0]]);
  });

  it('are the eight around an area whose borders are crooked', () => {
    const made = randomTown(seededRandom(7), { columns: 40, rows: 30, areaColumns: 4, areaRows: 3, places: new Map() });
    const areas = [...Array(12).keys()];
    expect(rowsOf(contiguousNeighbours(shapesOf(made)))).toEqual(areas.map((a) => areas.filter((b) => near(a, b))));
  });

  it('are none of an area without a shape', () => {
    expect(rowsOf(contiguousNeighbours([[], ...blocks([0, 0, 100, 100])]))).toEqual([[], []]);
    expect(() => contiguousNeighbours([], -1)).toThrow(RangeError);
  });
});

describe('neighboursWithin', () => {
  it('are those at most so far, exactly at it included', () => {
    const { centres } = town()
      .grid({ columns: 4, rows: 1 }, () => 1)
      .build();
    expect(rowsOf(neighboursWithin(centres, 251))).toEqual([[1], [0, 2], [1, 3], [2]]);
    expect(rowsOf(neighboursWithin(centres, 100))).toEqual([[], [], [], []]);
    expect(() => neighboursWithin(centres, 0)).toThrow(RangeError);
  });
});

describe('rowStandardised', () => {
  it('weighs every area’s neighbours 1 together', () => {
    const { weight } = rowStandardised(toNeighbours([[2, 1], [0], [0], []]));
    expect([...weight]).toEqual([0.5, 0.5, 1, 1]);
  });
});
