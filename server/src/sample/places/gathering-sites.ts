import type { LngLat } from '@hazama/geo';
import type { DemoArea, TownFacts } from '../facts/town-facts.ts';
import type { PeopleCell } from '../people/people.ts';
import { isWithinWalk, olderIn, WalkingReach } from '../people/walking-reach.ts';
import { createRandom, type Random } from '../random.ts';

/** Where a gathering place stands, and whether it opens every week. */
export interface GatheringSite {
  readonly area: string;
  readonly location: LngLat;
  readonly weekly: boolean;
}

/** How far an area may end above what its demo facts ask for, as a share of its older people. */
const TOLERANCE = 0.02;
const CANDIDATES_A_ROUND = 40;
const FEWEST_LEFT = 4;
const MOST_LEFT = 9;

/**
 * Sets up weekly gathering places until each area has about the share of older people within a walk that its demo facts
 * ask for, then adds others that change little: monthly salons, and weekly ones where there is one already.
 */
export function chooseGatheringSites(facts: TownFacts, cells: readonly PeopleCell[]): GatheringSite[] {
  const reach = new WalkingReach(cells, facts.core[1]);
  const sites: GatheringSite[] = [];
  const done: DemoArea[] = [];
  // well-served areas first: a place near a border then adds little to an area that is finished
  for (const demo of facts.demo.toSorted((a, b) => a.notReachedShare - b.notReachedShare)) {
    const random = createRandom(`${facts.slug}/gathering/${demo.area}`);
    const own = cells.filter((cell) => cell.area === demo.area);
    const weekly = coverArea(demo, own, reach, done, random);
    sites.push(...weekly.map((location) => ({ area: demo.area, location, weekly: true })));
    sites.push(...extraSites(demo, own, weekly, facts, reach, random));
    done.push(demo);
  }
  return sites;
}

function coverArea(
  demo: DemoArea,
  own: readonly PeopleCell[],
  reach: WalkingReach,
  done: readonly DemoArea[],
  random: Random,
): LngLat[] {
  const chosen: LngLat[] = [];
  const candidates = demo.marks.includes('east') ? westernPart(own) : own;
  const spared = demo.marks.includes('few') ? outlyingCell(own) : undefined;
  for (let misses = 0; misses < 8; ) {
    if (isReachedEnough(demo, reach)) break;
    const best = Array.from({ length: CANDIDATES_A_ROUND }, () => nearCentre(random.pick(candidates), random))
      .map((location) => ({ location, gains: reach.gains(location) }))
      .filter(({ location }) => !spared || !isWithinWalk(location, spared.centre))
      .filter(({ gains }) => fits(demo, gains, reach) && done.every((other) => fits(other, gains, reach)))
      .reduce<{ location: LngLat; gain: number } | undefined>((most, { location, gains }) => {
        const gain = gains.get(demo.area) ?? 0;
        return gain > (most?.gain ?? 0) ? { location, gain } : most;
      }, undefined);
    if (!best) misses++;
    else {
      reach.setUp(best.location);
      chosen.push(best.location);
    }
  }
  return chosen;
}

function isReachedEnough(demo: DemoArea, reach: WalkingReach): boolean {
  const left = reach.total(demo.area) - reach.covered(demo.area);
  if (demo.marks.includes('few')) return left <= MOST_LEFT;
  return left / reach.total(demo.area) <= demo.notReachedShare + TOLERANCE / 2;
}

/** Whether an area keeps about as many people without a place as its facts ask for. */
function fits(demo: DemoArea, gains: ReadonlyMap<string, number>, reach: WalkingReach): boolean {
  const gain = gains.get(demo.area) ?? 0;
  if (gain === 0) return true;
  const left = reach.total(demo.area) - reach.covered(demo.area) - gain;
  if (demo.marks.includes('few')) return left >= FEWEST_LEFT;
  return left / reach.total(demo.area) >= demo.notReachedShare - TOLERANCE;
}

/** As many more as make the area's number per 1,000 older people a likely one. */
function extraSites(
  demo: DemoArea,
  own: readonly PeopleCell[],
  weekly: readonly LngLat[],
  facts: TownFacts,
  reach: WalkingReach,
  random: Random,
): GatheringSite[] {
  const older = own.reduce((sum, cell) => sum + olderIn(cell), 0);
  const perThousand = facts.gatheringPer1000 * Math.exp(0.3 * random.normal());
  const wanted = Math.max(1, Math.round((older / 1000) * perThousand)) - weekly.length;
  const towns = facts.towns.filter((town) => town.area === demo.area);
  return Array.from({ length: Math.max(0, wanted) }, (_, index) => {
    const beside = weekly.length > 0 && index % 3 === 2 ? random.pick(weekly) : undefined;
    const location = scattered(beside ?? random.pick(towns).location, beside ? 60 : 120, random);
    const changesNothing = [...reach.gains(location).values()].every((gain) => gain === 0);
    return { area: demo.area, location, weekly: beside !== undefined && changesNothing };
  });
}

/** The cells west of the line that two thirds of the people live west of. */
function westernPart(cells: readonly PeopleCell[]): PeopleCell[] {
  const total = cells.reduce((sum, cell) => sum + olderIn(cell), 0);
  let sum = 0;
  return cells
    .toSorted((a, b) => a.centre[0] - b.centre[0])
    .filter((cell) => {
      sum += olderIn(cell);
      return sum <= total * 0.62;
    });
}

/** Of the cells at an area's rim the one with fewest older people, some of them at least. */
function outlyingCell(cells: readonly PeopleCell[]): PeopleCell | undefined {
  const middle: LngLat = [mean(cells.map(({ centre }) => centre[0])), mean(cells.map(({ centre }) => centre[1]))];
  const away = ({ centre }: PeopleCell) => Math.hypot(centre[0] - middle[0], centre[1] - middle[1]);
  return cells
    .toSorted((a, b) => away(b) - away(a))
    .slice(0, Math.ceil(cells.length / 4))
    .filter((cell) => olderIn(cell) >= FEWEST_LEFT)
    .toSorted((a, b) => olderIn(a) - olderIn(b))[0];
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function nearCentre(cell: PeopleCell, random: Random): LngLat {
  return scattered(cell.centre, 70, random);
}

/** A position some way off, in a direction that chance decides. */
export function scattered([longitude, latitude]: LngLat, meters: number, random: Random): LngLat {
  const degree = 111_000;
  return [
    longitude + (random.normal() * meters) / (degree * Math.cos((latitude * Math.PI) / 180)),
    latitude + (random.normal() * meters) / degree,
  ];
}
