import { type Audience, type LevelledCells, levelledTens } from '@hazama/geo';
import { createTownEngine, type TownEngine } from '../compute/town-engine.ts';
import { TownPeople } from '../compute/town-people.ts';
import type { PopulationColumn } from '../definition.ts';
import type { Geography } from '../town/town-model.ts';
import { shownColumn, shownGrounds } from './shown-column.ts';

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

interface PeopleShown {
  readonly people: TownPeople;
  columnOf(year: number, column: PopulationColumn): LevelledCells | undefined;
  readonly tens: WeakMap<LevelledCells, Float64Array>;
}

/** Worked out once from one publication to the next, column by column as it is asked for: edits of places change nothing of it. */
const peopleShown = new WeakMap<TownPeople, PeopleShown>();

function peopleShownOf({ people: { exact }, model }: TownEngine): PeopleShown {
  const found = peopleShown.get(exact);
  if (found) return found;
  const shown = levelPeople(exact, model);
  peopleShown.set(exact, shown);
  return shown;
}

function levelPeople(exact: TownPeople, geography: Geography): PeopleShown {
  const town = { geography, grounds: shownGrounds(geography) };
  const columns = new Map<string, LevelledCells | undefined>();
  const columnOf = (year: number, column: PopulationColumn): LevelledCells | undefined => {
    const key = `${year} ${column}`;
    if (!columns.has(key))
      columns.set(
        key,
        shownColumn(exact, town, year, column, (other) => columnOf(year, other)),
      );
    return columns.get(key);
  };
  const people = new TownPeople(geography, { exact, readColumn: (year, column) => columnOf(year, column)?.people });
  return { people, columnOf, tens: new WeakMap() };
}
