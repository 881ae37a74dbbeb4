import type { AreaShares } from '../measure/area-shares.ts';

/** How many places of one sort there are within reach of each cell. Places come and go; nothing else is counted again. */
export class ReachedCells {
  /** 0 where a place is within reach, Infinity elsewhere. */
  readonly meters: Float64Array;
  readonly #places: Uint32Array;

  constructor(cellCount: number) {
    this.meters = new Float64Array(cellCount).fill(Number.POSITIVE_INFINITY);
    this.#places = new Uint32Array(cellCount);
  }

  /** @param by −1: a place that was added is no more */
  add(cells: Uint32Array, by: 1 | -1 = 1): void {
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] as number;
      const places = (this.#places[cell] as number) + by;
      this.#places[cell] = places;
      this.meters[cell] = places === 0 ? Number.POSITIVE_INFINITY : 0;
    }
  }
}

/** The cells that an answer touches, and the areas that have a part in any: of all others today's numbers hold. */
export class TouchedCells {
  readonly #isTouched: Uint8Array;
  readonly #touched: Uint32Array;
  readonly #isAreaTouched: Uint8Array;
  /** By cell its areas, in compressed rows. */
  readonly #areaStart: Uint32Array;
  readonly #area: Uint32Array;

  constructor({ areaStart, cellIndex }: AreaShares, cellCount: number) {
    const areas = areaStart.length - 1;
    this.#isTouched = new Uint8Array(cellCount);
    this.#touched = new Uint32Array(cellCount);
    this.#isAreaTouched = new Uint8Array(areas);
    this.#areaStart = new Uint32Array(cellCount + 1);
    this.#area = new Uint32Array(cellIndex.length);
    for (const cell of cellIndex) this.#areaStart[cell + 1] = (this.#areaStart[cell + 1] as number) + 1;
    for (let cell = 0; cell < cellCount; cell++)
      this.#areaStart[cell + 1] = (this.#areaStart[cell + 1] as number) + (this.#areaStart[cell] as number);
    const next = this.#areaStart.slice();
    for (let area = 0; area < areas; area++)
      for (let at = areaStart[area] as number; at < (areaStart[area + 1] as number); at++) {
        const cell = cellIndex[at] as number;
        const to = next[cell] as number;
        next[cell] = to + 1;
        this.#area[to] = area;
      }
  }

  add(cells: Uint32Array): void {
    for (let at = 0; at < cells.length; at++) this.#isTouched[cells[at] as number] = 1;
  }

  /** Those added since it was last told, in ascending order, as sums take them; written over the next time. */
  take(): { readonly cells: Uint32Array; readonly isAreaTouched: Uint8Array } {
    const [isTouched, isAreaTouched] = [this.#isTouched, this.#isAreaTouched];
    isAreaTouched.fill(0);
    let count = 0;
    for (let cell = 0; cell < isTouched.length; cell++) {
      if (isTouched[cell] === 0) continue;
      isTouched[cell] = 0;
      this.#touched[count++] = cell;
      const end = this.#areaStart[cell + 1] as number;
      for (let at = this.#areaStart[cell] as number; at < end; at++) isAreaTouched[this.#area[at] as number] = 1;
    }
    return { cells: this.#touched.subarray(0, count), isAreaTouched };
  }
}
