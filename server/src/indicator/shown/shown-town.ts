import { type Audience, type CellCompany, type LevelledCells, levelledTens, levelSmallCells } from '@hazama/geo';
import { createTownEngine, type TownEngine } from '../compute/town-engine.ts';
import { TownPeople } from '../compute/town-people.ts';
import type { PopulationColumn } from '../definition.ts';
import type { Geography } from '../town/town-model.ts';
import { levellingName, type YearCompanies } from './kept-companies.ts';
import { type Level, shownColumn, shownGrounds } from './shown-column.ts';

/**
 * The town as an audience may know it: staff as it is; the others with the few of its cells counted together
 * (`levelSmallCells`). Outside staff every number about residents is worked out from this town and from nothing else, so
 * that no question, filter, year or trial, nor any two of them subtracted, tells of more than it holds (docs/decisions/0024).
 */
export function shownTown(engine: TownEngine, audience: Audience): TownEngine {
  const isShown = engine.people.exact !== engine.people;
  if (audience === 'STAFF' || isShown) return engine;
  const found = shownTowns.get(engine);
  if (found) return found;
  const { people } = peopleShownOf(engine);
  const shown = createTownEngine(engine.model, { ...engine, people });
  shownTowns.set(engine, shown);
  return shown;
}

/** The people of each cell in whole tens, as the public may be told of them; undefined where the source has no such column. */
export function shownTens(engine: TownEngine, year: number, column: PopulationColumn): Float64Array | undefined {
  const shown = peopleShownOf(engine);
  const levelled = shown.columnOf(year, column);
  if (!levelled) return undefined;
  const found = shown.tens.get(levelled) ?? levelledTens(levelled);
  shown.tens.set(levelled, found);
  return found;
}

const shownTowns = new WeakMap<TownEngine, TownEngine>();

/** The people of a town as they may be told outside staff. */
export interface PeopleShown {
  readonly people: TownPeople;
  columnOf(year: number, column: PopulationColumn): LevelledCells | undefined;
  /** Who is counted together in the columns of a year that were asked for. */
  companiesOf(year: number): YearCompanies;
  readonly tens: WeakMap<LevelledCells, Float64Array>;
}

/** Worked out once from one publication to the next, column by column as it is asked for: edits of places change nothing of it. */
const peopleShown = new WeakMap<TownPeople, PeopleShown>();

type Levelled = Pick<TownEngine, 'people' | 'companiesBefore'> & { readonly model: Geography };

export function peopleShownOf(town: Levelled): PeopleShown {
  const { exact } = town.people;
  const found = peopleShown.get(exact);
  if (found) return found;
  const shown = levelPeople(exact, town);
  peopleShown.set(exact, shown);
  return shown;
}

function levelPeople(exact: TownPeople, { model: geography, companiesBefore }: Levelled): PeopleShown {
  const town = { geography, grounds: shownGrounds(geography) };
  const columns = new Map<string, LevelledCells | undefined>();
  const formed = new Map<number, Map<string, readonly CellCompany[]>>();
  const companiesOf = (year: number) => {
    const ofYear = formed.get(year) ?? new Map<string, readonly CellCompany[]>();
    formed.set(year, ofYear);
    return ofYear;
  };
  /** Those of the publication before; of a column that is new, those of the year before it, as lists go on from December to January. */
  const beforeOf = (year: number, column: PopulationColumn, name: string): readonly CellCompany[] => {
    const known = companiesBefore(year)?.get(name);
    if (known) return known;
    columnOf(year - 1, column);
    return companiesOf(year - 1).get(name) ?? [];
  };
  const columnOf = (year: number, column: PopulationColumn): LevelledCells | undefined => {
    const key = `${year} ${column}`;
    if (columns.has(key)) return columns.get(key);
    const level: Level = (levelling, counts, ground, options = {}) => {
      const name = levellingName(column, levelling);
      const levelled = levelSmallCells(counts, ground, { ...options, before: beforeOf(year, column, name) });
      companiesOf(year).set(name, levelled.companies);
      return levelled;
    };
    const shown = shownColumn({ exact, ...town, level }, year, column, (other) => columnOf(year, other));
    columns.set(key, shown);
    return shown;
  };
  const people = new TownPeople(geography, { exact, readColumn: (year, column) => columnOf(year, column)?.people });
  return { people, columnOf, companiesOf, tens: new WeakMap() };
}
