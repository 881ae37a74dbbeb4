import type { Database } from '../../database/index.ts';
import { giveTurn } from '../../turn/index.ts';
import type { Ground } from '../compute/town-engine.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Geography } from '../town/town-model.ts';
import { keepCompanies } from './cell-company.repository.ts';
import { packCompanies } from './kept-companies.ts';
import type { TownCompanies } from './read-companies.ts';
import { peopleShownOf } from './shown-town.ts';

/**
 * Forms who is counted together since a publication, and keeps it before anybody outside staff is told a number of it: what a
 * stop took away would be formed anew, and told otherwise. Nothing to do for years in which nobody, no cell and no border changed.
 */
export async function settleCompanies(
  database: Database,
  { code, publishedRevision }: Pick<TownFacts, 'code' | 'publishedRevision'>,
  geography: Geography,
  ground: Ground,
  { unsettled }: TownCompanies,
): Promise<void> {
  if (unsettled.size === 0) return;
  const shown = peopleShownOf({ ...ground, model: geography });
  const entries: { year: number; digest: string; companies: string }[] = [];
  for (const [year, digest] of unsettled) {
    for (const column of geography.population.find((counted) => counted.year === year)?.columns.keys() ?? []) {
      shown.columnOf(year, column);
      await giveTurn();
    }
    entries.push({ year, digest, companies: packCompanies(shown.companiesOf(year), geography.cells.ids) });
  }
  await database.transaction((transaction) => keepCompanies(transaction, code, publishedRevision, entries));
}
