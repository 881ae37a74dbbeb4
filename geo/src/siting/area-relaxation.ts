import { coverArea } from './area-cover.ts';
import type { AreaDemand, AreaPlace } from './area-demand.ts';
import { shareOut } from './share-out.ts';
import { thinOut } from './thin-out.ts';

/** Areas that lack something, and the sites that come to several of them. */
export interface AreaGround {
  readonly demands: readonly AreaDemand[];
  /** By site of the town. */
  readonly placesOf: ReadonlyMap<number, readonly AreaPlace[]>;
  /** Covers of each area that are known, by positions: one of them is cheap at most prices. */
  readonly known: (readonly number[])[][];
}

export function toAreaGround(demands: readonly AreaDemand[]): AreaGround {
  const placesOf = new Map<number, AreaPlace[]>();
  demands.forEach(({ sites }, area) => {
    sites.forEach((site, position) => {
      const places = placesOf.get(site);
      if (places) places.push({ area, position });
      else placesOf.set(site, [{ area, position }]);
    });
  });
  return { demands, placesOf, known: demands.map(() => []) };
}

/** What some prices prove. */
export interface AreaBound {
  /** Sites that every choice has at least. */
  readonly least: number;
  /** Sites that give every area what it lacks, as few as were looked for; undefined where none were come upon. */
  readonly sites: readonly number[] | undefined;
  /** A site of which some areas would have it taken and some not; undefined where all agree. */
  readonly split: number | undefined;
  readonly work: number;
}

/** A row that every choice keeps to which gives an area what it lacks: its sites at their prices come to so much at least. */
export interface PricedDemand {
  readonly entries: readonly (readonly [site: number, price: number])[];
  readonly least: number;
}

export interface Tightening {
  /** Sites that a choice may have. */
  readonly most: number;
  readonly steps: number;
  /** Entries read before it ends as it stands. */
  readonly workLimit: number;
  /** Whether a choice that is come upon ends it. */
  readonly isWanted: (sites: readonly number[]) => boolean;
}

const FIRST_EAGERNESS = 1;
const LEAST_EAGERNESS = 0.02;
const PATIENCE = 5;
const CALMING = 0.6;
const ROUNDING = 1e-6;
const MOST_KNOWN = 40;
/** A union of what the areas take is thinned out where so many sites less would do. */
const NEARLY = 6;

/**
 * The Lagrangian decomposition of the areas' demands (Guignard & Kim 1987): each area chooses its sites by itself and pays for each a part
 * of its price of 1, and whatever the parts,
 *
 *   Σ over areas of the cheapest sites that give it what it lacks
 *
 * is no more than the sites of any choice. What one area needs is looked for in whole sites, so that this bounds far better than a linear
 * relaxation; only that areas disagree about a site lowers it. Prices go where more areas would take it than pay for it.
 */
export class AreaRelaxation {
  readonly taken: readonly number[];
  readonly #ground: AreaGround;
  /** By area and position; 0 where the site is taken, Infinity where it may not be. */
  #price: readonly Float64Array[];

  private constructor(ground: AreaGround, taken: readonly number[], price: readonly Float64Array[]) {
    this.#ground = ground;
    this.taken = taken;
    this.#price = price;
  }

  static of(ground: AreaGround): AreaRelaxation {
    const price = ground.demands.map(({ sites }) =>
      Float64Array.from(sites, (site) => 1 / (ground.placesOf.get(site)?.length ?? 1)),
    );
    return new AreaRelaxation(ground, [], price);
  }

  with(site: number): AreaRelaxation {
    return new AreaRelaxation(this.#ground, [...this.taken, site], this.#priced(site, 0));
  }

  without(sites: readonly number[]): AreaRelaxation {
    return new AreaRelaxation(
      this.#ground,
      this.taken,
      sites.reduce((price, site) => this.#priced(site, Number.POSITIVE_INFINITY, price), this.#price),
    );
  }

  /**
   * The sites that no choice of so many has: with one of them taken the bound is above that. Of each its areas alone are asked again.
   * @param sites those asked about
   */
  listNeedless(sites: readonly number[], most: number, workLimit: number): { sites: number[]; work: number } {
    const { demands, placesOf } = this.#ground;
    const value = demands.map((_, area) => this.#cover(area, this.#price[area] as Float64Array).least);
    const bound = value.reduce((sum, own) => sum + own, this.taken.length);
    if (bound > most + ROUNDING) return { sites: [...sites], work: 0 };
    let work = 0;
    const needless = sites.filter((site) => {
      if (work > workLimit) return false;
      let more = bound;
      for (const { area, position } of placesOf.get(site) ?? []) {
        const price = this.#price[area] as Float64Array;
        const paid = price[position] as number;
        if (paid === 0 || paid === Number.POSITIVE_INFINITY) return false;
        // whatever it pays for, an area that has it pays no less than before without what the site costs
        const free = price.slice();
        free[position] = 0;
        const cover = coverArea(demands[area] as AreaDemand, free, value[area] as number);
        work += cover.work;
        more += cover.least - (value[area] as number);
      }
      return more + 1 > most + ROUNDING;
    });
    return { sites: needless, work };
  }

  /** What each area asks at its prices: sites times prices, and how much they come to in every choice that keeps to its demand. */
  *rows(): Generator<PricedDemand> {
    for (const [area, demand] of this.#ground.demands.entries()) {
      const price = this.#price[area] as Float64Array;
      const { least } = this.#cover(area, price);
      yield { entries: [...demand.sites].map((site, at) => [site, price[at] as number] as const), least };
    }
  }

  /** Better prices, until they prove that more sites are needed than may be, or a choice is come upon that is wanted, or the steps or the work end. */
  tighten({ most, steps, workLimit, isWanted }: Tightening): AreaBound {
    const { demands, placesOf } = this.#ground;
    let price = this.#price.map((own) => own.slice());
    const chosen: (readonly number[])[] = demands.map(() => []);
    const value = new Float64Array(demands.length);
    let isStale = demands.map(() => true);
    let [bound, eagerness, idle, work] = [0, FIRST_EAGERNESS, 0, 0];
    let split: number | undefined;
    for (let step = 0; step < steps; step++) {
      demands.forEach((_, area) => {
        if (!isStale[area]) return;
        const cover = this.#cover(area, price[area] as Float64Array);
        work += cover.work;
        value[area] = cover.least;
        chosen[area] = cover.sites;
      });
      const sum = value.reduce((total, own) => total + own, this.taken.length);
      if (sum > bound + ROUNDING) {
        [bound, idle] = [sum, 0];
        this.#price = price.map((own) => own.slice());
      } else if (++idle === PATIENCE) [eagerness, idle] = [eagerness * CALMING, 0];
      if (bound > most + ROUNDING) return { least: bound, sites: undefined, split: undefined, work };
      const sites = this.#thin(chosen, most);
      if (sites && isWanted(sites)) return { least: bound, sites, split: undefined, work };
      if (eagerness < LEAST_EAGERNESS || work > workLimit) break;

      const slope = new Map<AreaPlace, number>();
      let [squares, widest] = [0, 0];
      split = undefined;
      for (const [site, places] of placesOf) {
        if (places.length === 1 || isDecided(price, places[0] as AreaPlace)) continue;
        const uses = places.map(({ area, position }) => Number(chosen[area]?.includes(position)));
        const mean = uses.reduce((total, own) => total + own, 0) / places.length;
        if (mean === 0 || mean === 1) continue;
        places.forEach((place, at) => {
          const own = (uses[at] as number) - mean;
          slope.set(place, own);
          squares += own * own;
        });
        const width = Math.min(mean, 1 - mean) * places.length + mean;
        if (width > widest) [widest, split] = [width, site];
      }
      if (squares === 0) break;
      const way = (eagerness * Math.max(0.05, most + 0.5 - sum)) / squares;
      isStale = demands.map(() => false);
      price = price.map((own) => own.slice());
      for (const [{ area, position }, own] of slope) {
        const ofArea = price[area] as Float64Array;
        ofArea[position] = (ofArea[position] as number) + way * own;
        isStale[area] = true;
      }
      for (const places of placesOf.values()) if (slope.has(places[0] as AreaPlace)) shareOut(price, places);
    }
    return { least: bound, sites: undefined, split: split ?? this.#firstOpen(chosen), work };
  }

  #priced(site: number, price: number, all: readonly Float64Array[] = this.#price): Float64Array[] {
    const next = all.slice();
    for (const { area, position } of this.#ground.placesOf.get(site) ?? []) {
      const own = (next[area] as Float64Array).slice();
      own[position] = price;
      next[area] = own;
    }
    return next;
  }

  #cover(
    area: number,
    price: Float64Array,
  ): { readonly least: number; readonly sites: readonly number[]; work: number } {
    const covers = this.#ground.known[area] as (readonly number[])[];
    let [best, least]: [readonly number[], number] = [[], Number.POSITIVE_INFINITY];
    for (const cover of covers) {
      const paid = cover.reduce((sum, position) => sum + (price[position] as number), 0);
      if (paid < least) [best, least] = [cover, paid];
    }
    const found = coverArea(this.#ground.demands[area] as AreaDemand, price, least);
    if (!found.sites) return { least: found.least, sites: best, work: found.work };
    covers.push(found.sites);
    if (covers.length > MOST_KNOWN) covers.shift();
    return { least: found.least, sites: found.sites, work: found.work };
  }

  /** What all areas together take, without what is needless; undefined where that is more than so many. */
  #thin(chosen: readonly (readonly number[])[], most: number): readonly number[] | undefined {
    const { demands, placesOf } = this.#ground;
    // of an area whose search ended early none may be known
    if (chosen.some((own) => own.length === 0)) return undefined;
    const sites = new Set(this.taken);
    chosen.forEach((own, area) => {
      for (const position of own) sites.add((demands[area] as AreaDemand).sites[position] as number);
    });
    if (sites.size > most + NEARLY) return undefined;
    if (sites.size <= most) return [...sites];
    return thinOut(demands, placesOf, [...sites], most);
  }

  /** Any site that is chosen and not decided, for want of one that areas disagree about. */
  #firstOpen(chosen: readonly (readonly number[])[]): number | undefined {
    for (const [area, own] of chosen.entries())
      for (const position of own)
        if (!isDecided(this.#price, { area, position })) return this.#ground.demands[area]?.sites[position];
    return undefined;
  }
}

function isDecided(price: readonly Float64Array[], { area, position }: AreaPlace): boolean {
  const own = price[area]?.[position];
  return own === 0 || own === Number.POSITIVE_INFINITY;
}
