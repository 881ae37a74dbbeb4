import type { ChosenSite } from './answer.ts';
import type { Covering } from './covering.ts';
import { improveByDoingWithout, improveByExchange } from './exchange.ts';
import { LEAST_PEOPLE, Selection } from './selection.ts';

/** Some sites and the people whom they reach. */
interface Known {
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
    selection.add(best);
    improveByExchange(selection);
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
  const rest = new Set([...sites].toSorted((a, b) => a - b));
  const ordered: ChosenSite[] = [];
  for (;;) {
    let best: ChosenSite = { site: -1, added: LEAST_PEOPLE };
    for (const site of rest) {
      const added = selection.gain[site] as number;
      if (added > best.added) best = { site, added };
    }
    if (best.site < 0) return ordered;
    rest.delete(best.site);
    selection.add(best.site);
    ordered.push(best);
  }
}
