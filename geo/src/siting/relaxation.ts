import type { Covering } from './covering.ts';

/** What is decided of each site in a part of the search. */
export const FREE = 0;
export const TAKEN = 1;
export const LEFT_OUT = 2;

/** An upper bound on the people within reach, with what it tells of single sites. */
export interface Bound {
  people: number;
  /** The prices of the cells at which it was found. */
  readonly price: Float64Array;
  /** Per site the prices of the cells that it reaches. */
  readonly worth: Float64Array;
  /** The free sites of most worth, as many as are still to be taken, most first. */
  readonly best: number[];
  /** The worth of the next one; 0 where there is none. */
  nextWorth: number;
}

/**
 * The Lagrangian relaxation of maximal covering (Galvão & ReVelle 1996). A cell counts as reached for a price from 0 to its
 * people, which every site that reaches it is credited with: then the best sites are those of most worth, and for any prices
 *
 *   Σ (people − price) over cells  +  Σ worth of the best sites
 *
 * is at least what any choice of sites reaches. Prices of cells reached more than once are lowered and of those not reached
 * raised (subgradient steps), which brings the bound down to that of the linear program.
 */
export class Relaxation {
  readonly #covering: Covering;
  readonly #decided: Uint8Array;
  readonly #toTake: number;
  /** People of each cell, 0 where a site that is taken reaches it. */
  readonly #left: Float64Array;
  readonly #takenPeople: number;
  readonly #price: Float64Array;
  readonly #times: Uint16Array;
  readonly #way: Float64Array;
  /** How often each free site was among the best, newer steps counting more: about its part in the linear program's answer. */
  readonly part: Float64Array;
  readonly bound: Bound;
  readonly #worth: Float64Array;

  constructor(covering: Covering, decided: Uint8Array, count: number, price: Float64Array) {
    const { weight, siteStart, cellOf, siteCount } = covering;
    this.#covering = covering;
    this.#decided = decided;
    this.#left = weight.slice();
    let taken = 0;
    let people = 0;
    for (let site = 0; site < siteCount; site++) {
      if (decided[site] !== TAKEN) continue;
      taken++;
      for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
        const cell = cellOf[at] as number;
        people += this.#left[cell] as number;
        this.#left[cell] = 0;
      }
    }
    this.#toTake = count - taken;
    this.#takenPeople = people;
    this.#price = price.map((value, cell) => Math.min(value, this.#left[cell] as number));
    this.#times = new Uint16Array(weight.length);
    this.#way = new Float64Array(weight.length);
    this.#worth = new Float64Array(siteCount);
    this.part = new Float64Array(siteCount);
    this.bound = {
      people: Number.POSITIVE_INFINITY,
      price: this.#price.slice(),
      worth: new Float64Array(siteCount),
      best: [],
      nextWorth: 0,
    };
  }

  /** How many entries one step reads. */
  get work(): number {
    return this.#covering.cellOf.length + this.#covering.weight.length;
  }

  /**
   * One step towards a lower bound.
   *
   * @param target people that some choice is known to reach: the step is as long as the way down to it, times `eagerness`.
   * @returns the free sites that were best at these prices
   */
  step(target: number, eagerness: number): readonly number[] {
    const { best, nextWorth, people } = this.#weigh();
    if (people < this.bound.people) this.#keep(best, nextWorth, people);
    this.#moveTowards(target, people, eagerness, best);
    for (let site = 0; site < this.part.length; site++) this.part[site] = (this.part[site] as number) * (1 - NEWEST);
    for (const site of best) this.part[site] = (this.part[site] as number) + NEWEST;
    return best;
  }

  #weigh(): { best: number[]; nextWorth: number; people: number } {
    const { siteCount, siteStart, cellOf } = this.#covering;
    const best: number[] = [];
    const worth = this.#worth;
    let nextWorth = 0;
    for (let site = 0; site < siteCount; site++) {
      if (this.#decided[site] !== FREE) continue;
      let sum = 0;
      for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++)
        sum += this.#price[cellOf[at] as number] as number;
      worth[site] = sum;
      const isFull = best.length === this.#toTake;
      if (isFull && !(sum > (worth[best.at(-1) ?? 0] as number))) {
        if (sum > nextWorth) nextWorth = sum;
        continue;
      }
      let at = best.length;
      while (at > 0 && sum > (worth[best[at - 1] as number] as number)) at--;
      best.splice(at, 0, site);
      if (best.length > this.#toTake) nextWorth = Math.max(nextWorth, worth[best.pop() as number] as number);
    }
    let people = this.#takenPeople;
    for (let cell = 0; cell < this.#left.length; cell++)
      people += (this.#left[cell] as number) - (this.#price[cell] as number);
    for (const site of best) people += worth[site] as number;
    return { best, nextWorth, people };
  }

  #keep(best: readonly number[], nextWorth: number, people: number): void {
    this.bound.people = people;
    this.bound.price.set(this.#price);
    this.bound.worth.set(this.#worth);
    this.bound.best.splice(0, Number.POSITIVE_INFINITY, ...best);
    this.bound.nextWorth = nextWorth;
  }

  #moveTowards(target: number, people: number, eagerness: number, best: readonly number[]): void {
    const { siteStart, cellOf } = this.#covering;
    const times = this.#times.fill(0);
    for (const site of best)
      for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
        const cell = cellOf[at] as number;
        times[cell] = (times[cell] as number) + 1;
      }
    const way = this.#way;
    let squares = 0;
    for (let cell = 0; cell < times.length; cell++) {
      const slope = (times[cell] as number) - 1;
      const smooth = INERTIA * (way[cell] as number) + (1 - INERTIA) * slope;
      const price = this.#price[cell] as number;
      // a price that stands at its end already doesn't lengthen the way of the others
      const isAtEnd = smooth > 0 ? price <= 0 : price >= (this.#left[cell] as number);
      way[cell] = isAtEnd ? 0 : smooth;
      squares += (way[cell] as number) ** 2;
    }
    if (squares === 0) return;
    const stride = (eagerness * (people - target)) / squares;
    for (let cell = 0; cell < times.length; cell++) {
      const price = (this.#price[cell] as number) - stride * (way[cell] as number);
      this.#price[cell] = Math.max(0, Math.min(this.#left[cell] as number, price));
    }
  }
}

/** How much of the last way is kept: without it the prices swing from side to side (Camerini, Fratta & Maffioli 1975). */
const INERTIA = 0.8;
const NEWEST = 0.1;
