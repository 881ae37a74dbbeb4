import { STRAIGHT_LINE_DETOUR } from '../coverage/coverage.ts';
import { type EarthPoints, metersAlongGround, squaredChordUnder } from '../measure/earth-points.ts';
import type { Meters } from '../units.ts';
import { type CostMatrix, soundCosts } from './cost-matrix.ts';
import { PointBins } from './point-bins.ts';

/**
 * The metres from each cell's centre to all places at most `limitMeters` away (exactly at it counts), straight × detour: the method
 * `straight×1.3` where no streets are known.
 *
 * @throws RangeError when the limit is below 0 or the detour below 1.
 */
export function straightCosts(
  centres: EarthPoints,
  places: EarthPoints,
  { limitMeters, detour = STRAIGHT_LINE_DETOUR }: { readonly limitMeters: Meters; readonly detour?: number },
): CostMatrix {
  if (!(limitMeters >= 0 && detour >= 1))
    throw new RangeError(`costs up to ${limitMeters} m with a detour of ${detour}`);
  // a micrometre of grace, as coverage gives
  const { place, end, cell, squaredChord } = cellsAroundPlaces(centres, places, limitMeters / detour + 1e-6);
  const count = end.at(-1) ?? 0;
  const cellStart = new Uint32Array(centres.x.length + 1);
  for (let pair = 0; pair < count; pair++) {
    const next = (cell[pair] as number) + 1;
    cellStart[next] = (cellStart[next] as number) + 1;
  }
  for (let at = 1; at < cellStart.length; at++)
    cellStart[at] = (cellStart[at] as number) + (cellStart[at - 1] as number);

  // each cell's places in ascending order, for so they come
  const placeIndex = new Uint32Array(count);
  const cost = new Float64Array(count);
  const next = cellStart.slice();
  let pair = 0;
  for (let run = 0; run < end.length; run++) {
    const to = end[run] as number;
    for (; pair < to; pair++) {
      const own = cell[pair] as number;
      const at = next[own] as number;
      next[own] = at + 1;
      placeIndex[at] = place[run] as number;
      cost[at] = metersAlongGround(squaredChord[pair] as number) * detour;
    }
  }
  return soundCosts({ cellStart, placeIndex, cost, placeCount: places.x.length });
}

/** Cells within reach of places, run by run: those of run `r` end at end[r]. */
interface Runs {
  /** Of each run; in ascending order within a row of squares, so that the places of one cell are. */
  readonly place: readonly number[];
  readonly end: readonly number[];
  /** Of each pair; longer than there are pairs. */
  readonly cell: Uint32Array;
  readonly squaredChord: Float64Array;
}

/** Row of squares by row of squares, so that what is read and written together lies together however large the land is. */
function cellsAroundPlaces(centres: EarthPoints, places: EarthPoints, reachMeters: Meters): Runs {
  const limitSquared = squaredChordUnder(reachMeters);
  const bins = new PointBins(centres, reachMeters);
  const { columns, rows, start, point } = bins;
  const { east, north } = bins.project(places);
  const { x: cellX, y: cellY, z: cellZ } = inOrder(centres, point);
  const placesNear = listByRow(
    north.map((meters) => bins.rowOf(meters)),
    rows,
  );
  const place: number[] = [];
  const end: number[] = [];
  let cell = new Uint32Array(Math.max(16, centres.x.length * 8));
  let squaredChord = new Float64Array(cell.length);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    for (const near of placesNear(row)) {
      const column = bins.columnOf(east[near] as number);
      if (column < -1 || column > columns) continue;
      const [x, y, z] = [places.x[near] as number, places.y[near] as number, places.z[near] as number];
      const from = start[row * columns + Math.max(0, column - 1)] as number;
      const to = start[row * columns + Math.min(columns - 1, column + 1) + 1] as number;
      if (count + to - from > cell.length) {
        const length = Math.ceil((count + to - from) * 1.5);
        cell = longer(cell, new Uint32Array(length));
        squaredChord = longer(squaredChord, new Float64Array(length));
      }
      for (let at = from; at < to; at++) {
        const dx = (cellX[at] as number) - x;
        const dy = (cellY[at] as number) - y;
        const dz = (cellZ[at] as number) - z;
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared > limitSquared) continue;
        cell[count] = point[at] as number;
        squaredChord[count++] = squared;
      }
      place.push(near);
      end.push(count);
    }
  }
  return { place, end, cell, squaredChord };
}

/** For a row the places in it and in the two beside it, in ascending order. */
function listByRow(rowOf: Float64Array, rows: number): (row: number) => Uint32Array {
  // one more row on either side, from which places still reach in
  const start = new Uint32Array(rows + 3);
  const isNear = (row: number) => row >= -1 && row <= rows;
  for (const row of rowOf) if (isNear(row)) start[row + 2] = (start[row + 2] as number) + 1;
  for (let at = 1; at < start.length; at++) start[at] = (start[at] as number) + (start[at - 1] as number);
  const next = start.slice();
  const listed = new Uint32Array(start.at(-1) ?? 0);
  for (const [place, row] of rowOf.entries()) {
    if (!isNear(row)) continue;
    const at = next[row + 1] as number;
    next[row + 1] = at + 1;
    listed[at] = place;
  }
  return (row) => listed.slice(start[row], start[row + 3]).toSorted();
}

/** Points by their numbers. In a loop: `from` with a function takes ten times as long. */
function inOrder({ x, y, z }: EarthPoints, order: Uint32Array): EarthPoints {
  const ordered = {
    x: new Float64Array(order.length),
    y: new Float64Array(order.length),
    z: new Float64Array(order.length),
  };
  for (let at = 0; at < order.length; at++) {
    const own = order[at] as number;
    ordered.x[at] = x[own] as number;
    ordered.y[at] = y[own] as number;
    ordered.z[at] = z[own] as number;
  }
  return ordered;
}

function longer<Column extends Uint32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
