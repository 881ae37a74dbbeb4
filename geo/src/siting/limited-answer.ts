import { type ChosenSite, type CurvePoint, MOST_TIES, type SitingChoice, TIE_SHARE } from './answer.ts';
import { AreaSelection } from './area-selection.ts';
import type { Covering } from './covering.ts';
import { peopleInReach } from './limited-greedy.ts';
import { hasRoom, isChangeable, type LimitedTown, lackOf, serve, sharesServed } from './limited-town.ts';
import { inOrder as inOrderOfCovering } from './one-by-one.ts';
import { LEAST_PEOPLE } from './selection.ts';
import type { Serving } from './serving.ts';

/** Sites, and whom they serve. */
export interface Sharing {
  readonly sites: readonly number[];
  /** People whom each site serves and of each covered cell. */
  readonly servedBy: readonly number[];
  readonly servedOfCell: Float64Array;
  /** Where places are full and a programme shared people out: its columns, from where the next one can begin. */
  readonly columns?: Float64Array;
}

/** A choice that keeps to the limits, and how it stands. */
export interface Found extends Sharing {
  /** People served that no choice exceeds. */
  readonly bound: number;
  readonly isOptimal: boolean;
}

export function foundOf(serving: Serving): Sharing {
  const { sites, servedOfCell } = serving;
  return { sites, servedBy: sites.map((site) => serving.servedBy(site)), servedOfCell };
}

/** A choice in the words of every answer: its sites in order, what each number of them serves, and the choices that are as good. */
export function answerOf(town: LimitedTown, found: Found, mostTies = MOST_TIES): SitingChoice {
  const { today, areas, covering } = town;
  const people = found.servedBy.reduce((sum, own) => sum + own, 0);
  const { sites, curve } = inOrder(town, found, people);
  return {
    status: 'FOUND',
    method: 'mclp',
    sites,
    value: today + people,
    bound: found.isOptimal ? today + people : today + found.bound,
    isOptimal: found.isOptimal,
    curve,
    ties: mostTies > 0 ? tiesOf(town, found, people).slice(0, mostTies) : [],
    unreachable: covering.unreachable,
    areaShares: areas.length > 0 ? sharesServed(town, found.servedOfCell) : null,
    // of the highest it is told by who has looked for it
    leastShareBound: null,
    unchangeableAreas: [...areas.keys()].filter((area) => !isChangeable(areas[area] as LimitedTown['areas'][number])),
  };
}

/** Sites in the order in which each serves most people more, those that serve nobody left out, and what is served with them. */
function inOrder(town: LimitedTown, found: Found, people: number): { sites: ChosenSite[]; curve: CurvePoint[] } {
  const sites = town.isCapacitated ? inOrderOfRoom(town, found) : inOrderOfReach(town.covering, found.sites);
  let sum = 0;
  const served = [0, ...sites.map(({ newly }) => (sum += newly))];
  const curve = Array.from({ length: town.count + 1 }, (_, count) => {
    const reached = count >= sites.length ? people : Math.min(people, served[count] as number);
    return { value: town.today + reached, without: Math.max(0, town.everybody - town.today - reached) };
  });
  return { sites: sites.map(({ site, added }) => ({ site, added })), curve };
}

/** A site with whom it serves, and how many more are served with it than without. */
interface OrderedSite extends ChosenSite {
  readonly newly: number;
}

const inOrderOfReach = (covering: Covering, sites: readonly number[]): OrderedSite[] =>
  inOrderOfCovering(covering, sites).map((own) => ({ ...own, newly: own.added }));

function inOrderOfRoom(town: LimitedTown, found: Found): OrderedSite[] {
  const serving = serve(town, []);
  const rest = new Map(found.sites.map((site, at) => [site, found.servedBy[at] as number]));
  const sites: OrderedSite[] = [];
  while (rest.size > 0) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const site of rest.keys()) {
      const added = serving.copy().add(site);
      if (added > most) [best, most] = [site, added];
    }
    serving.add(best);
    const own = rest.get(best) as number;
    rest.delete(best);
    if (own <= LEAST_PEOPLE && most <= LEAST_PEOPLE) continue;
    sites.push({ site: best, added: own, newly: most });
  }
  return sites;
}

/** Choices that keep to the limits, differ by one place and serve nearly as many people. */
function tiesOf(town: LimitedTown, found: Found, people: number): ChosenSite[][] {
  const least = (1 - TIE_SHARE) * people - LEAST_PEOPLE;
  const ties = town.isCapacitated ? tiesOfRoom(town, found, least) : tiesOfReach(town, found, least);
  return [...ties]
    .toSorted((a, b) => b.people - a.people)
    .slice(0, MOST_TIES)
    .map(({ sites, people: served }) => {
      const tie = { ...foundOf(serve(town, sites)), bound: served, isOptimal: true };
      return inOrder(town, tie, served).sites;
    });
}

interface Tie {
  readonly sites: readonly number[];
  readonly people: number;
}

function* tiesOfReach(town: LimitedTown, { sites }: Found, least: number): Generator<Tie> {
  const selection = new AreaSelection(town, sites);
  for (const removed of sites) {
    selection.remove(removed);
    for (const { site, lack, people } of selection.additions(removed))
      if (lack === 0 && people >= least) yield { sites: [...selection.sites, site], people };
    selection.add(removed);
  }
}

function* tiesOfRoom(town: LimitedTown, { sites }: Found, least: number): Generator<Tie> {
  for (const removed of sites) {
    const others = sites.filter((site) => site !== removed);
    const base = serve(town, others);
    for (let site = 0; site < town.covering.siteCount; site++) {
      if (site === removed || others.includes(site) || !hasRoom(town, others, site)) continue;
      if (base.people + Math.min(town.capacity[site] as number, peopleInReach(town, site)) < least) continue;
      const serving = base.copy();
      serving.add(site);
      if (serving.people >= least && serving.servedBy(site) > LEAST_PEOPLE && lackOf(town, serving.servedOfCell) === 0)
        yield { sites: serving.sites, people: serving.people };
    }
  }
}
