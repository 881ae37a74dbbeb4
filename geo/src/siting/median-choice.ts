import type { Choice } from './proof.ts';
import type { Savings } from './savings.ts';

/** One site of a choice given up for another. */
type Visit = (removed: number, added: number, difference: number) => void;

/** Some sites, with the nearest and the second nearest of each cell: from them follows what every addition and exchange saves. */
export class MedianChoice {
  readonly savings: Savings;
  readonly sites: number[];
  readonly #isChosen: Uint8Array;
  /** Per cell the cost to the nearest, today's where no site is nearer, and the site; −1 where none is. */
  readonly nearestCost: Float64Array;
  readonly nearestSite: Int32Array;
  readonly secondCost: Float64Array;

  constructor(savings: Savings, sites: readonly number[]) {
    const cells = savings.weight.length;
    this.savings = savings;
    this.sites = [...sites];
    this.#isChosen = new Uint8Array(savings.siteCount);
    this.nearestCost = new Float64Array(cells);
    this.nearestSite = new Int32Array(cells);
    this.secondCost = new Float64Array(cells);
    for (const site of sites) this.#isChosen[site] = 1;
    this.#findNearest();
  }

  add(site: number): void {
    this.sites.push(site);
    this.#isChosen[site] = 1;
    this.#findNearest();
  }

  exchange(removed: number, added: number): void {
    this.sites.splice(this.sites.indexOf(removed), 1);
    this.#isChosen[removed] = 0;
    this.add(added);
  }

  /** What the sites save, summed cell by cell. */
  get value(): number {
    const { weight, cap } = this.savings;
    let sum = 0;
    for (let cell = 0; cell < weight.length; cell++)
      sum += (weight[cell] as number) * ((cap[cell] as number) - (this.nearestCost[cell] as number));
    return sum;
  }

  /** What each site would save on top of these; 0 for one of them. */
  gains(): Float64Array {
    const { siteCount, weight, cellStart, siteOf, cost } = this.savings;
    const gain = new Float64Array(siteCount);
    for (let cell = 0; cell < weight.length; cell++) {
      const nearest = this.nearestCost[cell] as number;
      for (let at = cellStart[cell] as number; at < (cellStart[cell + 1] as number); at++) {
        const saved = nearest - (cost[at] as number);
        if (!(saved > 0)) break;
        const site = siteOf[at] as number;
        gain[site] = (gain[site] as number) + (weight[cell] as number) * saved;
      }
    }
    return gain;
  }

  /** Every exchange of one of the sites for another, with what it saves more (Whitaker 1983: all at once from the two nearest). */
  visitExchanges(visit: Visit): void {
    const { siteCount, weight, cellStart, siteOf, cost } = this.savings;
    const { nearestCost, nearestSite, secondCost, sites } = this;
    const gain = this.gains();
    const loss = new Float64Array(siteCount);
    const rowOf = new Map(sites.map((site) => [site, new Float64Array(siteCount)]));
    for (let cell = 0; cell < weight.length; cell++) {
      const nearest = nearestSite[cell] as number;
      if (nearest < 0) continue;
      const people = weight[cell] as number;
      const second = secondCost[cell] as number;
      const own = nearestCost[cell] as number;
      loss[nearest] = (loss[nearest] as number) + people * (second - own);
      const made = rowOf.get(nearest) as Float64Array;
      for (let at = cellStart[cell] as number; at < (cellStart[cell + 1] as number); at++) {
        const toSite = cost[at] as number;
        if (!(toSite < second)) break;
        const site = siteOf[at] as number;
        made[site] = (made[site] as number) + people * (second - Math.max(toSite, own));
      }
    }
    for (const [removed, made] of rowOf)
      for (let added = 0; added < siteCount; added++)
        if (!this.#isChosen[added])
          visit(removed, added, (gain[added] as number) + (made[added] as number) - (loss[removed] as number));
  }

  #findNearest(): void {
    const { weight, cap, cellStart, siteOf, cost } = this.savings;
    for (let cell = 0; cell < weight.length; cell++) {
      const end = cellStart[cell + 1] as number;
      let at = this.#nextChosen(cellStart[cell] as number, end);
      this.nearestSite[cell] = at < end ? (siteOf[at] as number) : -1;
      this.nearestCost[cell] = at < end ? (cost[at] as number) : (cap[cell] as number);
      at = at < end ? this.#nextChosen(at + 1, end) : end;
      this.secondCost[cell] = at < end ? (cost[at] as number) : (cap[cell] as number);
    }
  }

  #nextChosen(from: number, end: number): number {
    const { siteOf } = this.savings;
    let at = from;
    while (at < end && !this.#isChosen[siteOf[at] as number]) at++;
    return at;
  }
}

/** Exchanges as long as one saves more, always the one that saves most (Teitz & Bart 1968). */
export function improveMedian(choice: MedianChoice, tolerance: number): Choice {
  for (;;) {
    let best: readonly [removed: number, added: number] | undefined;
    let most = tolerance;
    choice.visitExchanges((removed, added, difference) => {
      if (difference > most) [best, most] = [[removed, added], difference];
    });
    if (!best) return { sites: choice.sites, value: choice.value };
    choice.exchange(...best);
  }
}
