import type { Covering } from './covering.ts';

/** Some sites of a covering, with what each other one would add to them. */
export class Selection {
  readonly covering: Covering;
  /** In the order in which they were added. */
  readonly sites: number[] = [];
  readonly isChosen: Uint8Array;
  /** How many of the sites reach each cell. */
  readonly times: Uint16Array;
  /** People whom each site would newly reach; 0 for one that is chosen. */
  readonly gain: Float64Array;

  constructor(covering: Covering, sites: readonly number[] = []) {
    const { siteCount, siteStart, cellOf, weight } = covering;
    this.covering = covering;
    this.isChosen = new Uint8Array(siteCount);
    this.times = new Uint16Array(weight.length);
    this.gain = new Float64Array(siteCount);
    for (let site = 0; site < siteCount; site++) {
      let sum = 0;
      for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++)
        sum += weight[cellOf[at] as number] as number;
      this.gain[site] = sum;
    }
    for (const site of sites) this.add(site);
  }

  add(site: number): void {
    this.isChosen[site] = 1;
    this.sites.push(site);
    this.#count(site, 1);
  }

  remove(site: number): void {
    this.isChosen[site] = 0;
    this.sites.splice(this.sites.indexOf(site), 1);
    this.#count(site, -1);
  }

  /** Gives up and adds sites until it has these. */
  become(sites: readonly number[]): void {
    for (const site of this.sites.slice()) if (!sites.includes(site)) this.remove(site);
    for (const site of sites) if (!this.isChosen[site]) this.add(site);
  }

  /** The people within reach of the sites, summed cell by cell: the same for the same sites in whatever order. */
  get people(): number {
    let sum = 0;
    const { weight } = this.covering;
    for (let cell = 0; cell < weight.length; cell++) if (this.times[cell]) sum += weight[cell] as number;
    return sum;
  }

  /** The site that would add most, but for one; of equals the first. Undefined where none adds anybody. */
  findBest(without = -1): number | undefined {
    let best: number | undefined;
    let most = LEAST_PEOPLE;
    for (let site = 0; site < this.gain.length; site++) {
      if (this.isChosen[site] || site === without || !((this.gain[site] as number) > most)) continue;
      best = site;
      most = this.gain[site] as number;
    }
    return best;
  }

  #count(site: number, step: 1 | -1): void {
    const { siteStart, cellOf, cellStart, siteOf, weight } = this.covering;
    // a cell matters when the first site comes to it and when the last one goes
    const telling = step === 1 ? 0 : 1;
    for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
      const cell = cellOf[at] as number;
      const before = this.times[cell] as number;
      this.times[cell] = before + step;
      if (before !== telling) continue;
      const people = (weight[cell] as number) * step;
      for (let other = cellStart[cell] as number; other < (cellStart[cell + 1] as number); other++) {
        const index = siteOf[other] as number;
        this.gain[index] = (this.gain[index] as number) - people;
      }
    }
  }
}

/** Sums of shares of cells round: less than this many people is nobody. */
export const LEAST_PEOPLE = 1e-6;
