import { type AreaShares, type CoverageLimits, type CoverageProblem, toAreaShares } from '@hazama/geo';
import { seededRandom } from '@hazama/geo/testing';
import { coverageOf } from './small-towns.ts';

const COLUMNS = 5;
const ROWS = 4;
const HALLS = 6;
const AREAS = 4;
const NO_AREAS = toAreaShares([]);

/** Limits by name; `equity` with the highest least share, `share` with one that is asked for. */
export type LimitName = 'capacity' | 'perArea' | 'share' | 'equity';

/** A small town with a limit of every kind, of which a test takes some; every choice of its six halls can be tried. */
export interface LimitedTown {
  readonly problem: CoverageProblem;
  readonly count: number;
  readonly limits: CoverageLimits;
  readonly asked: number;
}

/**
 * Twenty cells in four quarters and six halls, some within reach of the same people, up to two places of today. A hall has room for
 * nobody, for some or for all who come. Where people are shared out a cell lies in one quarter, else those of the middle lie half in each:
 * by cuts alone a half can't be counted.
 */
export function limitedTown(seed: number, names: readonly LimitName[]): LimitedTown {
  const random = seededRandom(seed * 7919);
  const problem = coverageOf(seed, HALLS, { columns: COLUMNS, rows: ROWS });
  const capacity = Float64Array.from({ length: HALLS }, (_, hall) =>
    hall === 5 ? (seed % 2 === 0 ? 0 : Number.POSITIVE_INFINITY) : 30 + Math.floor(random() * 120),
  );
  const areaOfSite = Int32Array.from({ length: HALLS }, () => Math.floor(random() * 4) - 1);
  const shares = quarters(!names.includes('capacity'));
  const asked = 0.1 + random() * 0.4;
  const leastShare = names.includes('equity') ? 'HIGHEST' : asked;
  return {
    problem,
    count: 1 + (seed % 4),
    asked,
    limits: {
      ...(names.includes('capacity') && { capacity }),
      ...(names.includes('perArea') && { perArea: { areaOfSite, most: 1 } }),
      ...((names.includes('share') || names.includes('equity')) && { equity: { shares, leastShare } }),
    },
  };
}

function quarters(withHalves: boolean): AreaShares {
  return toAreaShares(
    Array.from({ length: AREAS }, (_, area) => {
      const own = { cellIndex: [] as number[], share: [] as number[] };
      for (let cell = 0; cell < COLUMNS * ROWS; cell++) {
        const [column, row] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
        if (row >> 1 !== area >> 1) continue;
        const isMiddle = column === 2;
        if (!(isMiddle && withHalves) && Number(column > 2) !== (area & 1)) continue;
        own.cellIndex.push(cell);
        own.share.push(isMiddle && withHalves ? 0.5 : 1);
      }
      return own;
    }),
  );
}

/** A choice of halls with the most people within reach, or served, and the highest least share that it can give all quarters. */
export interface Outcome {
  readonly sites: readonly number[];
  readonly people: number;
  readonly share: number;
}

/** What every choice that keeps to the number of places and to those per area comes to. */
export function outcomes({ problem, count, limits }: LimitedTown): Outcome[] {
  const town = toBits(problem, limits);
  const found: Outcome[] = [];
  for (let choice = 0; choice < 1 << HALLS; choice++) {
    const sites = membersOf(choice);
    if (sites.length <= count && keepsToAreas(limits, sites)) found.push({ sites, ...cutAll(town, choice) });
  }
  return found;
}

/** What these halls come to. */
export const outcomeOf = ({ problem, limits }: LimitedTown, sites: readonly number[]): Omit<Outcome, 'sites'> =>
  cutAll(
    toBits(problem, limits),
    sites.reduce((choice, site) => choice | (1 << site), 0),
  );

export function keepsToAreas({ perArea }: CoverageLimits, sites: readonly number[]): boolean {
  if (!perArea) return true;
  const areas = sites.map((site) => perArea.areaOfSite[site] as number).filter((area) => area >= 0);
  return areas.every((area) => areas.filter((other) => other === area).length <= perArea.most);
}

interface BitTown {
  /** Cells of each hall that no place of today reaches, as bits. */
  readonly cellsOf: readonly number[];
  readonly capacity: Float64Array | undefined;
  readonly people: Float64Array;
  readonly today: number;
  /** Per quarter its people by cell, all of them, and those within reach today. */
  readonly areas: readonly { readonly people: Float64Array; readonly all: number; readonly today: number }[];
}

function toBits({ people, isReached, reach }: CoverageProblem, { capacity, equity }: CoverageLimits): BitTown {
  const cellsOf = Array.from({ length: HALLS }, (_, site) =>
    reach.cellIndex
      .subarray(reach.siteStart[site], reach.siteStart[site + 1])
      .reduce((bits, cell) => (isReached[cell] ? bits : bits | (1 << cell)), 0),
  );
  const everywhere = cellsOf.reduce((bits, own) => bits | own, 0);
  const { areaStart, cellIndex, share } = equity?.shares ?? NO_AREAS;
  const areas = Array.from({ length: equity ? AREAS : 0 }, (_, area) => {
    const own = new Float64Array(people.length);
    for (let at = areaStart[area] as number; at < (areaStart[area + 1] as number); at++)
      own[cellIndex[at] as number] = (people[cellIndex[at] as number] as number) * (share[at] as number);
    return { people: own, all: sum(own, () => true), today: sum(own, (cell) => isReached[cell] === 1) };
  });
  return {
    cellsOf,
    capacity,
    people,
    today: sum(people, (cell) => isReached[cell] === 1),
    // a quarter whose share no hall changes is left out of the least where that is to be as high as it goes
    areas: areas.filter(
      (area) =>
        area.all > 0 &&
        (equity?.leastShare !== 'HIGHEST' || sum(area.people, (cell) => Boolean(everywhere & (1 << cell))) > 1e-6),
    ),
  };
}

/**
 * Most people served are the least cut between halls and cells (Ford & Fulkerson 1956): some halls full, all whom the others reach. That each
 * quarter of some has a share is to have that many of theirs served, so by the same cuts the share is at most
 * (rooms of the full + whom the others reach of those quarters + those of today) ÷ their people, the least over all cuts.
 */
function cutAll({ cellsOf, capacity, people, today, areas }: BitTown, choice: number): Omit<Outcome, 'sites'> {
  let [most, share] = [Number.POSITIVE_INFINITY, 1];
  // without capacities only the cut where none is full is finite
  for (let full = choice; ; full = (full - 1) & choice) {
    const rooms = capacity ? membersOf(full).reduce((sum, site) => sum + (capacity[site] as number), 0) : 0;
    if (capacity ? rooms < Number.POSITIVE_INFINITY : full === 0) {
      const cells = membersOf(choice & ~full).reduce((bits, site) => bits | (cellsOf[site] as number), 0);
      most = Math.min(most, rooms + within(people, cells));
      const had = areas.map((area) => area.today + within(area.people, cells));
      for (let some = 1; some < 1 << areas.length; some++) {
        const [own, all] = membersOf(some).reduce<readonly [number, number]>(
          ([reached, total], area) => [reached + (had[area] as number), total + (areas[area]?.all as number)],
          [rooms, 0],
        );
        share = Math.min(share, own / all);
      }
    }
    if (full === 0) return { people: today + most, share };
  }
}

const sum = (column: Float64Array, counts: (cell: number) => boolean) =>
  column.reduce((total, count, cell) => total + (counts(cell) ? count : 0), 0);

/** Of the cells that are given as bits. */
function within(column: Float64Array, cells: number): number {
  let total = 0;
  for (let rest = cells; rest; rest &= rest - 1) total += column[31 - Math.clz32(rest & -rest)] as number;
  return total;
}

function membersOf(bits: number): number[] {
  const members: number[] = [];
  for (let rest = bits; rest; rest &= rest - 1) members.push(31 - Math.clz32(rest & -rest));
  return members;
}
