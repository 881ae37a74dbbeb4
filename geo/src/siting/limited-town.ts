import { sumByArea } from '../measure/area-shares.ts';
import { type Covering, peopleToday, toCovering } from './covering.ts';
import type { CoverageLimits, MaximalCoverageProblem } from './problem.ts';
import { LEAST_PEOPLE } from './selection.ts';
import { Serving } from './serving.ts';

/** The people of an area, and how many of them have something within reach. */
export interface AreaReach {
  readonly people: number;
  readonly today: number;
  /** With a place at every candidate. */
  readonly atMost: number;
  /** Its cells that are left to cover, by their position in the covering, and its share of each. */
  readonly cells: readonly (readonly [cell: number, share: number])[];
}

/** A maximal covering problem with its limits, each written out. */
export interface LimitedTown {
  readonly covering: Covering;
  readonly count: number;
  readonly capacity: Float64Array;
  readonly isCapacitated: boolean;
  readonly areaOfSite: Int32Array;
  readonly mostPerArea: number;
  /** Empty where equity isn't asked for. */
  readonly areas: readonly AreaReach[];
  /** By cell of the covering the areas that have a share of it. */
  readonly areasOfCell: readonly (readonly (readonly [area: number, share: number])[])[];
  readonly leastShare: number | 'HIGHEST' | undefined;
  /** People within reach today, and all of them. */
  readonly today: number;
  readonly everybody: number;
}

/** @throws RangeError when a limit is none, or its arrays don't fit the sites and cells. */
export function toLimitedTown(problem: MaximalCoverageProblem, limits: CoverageLimits): LimitedTown {
  const { count } = problem;
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no number of places`);
  const covering = toCovering(problem);
  assertLimits(limits, covering.siteCount, problem.people.length);
  const { capacity, perArea, equity } = limits;
  const today = peopleToday(problem);
  const areas = equity ? areasOf(problem, covering, equity.shares) : [];
  const areasOfCell: [number, number][][] = Array.from(covering.weight, () => []);
  areas.forEach(({ cells }, area) => {
    for (const [cell, share] of cells) areasOfCell[cell]?.push([area, share]);
  });
  return {
    covering,
    count,
    capacity: capacity ?? new Float64Array(covering.siteCount).fill(Number.POSITIVE_INFINITY),
    isCapacitated: capacity?.some((people) => people < Number.POSITIVE_INFINITY) ?? false,
    areaOfSite: perArea?.areaOfSite ?? new Int32Array(covering.siteCount).fill(-1),
    mostPerArea: perArea?.most ?? Number.POSITIVE_INFINITY,
    areas,
    areasOfCell,
    leastShare: equity?.leastShare,
    today,
    everybody: today + covering.unreachable.people + covering.weight.reduce((sum, people) => sum + people, 0),
  };
}

function assertLimits({ capacity, perArea, equity }: CoverageLimits, sites: number, cells: number): void {
  if (capacity && capacity.length !== sites) throw new RangeError(`${sites} sites have ${capacity.length} capacities`);
  capacity?.forEach((people, site) => {
    if (!(people >= 0)) throw new RangeError(`site ${site} can serve ${people} people`);
  });
  if (perArea && perArea.areaOfSite.length !== sites)
    throw new RangeError(`${sites} sites lie in ${perArea.areaOfSite.length} areas`);
  if (perArea && !(perArea.most >= 0)) throw new RangeError(`an area can hold ${perArea.most} places`);
  if (!equity) return;
  const { leastShare, shares } = equity;
  if (leastShare !== 'HIGHEST' && !(leastShare >= 0 && leastShare <= 1))
    throw new RangeError(`a least share of ${leastShare} is not from 0 to 1`);
  for (const cell of shares.cellIndex)
    if (!(cell < cells)) throw new RangeError(`an area has cell ${cell} of ${cells}`);
}

function areasOf(
  { people, isReached }: MaximalCoverageProblem,
  { cell, weight }: Covering,
  shares: Parameters<typeof sumByArea>[0],
): AreaReach[] {
  const counted = people.map((number) => (number > 0 ? number : 0));
  const position = new Int32Array(people.length).fill(-1);
  cell.forEach((own, at) => {
    position[own] = at;
  });
  const all = sumByArea(shares, counted);
  const reached = sumByArea(
    shares,
    counted.map((number, own) => (isReached[own] ? number : 0)),
  );
  const { areaStart, cellIndex, share } = shares;
  return Array.from(all, (number, area) => {
    const from = areaStart[area] as number;
    const cells = [...cellIndex.subarray(from, areaStart[area + 1])]
      .map((own, at) => [position[own] as number, share[from + at] as number] as const)
      .filter(([at, part]) => at >= 0 && part > 0);
    const addable = cells.reduce((sum, [at, part]) => sum + part * (weight[at] as number), 0);
    const today = reached[area] as number;
    return { people: number, today, atMost: today + addable, cells };
  });
}

/** Whether any candidate brings anybody of an area within reach. */
export function isChangeable({ today, atMost }: AreaReach): boolean {
  return atMost > today + LEAST_PEOPLE;
}

/** People of each area within reach when these of each covered cell are served. */
function peopleServed({ areas }: LimitedTown, servedOfCell: Float64Array): Float64Array {
  return Float64Array.from(areas, ({ today, cells }) =>
    cells.reduce((sum, [cell, share]) => sum + share * (servedOfCell[cell] as number), today),
  );
}

/** The same as a part of the area's people; null where nobody lives. */
export function sharesServed(town: LimitedTown, servedOfCell: Float64Array): (number | null)[] {
  const served = peopleServed(town, servedOfCell);
  return town.areas.map(({ people }, area) => (people > 0 ? Math.min(1, (served[area] as number) / people) : null));
}

/**
 * How much is lacking to the least share: people summed over areas, or where it is to be as high as it goes what the
 * lowest one lacks to 1. 0: nothing. Areas that no candidate changes lack nothing that could be given.
 */
export function lackOf(town: LimitedTown, servedOfCell: Float64Array): number {
  return town.leastShare === undefined ? 0 : lackOfPeople(town, peopleServed(town, servedOfCell));
}

/** @param served people of each area within reach */
function lackOfPeople({ leastShare, areas }: LimitedTown, served: Float64Array): number {
  if (leastShare === undefined) return 0;
  let [lack, least] = [0, 1];
  areas.forEach((area, at) => {
    const own = served[at] as number;
    if (!(area.people > 0) || !isChangeable(area)) return;
    if (leastShare === 'HIGHEST') least = Math.min(least, own / area.people);
    else lack += Math.max(0, leastShare * area.people - own);
  });
  if (leastShare === 'HIGHEST') return 1 - least;
  return lack > LEAST_PEOPLE ? lack : 0;
}

/** The areas that a share stays below. */
export function areasBelow({ areas, leastShare }: LimitedTown, shares: readonly (number | null)[]): number[] {
  return [...areas.keys()].filter(
    (area) =>
      typeof leastShare === 'number' &&
      (leastShare - (shares[area] ?? 1)) * (areas[area] as AreaReach).people > LEAST_PEOPLE,
  );
}

export function serve({ covering, capacity }: LimitedTown, sites: readonly number[]): Serving {
  const serving = new Serving(covering, capacity);
  for (const site of sites) serving.add(site);
  return serving;
}

/** Whether another place may come into the area of a site. */
export function hasRoom({ areaOfSite, mostPerArea }: LimitedTown, sites: readonly number[], site: number): boolean {
  const area = areaOfSite[site] as number;
  return area < 0 || sites.filter((other) => areaOfSite[other] === area).length < mostPerArea;
}
