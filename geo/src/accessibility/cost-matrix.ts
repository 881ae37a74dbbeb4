import type { Walks } from '../street/walks.ts';

/**
 * What it costs to get from cells to places, in compressed rows: from cell `c` the places `placeIndex[cellStart[c]]` …
 * `placeIndex[cellStart[c + 1] - 1]`, in ascending order and each once. The literature's travel time matrix, without the pairs that
 * matter to nobody: a pair that is not listed costs infinitely much, as one listed with Infinity does. Cells and places keep their
 * numbers, so nobody out of reach is dropped. The unit is the caller's: metres, or seconds on foot and by bus.
 */
export interface CostMatrix {
  /** One entry per cell and one more. */
  readonly cellStart: Uint32Array;
  readonly placeIndex: Uint32Array;
  readonly cost: Float64Array;
  readonly placeCount: number;
}

/** The metres of walks from cells to places, as `walksWithin` (streets) and `straightWalks` find them. */
export function costsOfWalks({ start, point, meters }: Walks, placeCount: number): CostMatrix {
  return { cellStart: start, placeIndex: point, cost: meters, placeCount };
}

/**
 * Costs given place by place, each a column with one entry per cell: what `nearestMeters` or `travelTimeToNearest` answers of
 * one place alone. Infinity, or more than the limit, is left out.
 *
 * @throws RangeError when a column is not as long as there are cells.
 */
export function costsOfColumns(
  columns: readonly Float64Array[],
  cellCount: number,
  limit: number = Number.POSITIVE_INFINITY,
): CostMatrix {
  for (const [place, column] of columns.entries())
    if (column.length !== cellCount)
      throw new RangeError(`place ${place} has costs of ${column.length} cells, not of ${cellCount}`);
  const isListed = (cost: number) => !(cost > limit || cost === Number.POSITIVE_INFINITY);
  const cellStart = new Uint32Array(cellCount + 1);
  for (const column of columns)
    for (let cell = 0; cell < cellCount; cell++)
      if (isListed(column[cell] as number)) cellStart[cell + 1] = (cellStart[cell + 1] as number) + 1;
  for (let cell = 0; cell < cellCount; cell++)
    cellStart[cell + 1] = (cellStart[cell + 1] as number) + (cellStart[cell] as number);

  const pairs = cellStart[cellCount] as number;
  const placeIndex = new Uint32Array(pairs);
  const cost = new Float64Array(pairs);
  const next = cellStart.slice();
  for (const [place, column] of columns.entries())
    for (let cell = 0; cell < cellCount; cell++) {
      const own = column[cell] as number;
      if (!isListed(own)) continue;
      const at = next[cell] as number;
      next[cell] = at + 1;
      placeIndex[at] = place;
      cost[at] = own;
    }
  return { cellStart, placeIndex, cost, placeCount: columns.length };
}

/** Matrices that are known to be sound: nobody writes into one, so none is looked through twice. */
const sound = new WeakSet<CostMatrix>();

/** Marks a matrix that was made sound. */
export function soundCosts(costs: CostMatrix): CostMatrix {
  sound.add(costs);
  return costs;
}

/** @throws RangeError when rows don't follow each other, a place is unknown, out of order or listed twice, or a cost is below 0 or NaN. */
export function assertCosts(costs: CostMatrix): void {
  if (sound.has(costs)) return;
  const { cellStart, placeIndex, cost, placeCount } = costs;
  const cells = cellStart.length - 1;
  if (cells < 0 || cellStart[0] !== 0 || cellStart[cells] !== placeIndex.length || cost.length !== placeIndex.length)
    throw new RangeError(`costs of ${cells} cells with ${placeIndex.length} places and ${cost.length} numbers`);
  for (let cell = 0; cell < cells; cell++) {
    const [from, to] = [cellStart[cell] as number, cellStart[cell + 1] as number];
    if (to < from) throw new RangeError(`the row of cell ${cell} ends before it starts`);
    let last = -1;
    for (let at = from; at < to; at++) {
      const place = placeIndex[at] as number;
      if (!(place > last && place < placeCount))
        throw new RangeError(`cell ${cell} has place ${place} after ${last}, of ${placeCount} places`);
      if (!((cost[at] as number) >= 0))
        throw new RangeError(`from cell ${cell} to place ${place} it costs ${cost[at]}`);
      last = place;
    }
  }
  sound.add(costs);
}
