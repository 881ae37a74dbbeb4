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

/** The people of each cell in a column, as anyone but staff may know them; undefined where the source has no such column. */
export function shownColumn(
  exact: TownPeople,
  geography: Geography,
  year: number,
  column: PopulationColumn,
): LevelledCells | undefined {
  const columns = exact.find(year)?.columns;
  const counts = columns?.get(column);
  if (!columns || !counts) return undefined;
  const ground = {
    centres: geography.cells.centres,
    shares: toldShares(geography, withheldPeople({ people: exact, model: geography }, year, column)),
  };
  if (column === 'total') return levelSmallCells(levelYounger(counts, columns.get('age_65_over'), ground), ground);
  const all = columns.get('total');
  return levelSmallCells(levelOthers(counts, columns.get(WHOLE[column] ?? column), ground), ground, {
    ...(all && { inhabited: Uint8Array.from(all, (people) => Number(people > 0)) }),
  });
}

/** Of all people those under 65: where they are few beside older people who are shown, the one less the other would tell them. */
function levelYounger(all: Float64Array, older: Float64Array | undefined, ground: CellGround): Float64Array {
  const few = all.map((people, cell) => {
    const shown = older?.[cell] ?? Number.NaN;
    return shown >= LEAST_SHOWN_PEOPLE && isSmallCount(people - shown) ? people - shown : 0;
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
