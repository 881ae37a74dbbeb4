import type { Audience } from '../../account/index.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { shownTens, shownTown } from './shown-town.ts';

/**
 * The people of each cell whom an indicator counts, as an audience may see them: those of the town that it may know
 * (`shownTown`), for the public in tens. NaN where not known; undefined where the column is not known at all.
 */
export function shownPeople(
  engine: TownEngine,
  { people: column }: Pick<IndicatorDefinition, 'people'>,
  year: number,
  audience: Audience,
): Float64Array | undefined {
  if (!column) return undefined;
  if (audience === 'PUBLIC') return shownTens(engine, year, column);
  return shownTown(engine, audience).people.all(year, column).perCell;
}
