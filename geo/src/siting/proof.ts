import type { Covering } from './covering.ts';
import { improveByExchange } from './exchange.ts';
import { FREE, LEFT_OUT, Relaxation, TAKEN } from './relaxation.ts';
import { LEAST_PEOPLE, Selection } from './selection.ts';

/** The best sites known, and how many people no choice of as many sites can exceed. */
export interface Proof {
  readonly sites: readonly number[];
  readonly people: number;
  readonly bound: number;
}

/** A part of all choices: what is decided of each site, from where its prices start, and what none of it can exceed. */
interface Part {
  readonly decided: Uint8Array;
  readonly price: Float64Array;
  readonly bound: number;
}

/** Steps towards the bound of the whole, and of each part, whose prices begin near their end. */
const FIRST_STEPS = 500;
const PART_STEPS = 40;
/** Every so many steps towards the first bound the sites that it points at are tried as an answer. */
const STEPS_PER_TRIAL = 10;
/** How much of the way down to the best answer known a step takes; after so many steps without progress it takes less. */
const FIRST_EAGERNESS = 0.3;
const PART_EAGERNESS = 0.1;
const LEAST_EAGERNESS = 0.001;
const PATIENCE = 10;
const CALMING = 0.6;
/** Less than this part of the way down is no progress. */
const LEAST_PROGRESS = 1e-4;

/**
 * Branch and bound: all choices are split into those with and without one site, again and again, and a part whose upper bound
 * is no more than what is already reached is done with. The part of highest bound comes next, so that the bound of the whole
 * falls with each one. Yields after each step with what is known by then.
 *
 * @param first sites that are known to be good
 * @param workLimit how many entries of the covering are read before it ends without a proof
 */
export function* proveBest(
  covering: Covering,
  count: number,
  first: readonly number[],
  workLimit: number,
): Generator<Proof, Proof> {
  const search = new Search(covering, count, first);
  const whole = { decided: new Uint8Array(covering.siteCount), price: covering.weight.slice() };
  const open: Part[] = [{ ...whole, bound: Number.POSITIVE_INFINITY }];
  let steps = FIRST_STEPS;
  while (open.length > 0) {
    const part = open.splice(highestOf(open), 1)[0] as Part;
    const rest = highestBound(open);
    if (!search.canExceed(part.bound)) break;
    for (const bound of search.examine(part, steps)) {
      // what the part can't exceed, and what the others can't
      yield search.proof(Math.max(rest, Math.min(bound, part.bound)));
      if (search.work > workLimit) return search.proof(Math.max(rest, Math.min(bound, part.bound)));
    }
    open.push(...search.split(part));
    steps = PART_STEPS;
  }
  return search.proof(Number.NEGATIVE_INFINITY);
}

class Search {
  work = 0;
  readonly #covering: Covering;
  readonly #count: number;
  /** A choice that reaches more reaches at least so many people more. */
  readonly #leastDifference: number;
  #best: Selection;
  #people: number;
  #relaxation: Relaxation | undefined;

  constructor(covering: Covering, count: number, first: readonly number[]) {
    this.#covering = covering;
    this.#count = count;
    this.#leastDifference = covering.weight.every(Number.isInteger) ? 1 - LEAST_PEOPLE : LEAST_PEOPLE;
    this.#best = new Selection(covering, first);
    this.#people = this.#best.people;
  }

  proof(bound: number): Proof {
    const isProven = !this.canExceed(bound);
    return { sites: this.#best.sites, people: this.#people, bound: isProven ? this.#people : bound };
  }

  /** Whether choices up to a bound could reach more people than the best one known. */
  canExceed(bound: number): boolean {
    return bound >= this.#people + this.#leastDifference;
  }

  /** Brings a part's bound down; yields it after each step. */
  *examine(part: Part, steps: number): Generator<number> {
    this.#relaxation = undefined;
    const taken = listOf(part.decided, TAKEN);
    const free = listOf(part.decided, FREE);
    if (taken.length === this.#count || taken.length + free.length <= this.#count) {
      this.#offer(taken.length === this.#count ? taken : [...taken, ...free]);
      return;
    }
    const relaxation = new Relaxation(this.#covering, part.decided, this.#count, part.price);
    this.#relaxation = relaxation;
    let eagerness = steps === FIRST_STEPS ? FIRST_EAGERNESS : PART_EAGERNESS;
    let idle = 0;
    for (let step = 1; step <= steps && eagerness > LEAST_EAGERNESS; step++) {
      const before = relaxation.bound.people;
      const best = relaxation.step(this.#people, eagerness);
      this.work += relaxation.work;
      idle = relaxation.bound.people < before - LEAST_PROGRESS * (before - this.#people) ? 0 : idle + 1;
      if (idle === PATIENCE) [eagerness, idle] = [eagerness * CALMING, 0];
      const sites = [...taken, ...best];
      if (steps === FIRST_STEPS && step % STEPS_PER_TRIAL === 0) this.#try(sites);
      else this.#offer(sites);
      yield relaxation.bound.people;
      if (!this.canExceed(relaxation.bound.people)) return;
    }
    this.#try([...taken, ...relaxation.bound.best]);
  }

  /** The two halves of a part just examined that can still hold something better; none where nothing in it can. */
  split(part: Part): Part[] {
    const relaxation = this.#relaxation;
    if (!relaxation || !this.canExceed(relaxation.bound.people)) return [];
    const { people: bound, price } = relaxation.bound;
    const decided = this.#decideByWorth(part.decided, relaxation);
    const site = mostDoubtful(decided, relaxation.part);
    const half = (decision: number): Part => {
      const own = decided.slice();
      if (site !== undefined) own[site] = decision;
      return { decided: own, price, bound: Math.min(bound, part.bound) };
    };
    return site === undefined ? [half(FREE)] : [half(TAKEN), half(LEFT_OUT)];
  }

  /** Of a site whose other decision would bring the bound down to what is already reached, it is decided. */
  #decideByWorth(decided: Uint8Array, { bound }: Relaxation): Uint8Array {
    const result = decided.slice();
    const { best, worth, nextWorth, people } = bound;
    const leastBest = worth[best.at(-1) ?? 0] as number;
    for (let site = 0; site < result.length; site++) {
      if (result[site] !== FREE) continue;
      const own = worth[site] as number;
      if (best.includes(site)) {
        if (!this.canExceed(people - own + nextWorth)) result[site] = TAKEN;
      } else if (!this.canExceed(people - leastBest + own)) result[site] = LEFT_OUT;
    }
    return result;
  }

  #offer(sites: readonly number[]): void {
    if (peopleWithin(this.#covering, sites) > this.#people + LEAST_PEOPLE) this.#try(sites);
  }

  #try(sites: readonly number[]): void {
    const selection = new Selection(this.#covering, sites);
    improveByExchange(selection);
    this.work += this.#covering.cellOf.length * this.#count;
    const { people } = selection;
    if (people > this.#people + LEAST_PEOPLE) [this.#best, this.#people] = [selection, people];
  }
}

function listOf(decided: Uint8Array, decision: number): number[] {
  return [...decided.keys()].filter((site) => decided[site] === decision);
}

/** The free site that the bound was least sure of: nearest to being taken every second time. */
function mostDoubtful(decided: Uint8Array, part: Float64Array): number | undefined {
  let found: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  decided.forEach((decision, site) => {
    const certainty = Math.abs((part[site] as number) - 0.5);
    if (decision === FREE && certainty < least) [found, least] = [site, certainty];
  });
  return found;
}

function peopleWithin({ weight, siteStart, cellOf }: Covering, sites: readonly number[]): number {
  const isReached = new Uint8Array(weight.length);
  let people = 0;
  for (const site of sites)
    for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
      const cell = cellOf[at] as number;
      if (!isReached[cell]) people += weight[cell] as number;
      isReached[cell] = 1;
    }
  return people;
}

function highestOf(open: readonly Part[]): number {
  // of equals the newest: deeper parts are nearer to an answer
  let highest = 0;
  open.forEach(({ bound }, at) => {
    if (bound >= (open[highest] as Part).bound) highest = at;
  });
  return highest;
}

function highestBound(open: readonly Part[]): number {
  return open.reduce((most, { bound }) => Math.max(most, bound), Number.NEGATIVE_INFINITY);
}
