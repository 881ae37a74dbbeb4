import type { Covering } from './covering.ts';
import { FREE, Relaxation, TAKEN } from './relaxation.ts';

/** Of maximal covering: a site brings its people to a cell or nobody, so it is credited with the prices of those that it reaches. */
export class CoveringRelaxation extends Relaxation {
  readonly #covering: Covering;
  readonly #decided: Uint8Array;

  constructor(covering: Covering, decided: Uint8Array, count: number, price: Float64Array) {
    const { weight, siteStart, cellOf, siteCount } = covering;
    const left = weight.slice();
    let taken = 0;
    let people = 0;
    for (let site = 0; site < siteCount; site++) {
      if (decided[site] !== TAKEN) continue;
      taken++;
      for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
        const cell = cellOf[at] as number;
        people += left[cell] as number;
        left[cell] = 0;
      }
    }
    super({ decided, toTake: count - taken, taken: people, left }, price);
    this.#covering = covering;
    this.#decided = decided;
  }

  get work(): number {
    return this.#covering.cellOf.length + this.#covering.weight.length;
  }

  protected weighSites(price: Float64Array, worth: Float64Array): void {
    const { siteCount, siteStart, cellOf } = this.#covering;
    for (let site = 0; site < siteCount; site++) {
      if (this.#decided[site] !== FREE) continue;
      let sum = 0;
      for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++)
        sum += price[cellOf[at] as number] as number;
      worth[site] = sum;
    }
  }

  protected countServed(_price: Float64Array, sites: readonly number[], times: Uint16Array): void {
    const { siteStart, cellOf } = this.#covering;
    for (const site of sites)
      for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
        const cell = cellOf[at] as number;
        times[cell] = (times[cell] as number) + 1;
      }
  }
}
