import { isChangeable, type LimitedTown } from './limited-town.ts';
import { LEAST_PEOPLE } from './selection.ts';

/** What choices with limits are compared by: first what is lacking to equity, then people. */
export interface Score {
  readonly lack: number;
  readonly people: number;
}

export function isBetter(one: Score, other: Score): boolean {
  if (Math.abs(one.lack - other.lack) > 1e-9) return one.lack < other.lack;
  return one.people > other.people + LEAST_PEOPLE;
}

/**
 * Some sites of a town where no place is ever full, with what each area has within reach: what one site more or less changes is read
 * from its own cells alone. Lack as `lackOf` counts it.
 */
export class AreaSelection {
  readonly sites: number[] = [];
  readonly #town: LimitedTown;
  readonly #isChosen: Uint8Array;
  /** How many of the sites reach each cell. */
  readonly #times: Uint16Array;
  /** Of each cell its areas that count, and how many of its people live in each. */
  readonly #entryStart: Uint32Array;
  readonly #areaOf: Uint32Array;
  readonly #peopleOf: Float64Array;
  /** Of each area that counts its people, those it is to have within reach, and those it has. */
  readonly #everybody: number[] = [];
  readonly #asked: number[] = [];
  readonly #served: number[] = [];
  /** What the site looked at adds to each area, and the areas it comes to. */
  readonly #added: Float64Array;
  readonly #touched: number[] = [];
  readonly #placesIn = new Map<number, number>();
  #people = 0;
  /** Areas from the lowest share to the highest; empty where the sites have changed since. */
  #ascending: number[] = [];

  constructor(town: LimitedTown, sites: readonly number[] = []) {
    const { covering, areas, areasOfCell, leastShare } = town;
    this.#town = town;
    this.#isChosen = new Uint8Array(covering.siteCount);
    this.#times = new Uint16Array(covering.weight.length);
    const position = areas.map((area) => {
      if (leastShare === undefined || !(area.people > 0) || !isChangeable(area)) return -1;
      this.#asked.push(leastShare === 'HIGHEST' ? area.people : leastShare * area.people);
      this.#served.push(area.today);
      return this.#everybody.push(area.people) - 1;
    });
    this.#entryStart = new Uint32Array(areasOfCell.length + 1);
    const entries = areasOfCell.flatMap((own, cell) => {
      const counted = own.filter(([area]) => (position[area] as number) >= 0);
      this.#entryStart[cell + 1] = (this.#entryStart[cell] as number) + counted.length;
      return counted.map(([area, share]) => [position[area] as number, share * (covering.weight[cell] as number)]);
    });
    this.#areaOf = Uint32Array.from(entries, ([area]) => area as number);
    this.#peopleOf = Float64Array.from(entries, ([, people]) => people as number);
    this.#added = new Float64Array(this.#everybody.length);
    for (const site of sites) this.add(site);
  }

  get score(): Score {
    return { lack: this.#lackWith([]), people: this.#people };
  }

  add(site: number): void {
    this.#isChosen[site] = 1;
    this.sites.push(site);
    this.#change(site, 1);
  }

  remove(site: number): void {
    this.#isChosen[site] = 0;
    this.sites.splice(this.sites.indexOf(site), 1);
    this.#change(site, -1);
  }

  /** The site that lessens most what is lacking, and of those that do as much brings most people; undefined where none helps. */
  findBest(without = -1): number | undefined {
    let best: number | undefined;
    let score = this.score;
    for (const found of this.additions(without)) if (isBetter(found, score)) [best, score] = [found.site, found];
    return best;
  }

  /** What each other site that may come and brings somebody would make of it, but for one. */
  *additions(without = -1): Generator<Score & { readonly site: number }> {
    const { covering, areaOfSite, mostPerArea } = this.#town;
    for (let site = 0; site < covering.siteCount; site++) {
      if (this.#isChosen[site] || site === without) continue;
      const area = areaOfSite[site] as number;
      if (area >= 0 && (this.#placesIn.get(area) ?? 0) >= mostPerArea) continue;
      const found = this.#scoreWith(site);
      if (found) yield { site, ...found };
    }
  }

  /** Undefined where it brings nobody. */
  #scoreWith(site: number): Score | undefined {
    const { siteStart, cellOf, weight } = this.#town.covering;
    const added = this.#added;
    this.#touched.length = 0;
    let people = 0;
    for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
      const cell = cellOf[at] as number;
      if (this.#times[cell]) continue;
      people += weight[cell] as number;
      for (let entry = this.#entryStart[cell] as number; entry < (this.#entryStart[cell + 1] as number); entry++) {
        const area = this.#areaOf[entry] as number;
        if (added[area] === 0) this.#touched.push(area);
        added[area] = (added[area] as number) + (this.#peopleOf[entry] as number);
      }
    }
    const lack = this.#lackWith(this.#touched);
    for (const area of this.#touched) added[area] = 0;
    return people > LEAST_PEOPLE ? { lack, people: this.#people + people } : undefined;
  }

  /** With what is added to some areas. */
  #lackWith(touched: readonly number[]): number {
    if (this.#town.leastShare === 'HIGHEST') return 1 - this.#leastShareWith(touched);
    let lack = this.#lackOfAll();
    for (const area of touched) {
      const own = (this.#asked[area] as number) - (this.#served[area] as number);
      if (own > 0) lack -= Math.min(own, this.#added[area] as number);
    }
    return lack > LEAST_PEOPLE ? lack : 0;
  }

  #lack: number | undefined;

  #lackOfAll(): number {
    this.#lack ??= this.#asked.reduce((sum, own, area) => sum + Math.max(0, own - (this.#served[area] as number)), 0);
    return this.#lack;
  }

  #leastShareWith(touched: readonly number[]): number {
    const shareOf = (area: number, more = 0) =>
      ((this.#served[area] as number) + more) / (this.#everybody[area] as number);
    if (this.#ascending.length === 0)
      this.#ascending = [...this.#served.keys()].toSorted((a, b) => shareOf(a) - shareOf(b));
    let least = 1;
    for (const area of this.#ascending)
      if (!(this.#added[area] as number)) {
        least = Math.min(1, shareOf(area));
        break;
      }
    for (const area of touched) least = Math.min(least, shareOf(area, this.#added[area]));
    return least;
  }

  #change(site: number, step: 1 | -1): void {
    const { covering, areaOfSite } = this.#town;
    const { siteStart, cellOf, weight } = covering;
    const inArea = areaOfSite[site] as number;
    this.#placesIn.set(inArea, (this.#placesIn.get(inArea) ?? 0) + step);
    this.#ascending = [];
    this.#lack = undefined;
    // a cell matters when the first site comes to it and when the last one goes
    const telling = step === 1 ? 0 : 1;
    for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
      const cell = cellOf[at] as number;
      const before = this.#times[cell] as number;
      this.#times[cell] = before + step;
      if (before !== telling) continue;
      this.#people += step * (weight[cell] as number);
      for (let entry = this.#entryStart[cell] as number; entry < (this.#entryStart[cell + 1] as number); entry++) {
        const area = this.#areaOf[entry] as number;
        this.#served[area] = (this.#served[area] as number) + step * (this.#peopleOf[entry] as number);
      }
    }
  }
}
