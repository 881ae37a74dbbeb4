import type { Statements } from '../../database/index.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Geography } from '../town/town-model.ts';
import { listCompanies } from './cell-company.repository.ts';
import { type CompaniesBefore, digestOfYear, unpackCompanies, type YearCompanies } from './kept-companies.ts';

/** Who was counted together before a publication, and which years are to be kept anew. */
export interface TownCompanies {
  readonly before: CompaniesBefore;
  /** Digest of the people, by year; oldest year first. */
  readonly unsettled: ReadonlyMap<number, string>;
}

/** Reads who was counted together before a publication. A year is taken apart when it is asked for: staff never do. */
export async function readCompanies(
  database: Statements,
  { code, publishedRevision }: Pick<TownFacts, 'code' | 'publishedRevision'>,
  geography: Geography,
): Promise<TownCompanies> {
  const { cells, population } = geography;
  if (population.length === 0) return { before: () => undefined, unsettled: new Map() };
  const digests = new Map(population.map((counted) => [counted.year, digestOfYear(geography, counted)]));
  const rows = await listCompanies(database, code, publishedRevision, digests);
  const texts = new Map(rows.flatMap(({ year, companies }) => (companies === null ? [] : [[year, companies]])));
  const unpacked = new Map<number, YearCompanies>();
  const before: CompaniesBefore = (year) => {
    const text = texts.get(year);
    if (text !== undefined) {
      unpacked.set(year, unpackCompanies(text, cells.ids));
      texts.delete(year);
    }
    return unpacked.get(year);
  };
  const isSettled = new Map(rows.map((row) => [row.year, row.isSettled]));
  return { before, unsettled: new Map([...digests].filter(([year]) => isSettled.get(year) !== true)) };
}
