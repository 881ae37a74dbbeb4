import type { AreaDemand } from './area-demand.ts';
import { LEAST_PEOPLE } from './selection.ts';

/** The cheapest sites that give an area what it lacks. */
export interface CheapestCover {
  /** No sites that do are cheaper; Infinity where none do. */
  readonly least: number;
  /** Positions of the sites, none of them needless; undefined where none were found that cost less than was known. */
  readonly sites: readonly number[] | undefined;
  /** Entries read, as a search that only reads would count them. */
  readonly work: number;
}

/** Sums of prices round. */
const ROUNDING = 1e-9;
/** A part of a price so small that the site is taken without asking. */
const FREE = 1e-7;
/** What a site that is weighed and sorted counts as, beside an entry that is only read. */
const WEIGHING = 60;
/** Parts of the search of one area: what is open then is bounded as it stands. */
const MOST_PARTS = 1_000;

/**
 * The cheapest sites with which an area has what it lacks: a covering of a part of its people (Daskin & Owen 1999 on partial covers), by branch
 * and bound. Whatever other sites come, a site brings an area no more than it would now: so sites taken in parts, most people for their
 * price first, cost no more than any whole ones (the knapsack relaxation of Dantzig 1957).
 *
 * @param price of each site, by position; 0: it is taken anyway, Infinity: it may not be
 * @param known what is paid for sites that are known to do
 */
export function coverArea(demand: AreaDemand, price: Float64Array, known: number): CheapestCover {
  const search = new CoverSearch(demand, price, known);
  search.takeFree();
  search.look();
  return search.answer;
}

class CoverSearch {
  readonly #demand: AreaDemand;
  readonly #price: Float64Array;
  /** People whom each site would newly bring. */
  readonly #gain: Float64Array;
  readonly #times: Uint16Array;
  readonly #isDecided: Uint8Array;
  readonly #taken: number[] = [];
  /** People for their price. */
  readonly #worth: Float64Array;
  readonly #order: Int32Array;
  #lack: number;
  #paid = 0;
  #best: readonly number[] | undefined;
  #most: number;
  /** What the parts that were left open cost at least. */
  #leastOpen = Number.POSITIVE_INFINITY;
  #parts = 0;
  #work = 0;

  constructor(demand: AreaDemand, price: Float64Array, known: number) {
    const { sites, siteStart, groupOf, people, lack } = demand;
    this.#demand = demand;
    this.#price = price;
    this.#lack = lack;
    this.#most = known;
    this.#gain = new Float64Array(sites.length);
    this.#worth = new Float64Array(sites.length);
    this.#order = new Int32Array(sites.length);
    this.#times = new Uint16Array(people.length);
    this.#isDecided = Uint8Array.from(price, (own) => Number(own === Number.POSITIVE_INFINITY));
    for (let site = 0; site < sites.length; site++)
      for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++)
        this.#gain[site] = (this.#gain[site] as number) + (people[groupOf[at] as number] as number);
    this.#work += groupOf.length;
  }

  get answer(): CheapestCover {
    return { least: Math.min(this.#most, this.#leastOpen), sites: this.#best, work: this.#work };
  }

  takeFree(): void {
    this.#price.forEach((own, site) => {
      if (own > FREE) return;
      this.#isDecided[site] = 1;
      this.#taken.push(site);
      this.#change(site, 1);
    });
  }

  look(): void {
    if (this.#lack <= LEAST_PEOPLE) return this.#keep();
    const open = this.#sortOpen();
    for (let first = 0; first < open.length; first++) {
      const bound = this.#boundFrom(open, first);
      if (bound >= this.#most - ROUNDING) break;
      if (++this.#parts > MOST_PARTS) {
        this.#leastOpen = Math.min(this.#leastOpen, bound);
        break;
      }
      const site = open[first] as number;
      // the parts after this one are those without it
      this.#isDecided[site] = 1;
      this.#taken.push(site);
      this.#paid += this.#price[site] as number;
      this.#change(site, 1);
      this.look();
      this.#change(site, -1);
      this.#paid -= this.#price[site] as number;
      this.#taken.pop();
    }
    for (const site of open) this.#isDecided[site] = 0;
  }

  /** The sites that bring anybody, most people for their price first. */
  #sortOpen(): Int32Array {
    const order = this.#order;
    const worth = this.#worth;
    let count = 0;
    for (let site = 0; site < this.#gain.length; site++) {
      if (this.#isDecided[site]) continue;
      const people = Math.min(this.#gain[site] as number, this.#lack);
      if (people <= LEAST_PEOPLE) continue;
      worth[site] = people / (this.#price[site] as number);
      order[count++] = site;
    }
    this.#work += WEIGHING * count;
    return order.subarray(0, count).toSorted((a, b) => (worth[b] as number) - (worth[a] as number) || a - b);
  }

  /** With the sites from one on, the last of them in part. */
  #boundFrom(open: Int32Array, first: number): number {
    let lack = this.#lack;
    let paid = this.#paid;
    for (let at = first; at < open.length; at++) {
      const site = open[at] as number;
      const people = Math.min(this.#gain[site] as number, this.#lack);
      if (people >= lack - LEAST_PEOPLE) return paid + (this.#price[site] as number) * Math.min(1, lack / people);
      lack -= people;
      paid += this.#price[site] as number;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The sites taken do; without those that are needless. */
  #keep(): void {
    if (this.#paid >= this.#most - ROUNDING) return;
    this.#most = this.#paid;
    const kept = this.#taken.slice();
    const dropped: number[] = [];
    for (const site of this.#taken) {
      this.#change(site, -1);
      if (this.#lack <= LEAST_PEOPLE) dropped.push(...kept.splice(kept.indexOf(site), 1));
      else this.#change(site, 1);
    }
    for (const site of dropped) this.#change(site, 1);
    this.#best = kept;
  }

  #change(site: number, step: 1 | -1): void {
    const { siteStart, groupOf, groupStart, siteOf, people } = this.#demand;
    // a group matters when the first site comes to it and when the last one goes
    const telling = step === 1 ? 0 : 1;
    for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
      const group = groupOf[at] as number;
      const before = this.#times[group] as number;
      this.#times[group] = before + step;
      if (before !== telling) continue;
      const own = (people[group] as number) * step;
      this.#lack -= own;
      for (let other = groupStart[group] as number; other < (groupStart[group + 1] as number); other++) {
        const index = siteOf[other] as number;
        this.#gain[index] = (this.#gain[index] as number) - own;
      }
    }
    this.#work += (siteStart[site + 1] as number) - (siteStart[site] as number);
  }
}
