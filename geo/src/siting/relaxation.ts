/** What is decided of each site in a part of the search. */
export const FREE = 0;
export const TAKEN = 1;
export const LEFT_OUT = 2;

/** An upper bound on what choices bring, with what it tells of single sites. */
export interface Bound {
  value: number;
  /** The prices of the cells at which it was found. */
  readonly price: Float64Array;
  /** Per site what it is credited with at these prices. */
  readonly worth: Float64Array;
  /** The free sites of most worth, as many as are still to be taken, most first. */
  readonly best: number[];
  /** The worth of the next one; 0 where there is none. */
  nextWorth: number;
}

/** What is left to bring in a part of the search, beside what its taken sites bring. */
export interface Rest {
  readonly decided: Uint8Array;
  /** How many sites are still to be taken. */
  readonly toTake: number;
  readonly taken: number;
  /** Per cell the most that a site can still bring there. */
  readonly left: Float64Array;
}

/**
 * The Lagrangian relaxation of choosing sites of which each cell counts the best one alone (Cornuéjols, Fisher & Nemhauser 1977;
 * of maximal covering Galvão & ReVelle 1996). A cell counts as served for a price from 0 to the most that a site can bring there,
 * and every site is credited with what it brings to a cell above that most less the price. Then the best sites are those of
 * most worth, and for any prices
 *
 *   Σ (left − price) over cells  +  Σ worth of the best sites
 *
 * is at least what any choice of sites brings. Prices of cells served more than once are lowered and of those not served
 * raised (subgradient steps), which brings the bound down to that of the linear program.
 */
export abstract class Relaxation {
  readonly #rest: Rest;
  readonly #price: Float64Array;
  readonly #times: Uint16Array;
  readonly #way: Float64Array;
  /** How often each free site was among the best, newer steps counting more: about its part in the linear program's answer. */
  readonly part: Float64Array;
  readonly bound: Bound;
  readonly #worth: Float64Array;

  constructor(rest: Rest, price: Float64Array) {
    const cells = rest.left.length;
    this.#rest = rest;
    this.#price = price.map((value, cell) => Math.min(value, rest.left[cell] as number));
    this.#times = new Uint16Array(cells);
    this.#way = new Float64Array(cells);
    this.#worth = new Float64Array(rest.decided.length);
    this.part = new Float64Array(rest.decided.length);
    this.bound = {
      value: Number.POSITIVE_INFINITY,
      price: this.#price.slice(),
      worth: new Float64Array(rest.decided.length),
      best: [],
      nextWorth: 0,
    };
  }

  /** How many entries one step reads. */
  abstract get work(): number;

  /** Sets what each free site is credited with. */
  protected abstract weighSites(price: Float64Array, worth: Float64Array): void;

  /** Adds to each cell by how many of the sites it is served at these prices. */
  protected abstract countServed(price: Float64Array, sites: readonly number[], times: Uint16Array): void;

  /**
   * One step towards a lower bound.
   *
   * @param target what some choice is known to bring: the step is as long as the way down to it, times `eagerness`.
   * @returns the free sites that were best at these prices
   */
  step(target: number, eagerness: number): readonly number[] {
    const { best, nextWorth, value } = this.#weigh();
    if (value < this.bound.value) this.#keep(best, nextWorth, value);
    this.#moveTowards(target, value, eagerness, best);
    for (let site = 0; site < this.part.length; site++) this.part[site] = (this.part[site] as number) * (1 - NEWEST);
    for (const site of best) this.part[site] = (this.part[site] as number) + NEWEST;
    return best;
  }

  #weigh(): { best: number[]; nextWorth: number; value: number } {
    const { decided, toTake, taken, left } = this.#rest;
    const best: number[] = [];
    const worth = this.#worth;
    this.weighSites(this.#price, worth);
    let nextWorth = 0;
    for (let site = 0; site < decided.length; site++) {
      if (decided[site] !== FREE) continue;
      const sum = worth[site] as number;
      const isFull = best.length === toTake;
      if (isFull && !(sum > (worth[best.at(-1) ?? 0] as number))) {
        if (sum > nextWorth) nextWorth = sum;
        continue;
      }
      let at = best.length;
      while (at > 0 && sum > (worth[best[at - 1] as number] as number)) at--;
      best.splice(at, 0, site);
      if (best.length > toTake) nextWorth = Math.max(nextWorth, worth[best.pop() as number] as number);
    }
    let value = taken;
    for (let cell = 0; cell < left.length; cell++) value += (left[cell] as number) - (this.#price[cell] as number);
    for (const site of best) value += worth[site] as number;
    return { best, nextWorth, value };
  }

  #keep(best: readonly number[], nextWorth: number, value: number): void {
    this.bound.value = value;
    this.bound.price.set(this.#price);
    this.bound.worth.set(this.#worth);
    this.bound.best.splice(0, Number.POSITIVE_INFINITY, ...best);
    this.bound.nextWorth = nextWorth;
  }

  #moveTowards(target: number, value: number, eagerness: number, best: readonly number[]): void {
    const { left } = this.#rest;
    const times = this.#times.fill(0);
    this.countServed(this.#price, best, times);
    const way = this.#way;
    let squares = 0;
    for (let cell = 0; cell < times.length; cell++) {
      const slope = (times[cell] as number) - 1;
      const smooth = INERTIA * (way[cell] as number) + (1 - INERTIA) * slope;
      const price = this.#price[cell] as number;
      // a price that stands at its end already doesn't lengthen the way of the others
      const isAtEnd = smooth > 0 ? price <= 0 : price >= (left[cell] as number);
      way[cell] = isAtEnd ? 0 : smooth;
      squares += (way[cell] as number) ** 2;
    }
    if (squares === 0) return;
    const stride = (eagerness * (value - target)) / squares;
    for (let cell = 0; cell < times.length; cell++) {
      const price = (this.#price[cell] as number) - stride * (way[cell] as number);
      this.#price[cell] = Math.max(0, Math.min(left[cell] as number, price));
    }
  }
}

/** How much of the last way is kept: without it the prices swing from side to side (Camerini, Fratta & Maffioli 1975). */
const INERTIA = 0.8;
const NEWEST = 0.1;
