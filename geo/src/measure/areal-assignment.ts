import type { Bounds } from '../units.ts';
import { type AreaShares, toAreaShares } from './area-shares.ts';
import { equalAreaX, equalAreaY } from './equal-area.ts';
import { type PlaneRectangle, type PlaneRing, toPlaneRings } from './plane-ring.ts';
import { containsPoint } from './point-in-polygon.ts';
import type { MultiPolygon } from './polygon.ts';
import { findBounds } from './polygon-bounds.ts';
import { clipRings, ringsArea } from './rectangle-clip.ts';

/** Population cells in degrees, column by column. A cell that is a point has west = east and south = north. */
export interface CellColumns {
  readonly west: Float64Array;
  readonly south: Float64Array;
  readonly east: Float64Array;
  readonly north: Float64Array;
}

/** What an area is made of: a polygon, or a list of cells where only its membership (町字の一覧) is known. */
export type Territory =
  | { readonly kind: 'shape'; readonly shape: MultiPolygon }
  | {
      readonly kind: 'members';
      readonly cellIndex: readonly number[];
      /** The share of each listed cell; without it every cell belongs wholly to the area. */
      readonly share?: readonly number[];
    };

/** A cell that lies in an area by less than this only shares its border: coordinates round to 4 nm, 3e-11 of a 125 m cell. */
const LEAST_SHARE = 1e-10;

/**
 * Assigns cells to areas: a cell's share in an area is its surface inside the polygon over its whole surface;
 * a point has share 1 in the area that holds it. Where areas tile the land, the shares of a cell sum to 1,
 * so no person is counted twice and none is lost.
 * @throws RangeError when columns differ in length or a member names no cell.
 */
export function assignCells(cells: CellColumns, territories: readonly Territory[]): AreaShares {
  const count = cells.west.length;
  for (const column of [cells.south, cells.east, cells.north])
    if (column.length !== count) throw new RangeError(`cell columns hold ${count} and ${column.length} cells`);

  const plane = toPlaneCells(cells);
  return toAreaShares(
    territories.map((territory) =>
      territory.kind === 'members' ? membersRow(territory, count) : shapeRow(territory.shape, cells, plane),
    ),
  );
}

interface Row {
  readonly cellIndex: number[];
  readonly share: number[];
}

/** Cell sides in the equal-area plane in metres. */
export interface PlaneCells {
  readonly left: Float64Array;
  readonly bottom: Float64Array;
  readonly right: Float64Array;
  readonly top: Float64Array;
}

export function toPlaneCells(cells: CellColumns): PlaneCells {
  return {
    left: cells.west.map(equalAreaX),
    bottom: cells.south.map(equalAreaY),
    right: cells.east.map(equalAreaX),
    top: cells.north.map(equalAreaY),
  };
}

function membersRow(territory: Territory & { kind: 'members' }, count: number): Row {
  const { cellIndex } = territory;
  const share = territory.share ?? cellIndex.map(() => 1);
  if (share.length !== cellIndex.length)
    throw new RangeError(`${cellIndex.length} member cells but ${share.length} shares`);
  const outside = cellIndex.find((cell) => !(cell >= 0 && cell < count));
  if (outside !== undefined) throw new RangeError(`member cell ${outside} is not one of ${count} cells`);
  return { cellIndex: [...cellIndex], share: [...share] };
}

function shapeRow(shape: MultiPolygon, cells: CellColumns, plane: PlaneCells): Row {
  const row: Row = { cellIndex: [], share: [] };
  cutCells(shape, cells, plane, (cell, share) => {
    row.cellIndex.push(cell);
    row.share.push(share);
  });
  return inCellOrder(row);
}

/**
 * Told of a cell that lies in a shape, by which share (0..1) of its surface.
 * @param inside the part of the shape in the cell, in the plane; undefined for a cell that is a point
 */
export type OnCell = (cell: number, share: number, inside: readonly PlaneRing[] | undefined) => void;

/** Tells every cell that a shape covers in part or whole, in no order. */
export function cutCells(shape: MultiPolygon, cells: CellColumns, plane: PlaneCells, onCell: OnCell): void {
  const bounds = findBounds(shape);
  if (!bounds) return;
  const rectangles: number[] = [];
  for (let cell = 0; cell < cells.west.length; cell++) {
    if (!touches(cells, cell, bounds)) continue;
    const west = cells.west[cell] as number;
    const south = cells.south[cell] as number;
    if (west !== cells.east[cell] || south !== cells.north[cell]) rectangles.push(cell);
    else if (containsPoint(shape, [west, south])) onCell(cell, 1, undefined);
  }
  divide(rectangles, toPlaneRings(shape), plane, onCell);
}

function touches(cells: CellColumns, cell: number, bounds: Bounds): boolean {
  return (
    (cells.west[cell] as number) <= bounds.east &&
    (cells.east[cell] as number) >= bounds.west &&
    (cells.south[cell] as number) <= bounds.north &&
    (cells.north[cell] as number) >= bounds.south
  );
}

/**
 * Halves the cells again and again, clipping the rings to the rectangle around each half: the rings shorten as fast as
 * the cells grow few, so a border of 10,000 corners is walked about log₂(cells) times and not once per cell.
 */
function divide(cells: readonly number[], rings: readonly PlaneRing[], plane: PlaneCells, onCell: OnCell): void {
  if (cells.length === 0) return;
  const around = rectangleAround(cells, plane);
  const clipped = clipRings(rings, around);
  if (clipped.length === 0) return;
  const surface = (around.right - around.left) * (around.top - around.bottom);
  const covered = ringsArea(clipped) / surface;
  if (covered < LEAST_SHARE && cells.length === 1) return;

  if (cells.length === 1 || covered > 1 - 1e-12) {
    for (const cell of cells) onCell(cell, Math.min(1, covered), clipped);
    return;
  }
  const [lower, upper] = halves(cells, around, plane);
  divide(lower, clipped, plane, onCell);
  divide(upper, clipped, plane, onCell);
}

function rectangleAround(cells: readonly number[], plane: PlaneCells): PlaneRectangle {
  let left = Number.POSITIVE_INFINITY;
  let bottom = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    left = Math.min(left, plane.left[cell] as number);
    bottom = Math.min(bottom, plane.bottom[cell] as number);
    right = Math.max(right, plane.right[cell] as number);
    top = Math.max(top, plane.top[cell] as number);
  }
  return { left, bottom, right, top };
}

/** Split along the longer side of the rectangle, at the middle cell. */
function halves(cells: readonly number[], around: PlaneRectangle, plane: PlaneCells): [number[], number[]] {
  const along = around.right - around.left >= around.top - around.bottom ? plane.left : plane.bottom;
  const sorted = cells.toSorted((a, b) => (along[a] as number) - (along[b] as number) || a - b);
  const middle = cells.length >> 1;
  return [sorted.slice(0, middle), sorted.slice(middle)];
}

function inCellOrder({ cellIndex, share }: Row): Row {
  const order = cellIndex.map((_, at) => at).toSorted((a, b) => (cellIndex[a] as number) - (cellIndex[b] as number));
  return { cellIndex: order.map((at) => cellIndex[at] as number), share: order.map((at) => share[at] as number) };
}
