import type { AreaShares } from '../measure/area-shares.ts';
import type { EarthPoints } from '../measure/earth-points.ts';
import { isSmallCount } from './audience.ts';
import type { CellCompany } from './cell-company.ts';
import { CellMembership } from './cell-membership.ts';
import { CellNeighbours } from './cell-neighbours.ts';
import { type CompanyGround, FormCompanies } from './form-companies.ts';

/** Where cells lie and which areas they belong to: what decides with whom their few are counted. */
export interface CellGround {
  /** Centres; cells whose place is not known share one position, away from all others. */
  readonly centres: EarthPoints;
  /** Only the areas whose number of people is told: what is withheld anyway need not be kept apart. */
  readonly shares: AreaShares;
  /** All areas, told or not, by which it is judged whether a company of before lies as it did; `shares` where not given. */
  readonly borders?: AreaShares;
}

export interface LevelledCells {
  /** People per cell, such as they may be told; NaN where not known. */
  readonly people: Float64Array;
  /** The cells of 1–9 that were levelled with each other. */
  readonly groups: readonly (readonly number[])[];
  /** All who are counted together, those groups among them: what the next publication begins with. */
  readonly companies: readonly CellCompany[];
}

export interface LevellingOptions {
  /** What makes a cell large enough to be counted with, where it is not the counts themselves. */
  readonly hosts?: Float64Array;
  /** The most people that each cell can take in beside its own; without limit where not given. */
  readonly room?: Float64Array;
  /** 1 where others live, so that nobody can tell a cell of none of these people from a cell of few. */
  readonly inhabited?: Uint8Array;
  /** Who was counted together in the publication before: stays so wherever it can. */
  readonly before?: readonly CellCompany[];
}

/**
 * The people of cells such that nobody can tell how many live in a cell of 1–9. At least three such cells that lie near
 * each other, in the same areas, are given their mean (microaggregation: Defays & Nanopoulos 1993); one that has none near is
 * counted with the nearest cell of 18 and more, and stands there as if empty (合算, as the census does with its small areas).
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
 * Whoever subtracts one publication from the next learns how a sum changed, but nothing of cells in which nothing did: companies of `before`
 * take others in and never come apart, as long as anybody in them has few. One that has 10 or more by now stays (the nine of
 * whom it was one were not told either), and where the sum leaves too little open is who all are counted with; only from 20 on does
 * another leave. They are formed anew where areas have other borders.
 *
 * @param counts people per cell, 0 or more; NaN (not known) neither gives nor takes
 */
export function levelSmallCells(
  counts: Float64Array,
  ground: CellGround,
  options: LevellingOptions = {},
): LevelledCells {
  const { hosts = counts, room, inhabited, before = [] } = options;
  const companyGround = companyGroundOf(ground, counts.length);
  const companies = new FormCompanies(companyGround, { counts, hosts, room, inhabited }).form(before);
  const people = counts.slice();
  const counted = new Set(companies.flatMap(({ cells }) => cells));
  // those who have nobody to be counted with are left out
  for (const [cell, own] of counts.entries()) if (isSmallCount(own) && !counted.has(cell)) people[cell] = 0;
  for (const { cells, host } of companies) {
    const sum = sumOf(cells, counts);
    for (const cell of cells) people[cell] = host === undefined ? sum / cells.length : 0;
    if (host !== undefined) people[host] = sum;
  }
  const groups = companies.flatMap(({ cells, host }) => (host === undefined ? [cells] : []));
  return { people, groups, companies };
}

/** Of a town's dozens of columns all are levelled on the same ground. */
const knownGrounds = new WeakMap<CellGround, CompanyGround>();
/** And of all its grounds the borders are the same. */
const knownMemberships = new WeakMap<AreaShares, CellMembership>();

function companyGroundOf(ground: CellGround, cellCount: number): CompanyGround {
  const known = knownGrounds.get(ground);
  if (known) return known;
  const borders = ground.borders ?? ground.shares;
  const membership = knownMemberships.get(borders) ?? new CellMembership(borders, cellCount);
  knownMemberships.set(borders, membership);
  const found = { neighbours: new CellNeighbours(ground, cellCount), membership };
  knownGrounds.set(ground, found);
  return found;
}

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
