import type { Incidence } from './incidence.ts';

/** Where people could come within reach, and where they are already. */
export interface CoverageProblem {
  /** People per cell; NaN and 0 count nobody. A cell that lies only partly in the areas counted brings that share of them. */
  readonly people: Float64Array;
  /** 1 for each cell that a place of today reaches: these places are kept. */
  readonly isReached: Uint8Array;
  readonly reach: Incidence;
}

/** People whom neither a place of today nor any candidate reaches: no choice can help them. */
export interface Unreachable {
  readonly people: number;
  /** Their cells, ascending. */
  readonly cells: readonly number[];
}

/** What is left to cover: the inhabited cells not reached yet, from the sites to the cells and back. */
export interface Covering {
  readonly siteCount: number;
  /** The cells that are left, by their number in the problem. */
  readonly cell: Uint32Array;
  /** People of each of them, all above 0. */
  readonly weight: Float64Array;
  readonly siteStart: Uint32Array;
  readonly cellOf: Uint32Array;
  readonly cellStart: Uint32Array;
  readonly siteOf: Uint32Array;
  /** People whom neither a place of today nor any site reaches. */
  readonly unreachable: Unreachable;
}

/** @throws RangeError when the arrays don't fit together, a number of people is negative or endless, or a site names a cell twice. */
export function toCovering({ people, isReached, reach }: CoverageProblem): Covering {
  const { siteStart, cellIndex } = reach;
  assertSound(people, isReached, reach);
  const position = new Int32Array(people.length).fill(-1);
  const degree = new Uint32Array(people.length);
  for (const cell of cellIndex) degree[cell] = (degree[cell] as number) + 1;
  const left: number[] = [];
  const unreachable = { people: 0, cells: [] as number[] };
  people.forEach((count, cell) => {
    if (!(count > 0) || isReached[cell]) return;
    if (!degree[cell]) {
      unreachable.people += count;
      unreachable.cells.push(cell);
      return;
    }
    position[cell] = left.length;
    left.push(cell);
  });

  const siteCount = siteStart.length - 1;
  const start = new Uint32Array(siteCount + 1);
  const cellOf: number[] = [];
  const cellStart = new Uint32Array(left.length + 1);
  left.forEach((cell, at) => {
    cellStart[at + 1] = (cellStart[at] as number) + (degree[cell] as number);
  });
  const siteOf = new Uint32Array(cellStart[left.length] as number);
  const next = cellStart.slice();
  for (let site = 0; site < siteCount; site++) {
    for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
      const cell = position[cellIndex[at] as number] as number;
      if (cell < 0) continue;
      cellOf.push(cell);
      siteOf[next[cell] as number] = site;
      next[cell] = (next[cell] as number) + 1;
    }
    start[site + 1] = cellOf.length;
  }
  return {
    siteCount,
    cell: Uint32Array.from(left),
    weight: Float64Array.from(left, (cell) => people[cell] as number),
    siteStart: start,
    cellOf: Uint32Array.from(cellOf),
    cellStart,
    siteOf,
    unreachable,
  };
}

/** People whom the places of today reach. */
export function peopleToday({ people, isReached }: CoverageProblem): number {
  let sum = 0;
  people.forEach((count, cell) => {
    if (isReached[cell] && count > 0) sum += count;
  });
  return sum;
}

function assertSound(people: Float64Array, isReached: Uint8Array, { siteStart, cellIndex }: Incidence): void {
  if (isReached.length !== people.length)
    throw new RangeError(`${people.length} cells have people but ${isReached.length} are reached or not`);
  people.forEach((count, cell) => {
    if (count < 0 || count === Number.POSITIVE_INFINITY) throw new RangeError(`cell ${cell} has ${count} people`);
  });
  const seenBy = new Int32Array(people.length).fill(-1);
  for (let site = 0; site < siteStart.length - 1; site++)
    for (let at = siteStart[site] as number; at < (siteStart[site + 1] as number); at++) {
      const cell = cellIndex[at] as number;
      if (!(cell < people.length)) throw new RangeError(`site ${site} reaches cell ${cell} of ${people.length}`);
      if (seenBy[cell] === site) throw new RangeError(`site ${site} reaches cell ${cell} twice`);
      seenBy[cell] = site;
    }
}
