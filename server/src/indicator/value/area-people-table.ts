import { LEAST_KNOWN_SHARE } from '@hazama/geo';
import { disclosePeople, type PeopleTable, sumsOfAreas } from '../../disclosure/index.ts';
import type { TownPeople } from '../compute/town-people.ts';
import type { PopulationColumn } from '../definition.ts';
import type { ModelArea, TownModel } from '../town/town-model.ts';

const COLUMNS: Readonly<Record<PopulationColumn, keyof PeopleTable>> = {
  total: 'total',
  age_0_14: 'age0To14',
  age_15_64: 'age15To64',
  age_65_over: 'age65Over',
  age_75_over: 'age75Over',
  single_65_over: 'single65Over',
};

/** The people of all areas of the model in a year, in their order. */
export function areaPeopleTable(people: TownPeople, year: number): PeopleTable {
  const columnOf = (column: PopulationColumn): readonly (number | null)[] => {
    const { total, knownShare } = people.all(year, column);
    // of an area most of whose cells are not known, the rest is no estimate
    return Array.from(total, (sum, area) => ((knownShare[area] ?? 0) < LEAST_KNOWN_SHARE ? null : sum));
  };
  const entries = Object.entries(COLUMNS).map(([column, name]) => [name, columnOf(column as PopulationColumn)]);
  return Object.fromEntries(entries) as PeopleTable;
}

/**
 * The areas whose number of people in a column is withheld outside staff. No indicator that counts these people may tell
 * it either, whichever way its own numbers fall: what one withholds another would give back.
 */
export function withheldPeople(
  { people: { exact }, model }: { readonly people: TownPeople; readonly model: Pick<TownModel, 'areas'> },
  year: number,
  column: PopulationColumn,
): ReadonlySet<string> {
  const ofTown = known.get(exact) ?? new Map<number, WithheldTable>();
  known.set(exact, ofTown);
  const table = ofTown.get(year) ?? withheldTable(exact, model.areas, year);
  ofTown.set(year, table);
  return table[column];
}

type WithheldTable = Readonly<Record<PopulationColumn, ReadonlySet<string>>>;

/** Worked out once for a town and a year. */
const known = new WeakMap<TownPeople, Map<number, WithheldTable>>();

/** Ways in which areas add up, by their place in the model. */
export function sumsOfModel(areas: readonly ModelArea[]) {
  return sumsOfAreas(areas.map(({ id, kind, parent }) => ({ id, kind, parentId: areas[parent]?.id ?? null })));
}

function withheldTable(exact: TownPeople, areas: readonly ModelArea[], year: number): WithheldTable {
  const table = areaPeopleTable(exact, year);
  const shown = disclosePeople(table, sumsOfModel(areas), 'COUNCIL');
  const withheld = (name: keyof PeopleTable) =>
    new Set(areas.flatMap(({ id }, row) => (table[name][row] !== null && shown[name][row] === null ? [id] : [])));
  const entries = Object.entries(COLUMNS).map(([column, name]) => [column, withheld(name)]);
  return Object.fromEntries(entries) as WithheldTable;
}
