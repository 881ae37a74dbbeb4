import { lacksOf } from './area-demand.ts';
import type { IntegerProgramme } from './integer-programme.ts';
import { contributions, sitesNeeded } from './least-share-bound.ts';
import type { Sharing } from './limited-answer.ts';
import { isChangeable, type LimitedTown, serve } from './limited-town.ts';
import type { Serving } from './serving.ts';
import type { ShareReduction } from './share-reduction.ts';

/** Columns and values of one row. */
type Entries = readonly (readonly [column: number, value: number])[];

/** A covering problem with limits as an integer programme, with the way there and back. */
export interface CoverageProgramme {
  readonly programme: IntegerProgramme;
  /** The columns of a choice that is known. */
  readonly columnsOf: (choice: Sharing) => Float64Array;
  readonly sitesOf: (x: Float64Array) => number[];
  /** People of a cell whom a site serves; without capacities undefined, for then everybody within reach is served. */
  readonly servedAt: ((x: Float64Array, site: number, cell: number) => number) | undefined;
}

/** For each area the share of its people that it is to have at least; or the highest that all can have is looked for, from one that they can to one that they can't exceed. */
export type Aim =
  | { readonly maximise: 'PEOPLE'; readonly leastShare: number | undefined }
  | { readonly maximise: 'LEAST_SHARE'; readonly known: number; readonly most: number };

/** Sums of parts round. */
const ROUNDED = 1e-9;

/**
 * Maximal covering as Church & ReVelle (1974) write it, with a column per site (taken or not) and one per group of cells
 * with the same sites (reached or not); where places are full at some point (Current & Storbeck 1988) with one per site and cell: the people
 * of the cell who go there.
 */
export function toProgramme(town: LimitedTown, aim: Aim, { isKept, rows }: ShareReduction): CoverageProgramme {
  const { count, areaOfSite, mostPerArea } = town;
  const builder = new ProgrammeBuilder();
  const asked = aim.maximise === 'LEAST_SHARE' ? aim.known : aim.leastShare;
  const lacks = lacksOf(town, asked ?? 0);
  const taken = Array.from(isKept, (upper) => builder.addColumn({ objective: 0, upper, isInteger: true }));
  const served = town.isCapacitated ? serveByPairs(town, builder, taken) : serveByGroups(town, builder, taken, isKept);
  const weight = aim.maximise === 'PEOPLE' ? 1 : 0;
  for (const entries of served.ofCell)
    for (const [column, people] of entries) builder.raiseObjective(column, weight * people);

  builder.addRow(
    taken.map((column) => [column, 1]),
    Number.NEGATIVE_INFINITY,
    count,
  );
  for (const [area, sites] of Map.groupBy(taken.keys(), (site) => areaOfSite[site] as number))
    if (area >= 0 && mostPerArea < sites.length)
      builder.addRow(
        sites.map((site) => [taken[site] as number, 1]),
        Number.NEGATIVE_INFINITY,
        mostPerArea,
      );
  const least =
    aim.maximise === 'LEAST_SHARE'
      ? builder.addColumn({ objective: 1, upper: Math.max(aim.known, aim.most), isInteger: false })
      : undefined;
  town.areas.forEach((area, at) => {
    if (!isChangeable(area)) return;
    const entries = area.cells.flatMap(([cell, share]) =>
      (served.ofCell[cell] as Entries).map(([column, people]): [number, number] => [column, people * share]),
    );
    if (least !== undefined) builder.addRow([...entries, [least, -area.people]], -area.today, Number.POSITIVE_INFINITY);
    const lack = lacks[at] as number;
    if (lack === 0) return;
    builder.addRow(entries, lack, Number.POSITIVE_INFINITY);
    const sites = [...contributions(town, area)].filter(([site]) => isKept[site]);
    // no site brings more than all that is lacking: said by itself, for else parts of sites that bring much would do
    builder.addRow(
      sites.map(([site, people]) => [taken[site] as number, Math.min(1, people / lack)]),
      1 - ROUNDED,
      Number.POSITIVE_INFINITY,
    );
    // and so many whole sites come to the area at least
    const needed = sitesNeeded(lack, sites);
    if (needed > 1)
      builder.addRow(
        sites.map(([site]) => [taken[site] as number, 1]),
        needed,
        Number.POSITIVE_INFINITY,
      );
  });
  for (const { entries, least: fewest } of rows)
    builder.addRow(
      entries.map(([site, price]) => [taken[site] as number, price]),
      fewest - ROUNDED,
      Number.POSITIVE_INFINITY,
    );
  const programme = builder.build();
  return {
    programme,
    columnsOf: ({ sites, columns }) => {
      const x = new Float64Array(programme.objective.length);
      // sites and whom they serve are the first columns of every programme of a town
      if (columns) x.set(columns.subarray(0, served.end));
      for (const site of sites) x[taken[site] as number] = 1;
      if (!columns) served.write(x, serve(town, sites));
      return x;
    },
    sitesOf: (x) => [...taken.keys()].filter((site) => (x[taken[site] as number] as number) > 0.5),
    servedAt: served.servedAt,
  };
}

/** The columns that say who is served. */
interface ServedColumns {
  /** Per cell the columns, and how many of its people each stands for. */
  readonly ofCell: readonly Entries[];
  readonly servedAt: CoverageProgramme['servedAt'];
  readonly write: (x: Float64Array, serving: Serving) => void;
  /** The column after the last one. */
  readonly end: number;
}

/** One column per group of cells with the same sites: 1 where one of them is taken. */
function serveByGroups(
  { covering }: LimitedTown,
  builder: ProgrammeBuilder,
  taken: readonly number[],
  isKept: Uint8Array,
): ServedColumns {
  const { weight, cellStart, siteOf } = covering;
  const columnOf = new Map<string, { readonly column: number; readonly sites: readonly number[] }>();
  const ofCell = Array.from(weight, (people, cell): Entries => {
    const sites = [...siteOf.subarray(cellStart[cell], cellStart[cell + 1])].filter((site) => isKept[site]);
    const key = sites.join(' ');
    let group = columnOf.get(key);
    if (!group) {
      group = { column: builder.addColumn({ objective: 0, upper: 1, isInteger: false }), sites };
      columnOf.set(key, group);
      builder.addRow(
        [[group.column, -1], ...sites.map((site) => [taken[site] as number, 1] as const)],
        0,
        Number.POSITIVE_INFINITY,
      );
    }
    return [[group.column, people]];
  });
  return {
    ofCell,
    end: builder.columnCount,
    servedAt: undefined,
    write: (x, serving) => {
      const isTaken = new Set(serving.sites);
      for (const { column, sites } of columnOf.values()) x[column] = Number(sites.some((site) => isTaken.has(site)));
    },
  };
}

/** One column per site and cell: people of the cell who go there. */
function serveByPairs(
  { covering, capacity }: LimitedTown,
  builder: ProgrammeBuilder,
  taken: readonly number[],
): ServedColumns {
  const { weight, siteStart, cellOf } = covering;
  const ofCell: [number, number][][] = Array.from(weight, () => []);
  const columnOf = taken.map((own, site) => {
    const columns = new Map<number, number>();
    for (const cell of cellOf.subarray(siteStart[site], siteStart[site + 1])) {
      const people = weight[cell] as number;
      const column = builder.addColumn({ objective: 0, upper: people, isInteger: false });
      columns.set(cell, column);
      ofCell[cell]?.push([column, 1]);
      // nobody goes to a site that isn't taken: said pair by pair it bounds far better than said once
      builder.addRow(
        [
          [column, -1],
          [own, people],
        ],
        0,
        Number.POSITIVE_INFINITY,
      );
    }
    const most = capacity[site] as number;
    if (most < Number.POSITIVE_INFINITY)
      builder.addRow(
        [...[...columns.values()].map((column) => [column, -1] as const), [own, most]],
        0,
        Number.POSITIVE_INFINITY,
      );
    return columns;
  });
  ofCell.forEach((columns, cell) => builder.addRow(columns, Number.NEGATIVE_INFINITY, weight[cell] as number));
  return {
    ofCell,
    end: builder.columnCount,
    servedAt: (x, site, cell) => x[columnOf[site]?.get(cell) ?? -1] ?? 0,
    write: (x, serving) => {
      for (const site of serving.sites)
        for (const [cell, column] of columnOf[site] ?? []) x[column] = serving.servedAt(site, cell);
    },
  };
}

interface Column {
  readonly objective: number;
  readonly upper: number;
  readonly isInteger: boolean;
}

/** Columns from 0 up to their upper end, and rows of entries, one after the other. */
class ProgrammeBuilder {
  readonly #columns: { objective: number; readonly upper: number; readonly isInteger: boolean }[] = [];
  readonly #rows: { readonly lower: number; readonly upper: number }[] = [];
  readonly #rowStart = [0];
  readonly #columnIndex: number[] = [];
  readonly #value: number[] = [];

  get columnCount(): number {
    return this.#columns.length;
  }

  addColumn(column: Column): number {
    this.#columns.push({ ...column });
    return this.#columns.length - 1;
  }

  raiseObjective(column: number, by: number): void {
    const own = this.#columns[column];
    if (own) own.objective += by;
  }

  /** Entries of one column are added up. */
  addRow(entries: Entries, lower: number, upper: number): void {
    const sums = new Map<number, number>();
    for (const [column, value] of entries) sums.set(column, (sums.get(column) ?? 0) + value);
    for (const [column, value] of sums) {
      this.#columnIndex.push(column);
      this.#value.push(value);
    }
    this.#rowStart.push(this.#columnIndex.length);
    this.#rows.push({ lower, upper });
  }

  build(): IntegerProgramme {
    return {
      objective: Float64Array.from(this.#columns, ({ objective }) => objective),
      columnLower: new Float64Array(this.#columns.length),
      columnUpper: Float64Array.from(this.#columns, ({ upper }) => upper),
      isInteger: Uint8Array.from(this.#columns, ({ isInteger }) => Number(isInteger)),
      rowLower: Float64Array.from(this.#rows, ({ lower }) => lower),
      rowUpper: Float64Array.from(this.#rows, ({ upper }) => upper),
      rowStart: Uint32Array.from(this.#rowStart),
      columnIndex: Uint32Array.from(this.#columnIndex),
      value: Float64Array.from(this.#value),
    };
  }
}
