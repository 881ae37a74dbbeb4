import type { Audience } from '../account/index.ts';
import { disclosePeople, type PeopleTable } from '../disclosure/index.ts';
import { areaPeopleTable, shownTown, sumsOfModel, type TownEngine } from '../indicator/index.ts';
import type { Population } from './population.ts';

/** The populations of all areas of a town in one year, by area id, as an audience may see them. */
export function computePopulations(
  engine: TownEngine,
  year: number,
  audience: Audience,
): ReadonlyMap<string, Population> {
  const { people, model } = engine;
  const told = areaPeopleTable(shownTown(engine, audience).people, year);
  const shown = disclosePeople(areaPeopleTable(people.exact, year), sumsOfModel(model.areas), audience, told);
  return new Map(
    model.areas.flatMap(({ id }, row): [string, Population][] => {
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
