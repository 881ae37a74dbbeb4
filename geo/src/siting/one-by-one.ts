import type { ChosenSite } from './answer.ts';
import type { Covering } from './covering.ts';
import { addAndImprove, improveByDoingWithout } from './exchange.ts';
import { LEAST_PEOPLE, Selection } from './selection.ts';

/** Some sites and the people whom they reach. */
export interface Known {
  readonly sites: readonly number[];
  readonly people: number;
}

const knownOf = ({ sites, people }: Selection): Known => ({ sites: [...sites], people });

/** The sites known best for 1, 2, … places, each from the one before by the best addition and exchanges; yields them with the people whom they reach. */
export function* extendOneByOne(covering: Covering, count: number): Generator<Known, number[][]> {
  const selection = new Selection(covering);
  const known: number[][] = [];
  while (known.length < count) {
    const best = selection.findBest();
    if (best === undefined) break;
    addAndImprove(selection, best);
    known.push([...selection.sites]);
    yield knownOf(selection);
  }
  const last = known.at(-1);
  if (last?.length !== count) return known;
  for (const _ of improveByDoingWithout(selection)) yield knownOf(selection);
  return [...known.slice(0, -1), [...selection.sites]];
}

/** Sites in the order in which each adds most on top of those before; those that add nobody are left out. */
export function inOrder(covering: Covering, sites: readonly number[]): ChosenSite[] {
  const selection = new Selection(covering);
  const rest = Uint32Array.from(new Set(sites)).toSorted();
  let left = rest.length;
  const ordered: ChosenSite[] = [];
  for (;;) {
    let [best, most] = [-1, LEAST_PEOPLE];
    for (let at = 0; at < left; at++) {
      const added = selection.gain[rest[at] as number] as number;
      if (added > most) [best, most] = [at, added];
    }
    if (best < 0) return ordered;
    const site = rest[best] as number;
    rest.copyWithin(best, best + 1, left--);
    selection.add(site);
    ordered.push({ site, added: most });
  }
}
