import type { Audience } from '../account/index.ts';
import { discloseHeadcount } from '../disclosure/index.ts';
import { presentYear, shownPeople, type TownEngine } from '../indicator/index.ts';
import type { TravelPeople } from './travel-time.ts';

/** The people of a town's cells, to be counted where they are reached. */
export interface CountedCells {
  /** Those of the cells for which it is true; of all that have a place where nothing is said. */
  count(column: 'total' | 'age_65_over', isCounted?: (cell: number) => boolean): TravelPeople;
  /** Whether people of the town are left out, or counted together with others near them. */
  readonly isPartial: boolean;
}

/**
 * The people of each cell as an audience may see them on the map (`shownPeople`): whoever moves a place to and fro learns
 * nothing from the sums that the map does not show (docs/decisions/0013).
 */
export function countedCells(
  engine: TownEngine,
  populationYears: readonly number[],
  today: string,
  audience: Audience,
): CountedCells {
  const year = presentYear(populationYears, today);
  const { isLocated, allLocated } = engine.model.cells;
  return {
    count(column, isCounted = () => true) {
      const people = shownPeople(engine, { people: column }, year, audience);
      if (!people) return discloseHeadcount(null, audience);
      let sum = 0;
      for (let cell = 0; cell < people.length; cell++) {
        const count = people[cell] as number;
        if (count > 0 && isLocated[cell] && isCounted(cell)) sum += count;
      }
      return discloseHeadcount(sum, audience);
    },
    isPartial: audience !== 'STAFF' || !allLocated,
  };
}
