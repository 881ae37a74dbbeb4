import { FREE, LEFT_OUT, type Relaxation, TAKEN } from './relaxation.ts';

/** Sites and what they bring: people within reach, cost saved. */
export interface Choice {
  readonly sites: readonly number[];
  readonly value: number;
}

/** The best sites known, and what no choice of as many sites can exceed. */
export interface Proof extends Choice {
  readonly bound: number;
}

/** What the search asks of a question of which sites bring most. */
export interface Ground {
  readonly siteCount: number;
  /** From where the prices of the first bound start, per cell. */
  readonly firstPrice: Float64Array;
  /** A choice that is better is so by at least this much. */
  readonly leastDifference: number;
  /** Sums round: less than this much is nothing. */
  readonly tolerance: number;
  valueOf(sites: readonly number[]): number;
  /** The sites, and where exchanging one for another brings more those. */
  improve(sites: readonly number[]): Choice;
  /** How many entries that reads. */
  readonly improvingWork: number;
  relax(decided: Uint8Array, price: Float64Array): Relaxation;
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
 * is no more than what is already known is done with. The part of highest bound comes next, so that the bound of the whole
 * falls with each one. Yields after each step with what is known by then.
 *
 * @param first sites that are known to be good
 * @param workLimit how many entries are read before it ends without a proof
 */
export function* proveBest(
  ground: Ground,
  count: number,
  first: readonly number[],
  workLimit: number,
): Generator<Proof, Proof> {
  const search = new Search(ground, count, first);
  const whole = { decided: new Uint8Array(ground.siteCount), price: ground.firstPrice };
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
  readonly #ground: Ground;
  readonly #count: number;
  #best: Choice;
  #relaxation: Relaxation | undefined;

  constructor(ground: Ground, count: number, first: readonly number[]) {
    this.#ground = ground;
    this.#count = count;
    this.#best = { sites: first, value: ground.valueOf(first) };
  }

  proof(bound: number): Proof {
    return { ...this.#best, bound: this.canExceed(bound) ? bound : this.#best.value };
  }

  /** Whether choices up to a bound could bring more than the best one known. */
  canExceed(bound: number): boolean {
    return bound >= this.#best.value + this.#ground.leastDifference;
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
    const relaxation = this.#ground.relax(part.decided, part.price);
    this.#relaxation = relaxation;
    let eagerness = steps === FIRST_STEPS ? FIRST_EAGERNESS : PART_EAGERNESS;
    let idle = 0;
    for (let step = 1; step <= steps && eagerness > LEAST_EAGERNESS; step++) {
      const before = relaxation.bound.value;
      const best = relaxation.step(this.#best.value, eagerness);
      this.work += relaxation.work;
      idle = relaxation.bound.value < before - LEAST_PROGRESS * (before - this.#best.value) ? 0 : idle + 1;
      if (idle === PATIENCE) [eagerness, idle] = [eagerness * CALMING, 0];
      const sites = [...taken, ...best];
      if (steps === FIRST_STEPS && step % STEPS_PER_TRIAL === 0) this.#try(sites);
      else this.#offer(sites);
      yield relaxation.bound.value;
      if (!this.canExceed(relaxation.bound.value)) return;
    }
    this.#try([...taken, ...relaxation.bound.best]);
  }

  /** The two halves of a part just examined that can still hold something better; none where nothing in it can. */
  split(part: Part): Part[] {
    const relaxation = this.#relaxation;
    if (!relaxation || !this.canExceed(relaxation.bound.value)) return [];
    const { value: bound, price } = relaxation.bound;
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
    const { best, worth, nextWorth, value } = bound;
    const leastBest = worth[best.at(-1) ?? 0] as number;
    for (let site = 0; site < result.length; site++) {
      if (result[site] !== FREE) continue;
      const own = worth[site] as number;
      if (best.includes(site)) {
        if (!this.canExceed(value - own + nextWorth)) result[site] = TAKEN;
      } else if (!this.canExceed(value - leastBest + own)) result[site] = LEFT_OUT;
    }
    return result;
  }

  #offer(sites: readonly number[]): void {
    if (this.#ground.valueOf(sites) > this.#best.value + this.#ground.tolerance) this.#try(sites);
  }

  #try(sites: readonly number[]): void {
    const choice = this.#ground.improve(sites);
    this.work += this.#ground.improvingWork;
    if (choice.value > this.#best.value + this.#ground.tolerance) this.#best = choice;
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
