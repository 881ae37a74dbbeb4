import { LEAST_KNOWN_SHARE } from '@hazama/geo';
import { disclosePeople, type PeopleTable, sumsOfAreas } from '../../disclosure/index.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { PopulationColumn } from '../definition.ts';
import type { TownFacts } from '../town/town-facts.ts';

const COLUMNS: Readonly<Record<PopulationColumn, keyof PeopleTable>> = {
  total: 'total',
  age_0_14: 'age0To14',
  age_15_64: 'age15To64',
  age_65_over: 'age65Over',
  age_75_over: 'age75Over',
  single_65_over: 'single65Over',
};

/** The people of all areas in a year, in the order of the areas. */
export function areaPeopleTable(engine: TownEngine, areas: TownFacts['areas'], year: number): PeopleTable {
  const columnOf = (column: PopulationColumn): readonly (number | null)[] => {
    const { total, knownShare } = engine.people.all(year, column);
    return [...areas.keys()].map((id) => {
      const area = engine.model.areaIndex.get(id);
      // of an area most of whose cells are not known, the rest is no estimate
      if (area === undefined || (knownShare[area] ?? 0) < LEAST_KNOWN_SHARE) return null;
      return total[area] ?? null;
    });
  };
  const entries = Object.entries(COLUMNS).map(([column, name]) => [name, columnOf(column as PopulationColumn)]);
  return Object.fromEntries(entries) as PeopleTable;
}

/**
 * The areas whose number of people in a column is withheld outside staff. No indicator that counts these people may tell
 * it either, whichever way its own numbers fall: what one withholds another would give back.
 */
export function withheldPeople(
  engine: TownEngine,
  areas: TownFacts['areas'],
  year: number,
  column: PopulationColumn,
): ReadonlySet<string> {
  const ofEngine = known.get(engine) ?? new Map<number, WithheldTable>();
  known.set(engine, ofEngine);
  const table = ofEngine.get(year) ?? withheldTable(engine, areas, year);
  ofEngine.set(year, table);
  return table[column];
}

type WithheldTable = Readonly<Record<PopulationColumn, ReadonlySet<string>>>;

/** Worked out once for a town and a year. */
const known = new WeakMap<TownEngine, Map<number, WithheldTable>>();

function withheldTable(engine: TownEngine, areas: TownFacts['areas'], year: number): WithheldTable {
  const table = areaPeopleTable(engine, areas, year);
  const shown = disclosePeople(table, sumsOfAreas([...areas.values()]), 'COUNCIL');
  const withheld = (name: keyof PeopleTable) =>
    new Set([...areas.keys()].filter((_, row) => table[name][row] !== null && shown[name][row] === null));
  const entries = Object.entries(COLUMNS).map(([column, name]) => [column, withheld(name)]);
  return Object.fromEntries(entries) as WithheldTable;
}
