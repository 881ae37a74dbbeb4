import type { Box } from './box.ts';

/** Cells along the longer side of the grid. */
const CELLS = 512;

/**
 * A summed-area table (Crow 1984): how many points lie in a box is told by four reads, however many there are. A box is widened
 * to whole cells, so that it is never said to be free where it isn't.
 */
export class PointCounts {
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Of the points in the cells above and to the left of each corner. */
  readonly #sums: Uint32Array;

  /** @param points from 0, 0 to width, height */
  constructor(points: readonly (readonly [x: number, y: number])[], width: number, height: number) {
    const cell = Math.max(width, height) / CELLS;
    this.#cell = cell;
    this.#columns = Math.floor(width / cell) + 1;
    this.#rows = Math.floor(height / cell) + 1;
    const across = this.#columns + 1;
    const sums = new Uint32Array(across * (this.#rows + 1));
    for (const [x, y] of points) {
      const at = (Math.floor(y / cell) + 1) * across + Math.floor(x / cell) + 1;
      sums[at] = (sums[at] ?? 0) + 1;
    }
    for (let at = across + 1; at < sums.length; at++)
      if (at % across !== 0)
        sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0) + (sums[at - across] ?? 0) - (sums[at - across - 1] ?? 0);
    this.#sums = sums;
  }

  holdsAny({ left, top, right, bottom }: Box): boolean {
    const cell = this.#cell;
    const column = (x: number) => Math.min(Math.max(x, 0), this.#columns);
    const row = (y: number) => Math.min(Math.max(y, 0), this.#rows);
    const [west, east] = [column(Math.floor(left / cell)), column(Math.ceil(right / cell))];
    const [north, south] = [row(Math.floor(top / cell)), row(Math.ceil(bottom / cell))];
    return (
      this.#before(east, south) - this.#before(west, south) - this.#before(east, north) + this.#before(west, north) > 0
    );
  }

  #before(column: number, row: number): number {
    return this.#sums[row * (this.#columns + 1) + column] ?? 0;
  }
}
