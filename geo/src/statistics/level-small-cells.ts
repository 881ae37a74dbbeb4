import type { AreaShares } from '../measure/area-shares.ts';
import type { EarthPoints } from '../measure/earth-points.ts';
import { isSmallCount, LEAST_SHOWN_PEOPLE } from './audience.ts';
import { CellNeighbours } from './cell-neighbours.ts';

/** Where cells lie and which areas they belong to: what decides with whom their few are counted. */
export interface CellGround {
  /** Centres; cells whose place is not known share one position, away from all others. */
  readonly centres: EarthPoints;
  /** Only the areas whose number of people is told: what is withheld anyway need not be kept apart. */
  readonly shares: AreaShares;
}

export interface LevelledCells {
  /** People per cell, such as they may be told; NaN where not known. */
  readonly people: Float64Array;
  /** The cells of 1–9 that were levelled with each other. */
  readonly groups: readonly (readonly number[])[];
}

export interface LevellingOptions {
  /** What makes a cell large enough to be counted with, where it is not the counts themselves. */
  readonly hosts?: Float64Array;
  /** 1 where others live, so that nobody can tell a cell of none of these people from a cell of few. */
  readonly inhabited?: Uint8Array;
}

/** How large and how wide a group may be before it is given up. */
interface Extent {
  readonly mostMeters: number;
  readonly mostCells: number;
}
const NEAR: Extent = { mostMeters: 1500, mostCells: 12 };
const WIDE: Extent = { mostMeters: 3000, mostCells: 40 };
/** Of two cells that share their people each is told by the other to whoever lives there. */
const LEAST_CELLS = 3;
const MOST_FEW = LEAST_SHOWN_PEOPLE - 1;

/**
 * The people of cells such that nobody can tell how many live in a cell of 1–9. At least three such cells that lie near
 * each other, in the same areas, are given their mean (microaggregation: Defays & Nanopoulos 1993); one that has none near is
 * counted with the nearest cell of 10 and more, and stands there as if empty (合算, as the census does with its small areas).
 * The sums of areas stay what they are wherever the cells that are counted together lie in the same areas by the same shares,
 * so that whoever counts cells within reach errs as often upwards as downwards, and by a few people.
 *
 * Whatever is worked out of the result tells no more than the result does, however often and in whatever combination: who is
 * counted with whom depends on people and places of cells alone, never on what is asked.
 *
 * Of each cell of a group all of 1–9 remain possible: with k cells of S people one has 1 while the others have at most 9
 * where S ≤ 9k − 8, and 9 while the others have at least 1 where S ≥ k + 8. Groups grow until both hold. Where so few live
 * that they never do, inhabited cells of nobody are taken in: then 0–9 remain possible where 9 ≤ S ≤ 9(k − 1).
 *
 * @param counts people per cell, 0 or more; NaN (not known) neither gives nor takes
 */
export function levelSmallCells(
  counts: Float64Array,
  ground: CellGround,
  options: LevellingOptions = {},
): LevelledCells {
  const { hosts = counts, inhabited } = options;
  const neighbours = neighboursOf(ground, counts.length);
  const isFew = Uint8Array.from(counts, (people) => Number(isSmallCount(people)));
  const isNobody = Uint8Array.from(counts, (people, cell) => Number(people === 0 && inhabited?.[cell] === 1));
  const groups: number[][] = [];
  const groupOf = new Map<number, number[]>();
  const gather = (seed: number, fits: (cell: number) => boolean, isSafe: SafetyRule, extent: Extent) => {
    const members = [seed];
    while (members.length < extent.mostCells && !isSafe(sumOf(members, counts), members.length)) {
      const isNext = (cell: number) => !groupOf.has(cell) && fits(cell) && !members.includes(cell);
      const next = neighbours.findNearest(seed, isNext, extent.mostMeters);
      if (next === undefined) return false;
      members.push(next);
    }
    if (!isSafe(sumOf(members, counts), members.length)) return false;
    for (const cell of members) groupOf.set(cell, members);
    groups.push(members);
    return true;
  };
  const few = [...counts.keys()].filter((cell) => isFew[cell]);
  for (const seed of few) if (!groupOf.has(seed)) gather(seed, (cell) => isFew[cell] === 1, leavesOneToNine, NEAR);
  if (inhabited)
    for (const seed of few)
      if (!groupOf.has(seed))
        gather(seed, (cell) => isFew[cell] === 1 || isNobody[cell] === 1, leavesNobodyToNine, WIDE);

  const people = counts.slice();
  for (const cell of few) {
    if (groupOf.has(cell)) continue;
    const mate = neighbours.findNearest(cell, (other) => groupOf.has(other), NEAR.mostMeters);
    const group = groupOf.get(mate ?? -1);
    if (group && leavesOneToNine(sumOf(group, counts) + (counts[cell] as number), group.length + 1)) {
      group.push(cell);
      groupOf.set(cell, group);
      continue;
    }
    const isHost = (other: number) => !isFew[other] && (hosts[other] as number) >= LEAST_SHOWN_PEOPLE;
    const host = neighbours.findNearest(cell, isHost);
    people[cell] = 0;
    // those who have nobody to be counted with are left out
    if (host !== undefined) people[host] = (people[host] as number) + (counts[cell] as number);
  }
  for (const group of groups) {
    const mean = sumOf(group, counts) / group.length;
    for (const cell of group) people[cell] = mean;
  }
  return { people, groups };
}

/** Of a town's dozens of columns all are levelled on the same ground. */
const knownNeighbours = new WeakMap<CellGround, CellNeighbours>();

function neighboursOf(ground: CellGround, cellCount: number): CellNeighbours {
  const neighbours = knownNeighbours.get(ground) ?? new CellNeighbours(ground, cellCount);
  knownNeighbours.set(ground, neighbours);
  return neighbours;
}

/** Whether so many people in so many cells leave open who lives in which. */
type SafetyRule = (people: number, cells: number) => boolean;

const leavesOneToNine: SafetyRule = (people, cells) =>
  cells >= LEAST_CELLS && people >= cells - 1 + MOST_FEW && people <= MOST_FEW * (cells - 1) + 1;

const leavesNobodyToNine: SafetyRule = (people, cells) =>
  cells >= LEAST_CELLS && people >= MOST_FEW && people <= MOST_FEW * (cells - 1);

function sumOf(cells: readonly number[], counts: Float64Array): number {
  return cells.reduce((sum, cell) => sum + (counts[cell] as number), 0);
}

/** The same in tens: large cells each, of the few a group together, so that rounding takes nobody away or adds anybody on the whole. */
export function levelledTens({ people, groups }: LevelledCells): Float64Array {
  const tens = people.map((count) => (isSmallCount(count) ? count : Math.round(count / 10) * 10));
  for (const group of groups) {
    const together = Math.round(sumOf(group, people) / 10) * 10;
    for (const cell of group) tens[cell] = together / group.length;
  }
  return tens;
}
