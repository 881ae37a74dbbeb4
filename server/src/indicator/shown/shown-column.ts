import {
  type AreaShares,
  type CellGround,
  isSmallCount,
  LEAST_SHOWN_PEOPLE,
  type LevelledCells,
  type LevellingOptions,
  toAreaShares,
} from '@hazama/geo';
import type { TownPeople } from '../compute/town-people.ts';
import type { PopulationColumn } from '../definition.ts';
import type { Geography } from '../town/town-model.ts';
import { withheldPeople } from '../value/area-people-table.ts';
import type { Levelling } from './kept-companies.ts';

/** Whose part a column is. Who is not in it is told by subtraction. */
const WHOLE: Readonly<Partial<Record<PopulationColumn, PopulationColumn>>> = {
  age_0_14: 'total',
  age_15_64: 'total',
  age_75_over: 'age_65_over',
  single_65_over: 'age_65_over',
};

/** A column as anyone but staff may know it; undefined where the source has none of the name. */
export type ShownColumns = (column: PopulationColumn) => LevelledCells | undefined;

/** Where a town's people are levelled: of most columns and years the same areas are told, and the ground is the same one. */
export type ShownGrounds = (withheld: ReadonlySet<string>) => CellGround;

export function shownGrounds(geography: Geography): ShownGrounds {
  const known = new Map<string, CellGround>();
  return (withheld) => {
    const name = geography.areas.flatMap(({ id }) => (withheld.has(id) ? [id] : [])).join(' ');
    const ground = known.get(name) ?? {
      centres: geography.cells.centres,
      shares: toldShares(geography, withheld),
      borders: geography.shares,
    };
    known.set(name, ground);
    return ground;
  };
}

/** Levels a column as `levelSmallCells` does, from those who were counted together before. */
export type Level = (
  levelling: Levelling,
  counts: Float64Array,
  ground: CellGround,
  options?: Omit<LevellingOptions, 'before'>,
) => LevelledCells;

interface LevelledTown {
  readonly exact: TownPeople;
  readonly geography: Geography;
  /** Of the town that `geography` is of. */
  readonly grounds: ShownGrounds;
  readonly level: Level;
}

/**
 * The people of each cell in a column, as anyone but staff may know them; undefined where the source has no such column.
 * @param shown the other columns of the same year, as they may be known
 */
export function shownColumn(
  { exact, geography, grounds, level }: LevelledTown,
  year: number,
  column: PopulationColumn,
  shown: ShownColumns,
): LevelledCells | undefined {
  const columns = exact.find(year)?.columns;
  const counts = columns?.get(column);
  if (!columns || !counts) return undefined;
  if (column === 'age_15_64') {
    const left = peopleLeft(columns, shown);
    if (left) return left;
  }
  const ground = grounds(withheldPeople({ people: exact, model: geography }, year, column));
  const way = { ground, level };
  if (column === 'total') return level('ITSELF', levelRest(counts, columns, shown, way), ground);
  const all = columns.get('total');
  const name = WHOLE[column];
  const whole = name && columns.get(name);
  // of all people it is asked the other way round: whether older people are told alone
  const isWholeTold = whole && name !== 'total' ? toldAlone(whole, shown(name)) : () => true;
  const told = whole ? levelOthers(counts, whole, isWholeTold, way) : counts;
  return level('ITSELF', told, ground, {
    ...(all && { inhabited: Uint8Array.from(all, (people) => Number(people > 0)) }),
  });
}

/**
 * 15〜64歳 as whoever sees the others reckons them: all less children and older people, such as they are shown. So a third age
 * beside two tells nothing of them. Undefined where the source doesn't tell both apart.
 */
function peopleLeft(
  columns: ReadonlyMap<PopulationColumn, Float64Array>,
  shown: ShownColumns,
): LevelledCells | undefined {
  if (!(['total', 'age_0_14', 'age_65_over'] as const).every((column) => columns.has(column))) return undefined;
  const [all, children, older] = [shown('total'), shown('age_0_14'), shown('age_65_over')];
  if (!all || !children || !older) return undefined;
  const people = all.people.map((count, cell) =>
    Math.max(0, count - (children.people[cell] as number) - (older.people[cell] as number)),
  );
  return { people, groups: [], companies: [] };
}

interface LevellingWay {
  readonly ground: CellGround;
  readonly level: Level;
}

/**
 * Of all people those who are left beside the ages that are shown: under 65 beside older people, or 15〜64歳 beside both. Where
 * they are few, the one less the others would tell them.
 */
function levelRest(
  all: Float64Array,
  columns: ReadonlyMap<PopulationColumn, Float64Array>,
  shown: ShownColumns,
  { ground, level }: LevellingWay,
): Float64Array {
  const [first, second] = (['age_65_over', 'age_0_14', 'age_15_64'] as const).filter((column) => columns.has(column));
  const older = first && columns.get(first);
  if (!older) return all;
  const besides = second && columns.get(second);
  const isTold = toldAlone(older, shown(first));
  const rest = all.map((people, cell) => {
    if (!isTold(cell)) return 0;
    const others = people - (older[cell] as number);
    if (isSmallCount(others)) return others;
    const beside = besides?.[cell] ?? Number.NaN;
    return orNobody(beside >= LEAST_SHOWN_PEOPLE ? others - beside : others);
  });
  const { people: levelled } = level('OTHERS', rest, ground, { hosts: all });
  return all.map((people, cell) => people + moved(levelled, rest, cell));
}

/** Of a part (75歳以上 of 65歳以上) the others of the whole: where few are left, the whole less the part would tell them. */
function levelOthers(
  part: Float64Array,
  whole: Float64Array,
  isWholeTold: (cell: number) => boolean,
  { ground, level }: LevellingWay,
): Float64Array {
  const others = part.map((people, cell) =>
    people >= LEAST_SHOWN_PEOPLE && isWholeTold(cell) ? orNobody((whole[cell] as number) - people) : 0,
  );
  // as many others as a cell takes in, so many of the part it is told less
  const { people: levelled } = level('OTHERS', others, ground, { hosts: part, room: part });
  return part.map((people, cell) => people - moved(levelled, others, cell));
}

/** Whether a cell's number is told as it is: it is no small one, and not counted together with others. */
function toldAlone(people: Float64Array, shown: LevelledCells | undefined): (cell: number) => boolean {
  const together = new Set(shown?.companies.flatMap(({ cells }) => cells));
  return (cell) => (people[cell] as number) >= LEAST_SHOWN_PEOPLE && !together.has(cell);
}

/** Estimates of a part may exceed those of the whole; what is not known is nobody who could be told. */
const orNobody = (people: number) => (people > 0 ? people : 0);

/** How many more a cell is told than it has: exactly none where it is in no company. */
function moved(levelled: Float64Array, counts: Float64Array, cell: number): number {
  return (levelled[cell] as number) - (counts[cell] as number);
}

/** Which cells make up the areas whose number is told; those of the others are not kept apart. */
function toldShares({ areas, shares }: Geography, withheld: ReadonlySet<string>): AreaShares {
  const { areaStart, cellIndex, share } = shares;
  return toAreaShares(
    areas.map(({ id }, area) => {
      const [from, to] = withheld.has(id) ? [0, 0] : [areaStart[area], areaStart[area + 1]];
      return { cellIndex: [...cellIndex.subarray(from, to)], share: [...share.subarray(from, to)] };
    }),
  );
}
