import type { Viewer } from '../account/index.ts';
import type { TownEngine, Towns } from '../indicator/index.ts';
import type { MunicipalityReader } from '../municipality/index.ts';
import { computePopulations } from './area-populations.ts';
import type { Population, PopulationYear } from './population.ts';

/** Population as one request reads it, disclosed to its viewer. */
export interface PopulationReader {
  /** `year` null: the newest. */
  findPopulation(
    area: { readonly id: string; readonly municipalityCode: string },
    year: number | null,
  ): Promise<Population | null>;
  /** Oldest first, with the years between that are missing. */
  listYears(code: string): Promise<PopulationYear[]>;
}

/** A table is worked out once for each revision, year and audience, and let go with the town's engine. */
const computed = new WeakMap<TownEngine, Map<string, ReadonlyMap<string, Population>>>();

export function createPopulationReader(
  towns: Towns,
  municipalities: MunicipalityReader,
  { audience }: Viewer,
): PopulationReader {
  return {
    findPopulation: async ({ id, municipalityCode }, wanted) => {
      const revision = municipalities.findMunicipality(municipalityCode)?.revision;
      if (revision === undefined) return null;
      const facts = await towns.getFacts(municipalityCode, revision);
      const year = wanted ?? facts.populationYears.at(-1);
      if (year === undefined || !facts.populationYears.includes(year)) return null;
      const engine = await towns.getEngine(municipalityCode, revision);
      const tables = computed.get(engine) ?? new Map<string, ReadonlyMap<string, Population>>();
      computed.set(engine, tables);
      const key = `${year} ${audience}`;
      const table = tables.get(key) ?? computePopulations(engine, year, audience);
      tables.set(key, table);
      return table.get(id) ?? null;
    },
    listYears: async (code) => {
      const revision = municipalities.findMunicipality(code)?.revision;
      if (revision === undefined) return [];
      const { populationYears } = await towns.getFacts(code, revision);
      const [oldest, newest] = [populationYears[0], populationYears.at(-1)];
      if (oldest === undefined || newest === undefined) return [];
      return Array.from({ length: newest - oldest + 1 }, (_, index) => ({
        year: oldest + index,
        available: populationYears.includes(oldest + index),
      }));
    },
  };
}
