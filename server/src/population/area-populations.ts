import type { Audience } from '../account/index.ts';
import { disclosePeople, type PeopleTable, sumsOfAreas } from '../disclosure/index.ts';
import { areaPeopleTable, type TownEngine, type TownFacts } from '../indicator/index.ts';
import type { Population } from './population.ts';

/** The populations of all areas of a town in one year, by area id, as an audience may see them. */
export function computePopulations(
  engine: TownEngine,
  areas: TownFacts['areas'],
  year: number,
  audience: Audience,
): ReadonlyMap<string, Population> {
  const ids = [...areas.keys()];
  const shown = disclosePeople(areaPeopleTable(engine, areas, year), sumsOfAreas([...areas.values()]), audience);
  return new Map(
    ids.flatMap((id, row): [string, Population][] => {
      const total = shown.total[row] ?? null;
      if (total === null) return [];
      const value = (column: keyof PeopleTable) => shown[column][row] ?? null;
      return [
        [
          id,
          {
            year,
            total,
            age0To14: value('age0To14'),
            age15To64: value('age15To64'),
            age65Over: value('age65Over'),
            age75Over: value('age75Over'),
            single65Over: value('single65Over'),
          },
        ],
      ];
    }),
  );
}
