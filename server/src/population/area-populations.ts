import { LEAST_KNOWN_SHARE } from '@hazama/geo';
import type { Audience } from '../account/index.ts';
import { type PopulationColumn, sumsOfAreas, type TownEngine, type TownFacts } from '../indicator/index.ts';
import { disclosePeople, type PeopleTable } from './disclose-people.ts';
import type { Population } from './population.ts';

/** The populations of all areas of a town in one year, by area id, as an audience may see them. */
export function computePopulations(
  engine: TownEngine,
  areas: TownFacts['areas'],
  year: number,
  audience: Audience,
): ReadonlyMap<string, Population> {
  const ids = [...areas.keys()];
  const columnOf = (column: PopulationColumn): readonly (number | null)[] => {
    const { total, knownShare } = engine.people.all(year, column);
    return ids.map((id) => {
      const area = engine.model.areaIndex.get(id);
      // of an area most of whose cells are not known, the rest is no estimate
      if (area === undefined || (knownShare[area] ?? 0) < LEAST_KNOWN_SHARE) return null;
      return total[area] ?? null;
    });
  };
  const known: PeopleTable = {
    total: columnOf('total'),
    age0To14: columnOf('age_0_14'),
    age15To64: columnOf('age_15_64'),
    age65Over: columnOf('age_65_over'),
    age75Over: columnOf('age_75_over'),
    single65Over: columnOf('single_65_over'),
  };
  const shown = disclosePeople(known, sumsOfAreas(areas), audience);
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
