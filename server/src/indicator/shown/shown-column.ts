import {
  type AreaShares,
  type CellGround,
  isSmallCount,
  LEAST_SHOWN_PEOPLE,
  type LevelledCells,
  levelSmallCells,
  toAreaShares,
} from '@hazama/geo';
import type { TownPeople } from '../compute/town-people.ts';
import type { PopulationColumn } from '../definition.ts';
import type { Geography } from '../town/town-model.ts';
import { withheldPeople } from '../value/area-people-table.ts';

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
    const ground = known.get(name) ?? { centres: geography.cells.centres, shares: toldShares(geography, withheld) };
    known.set(name, ground);
    return ground;
  };
}

/**
 * The people of each cell in a column, as anyone but staff may know them; undefined where the source has no such column.
 * @param grounds of the town that `geography` is of
 * @param shown the other columns of the same year, as they may be known
 */
export function shownColumn(
  exact: TownPeople,
  { geography, grounds }: { readonly geography: Geography; readonly grounds: ShownGrounds },
  year: number,
  column: PopulationColumn,
  shown: ShownColumns,
): LevelledCells | undefined {
  const columns = exact.find(year)?.columns;
  const counts = columns?.get(column);
  if (!columns || !counts) return undefined;
  if (column === 'age_15_64') {
    const left = peopleLeft(shown);
    if (left) return left;
  }
  const ground = grounds(withheldPeople({ people: exact, model: geography }, year, column));
  if (column === 'total') return levelSmallCells(levelRest(counts, columns, ground), ground);
  const all = columns.get('total');
  return levelSmallCells(levelOthers(counts, columns.get(WHOLE[column] ?? column), ground), ground, {
    ...(all && { inhabited: Uint8Array.from(all, (people) => Number(people > 0)) }),
  });
}

/**
 * 15〜64歳 as whoever sees the others reckons them: all less children and older people, such as they are shown. So a third age
 * beside two tells nothing of them. Undefined where the source doesn't tell both apart.
 */
function peopleLeft(shown: ShownColumns): LevelledCells | undefined {
  const [all, children, older] = [shown('total'), shown('age_0_14'), shown('age_65_over')];
  if (!all || !children || !older) return undefined;
  const people = all.people.map((count, cell) =>
    Math.max(0, count - (children.people[cell] as number) - (older.people[cell] as number)),
  );
  return { people, groups: [], companies: [] };
}

/**
 * Of all people those who are left beside the ages that are shown: under 65 beside older people, or 15〜64歳 beside both. Where
 * they are few, the one less the others would tell them.
 */
function levelRest(
  all: Float64Array,
  columns: ReadonlyMap<PopulationColumn, Float64Array>,
  ground: CellGround,
): Float64Array {
  const [older, second] = (['age_65_over', 'age_0_14', 'age_15_64'] as const).flatMap(
    (column) => columns.get(column) ?? [],
  );
  const few = all.map((people, cell) => {
    const shown = older?.[cell] ?? Number.NaN;
    if (!(shown >= LEAST_SHOWN_PEOPLE)) return 0;
    const rest = people - shown;
    if (isSmallCount(rest)) return rest;
    const beside = second?.[cell] ?? Number.NaN;
    return beside >= LEAST_SHOWN_PEOPLE && isSmallCount(rest - beside) ? rest - beside : 0;
  });
  const { people: levelled } = levelSmallCells(few, ground, { hosts: all });
  return all.map((people, cell) => people - (few[cell] as number) + (levelled[cell] as number));
}

/** Of a part (75歳以上 of 65歳以上) the others of the whole: where few are left, the whole less the part would tell them. */
function levelOthers(part: Float64Array, whole: Float64Array | undefined, ground: CellGround): Float64Array {
  const few = part.map((people, cell) => {
    const others = (whole?.[cell] ?? Number.NaN) - people;
    return people >= LEAST_SHOWN_PEOPLE && isSmallCount(others) ? others : 0;
  });
  const { people: levelled } = levelSmallCells(few, ground, { hosts: part });
  return part.map((people, cell) => people + (few[cell] as number) - (levelled[cell] as number));
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
