import { createHash } from 'node:crypto';
import type { Database } from '../database/index.ts';
import type { Catalogue, Indicator } from './catalogue.ts';
import { deleteUnused, upsertGroups, upsertIndicators, upsertKinds } from './catalogue-repository.ts';

/**
 * Writes the catalogue into the database; the same again changes nothing. An indicator whose definition differs from the
 * stored one gets the next version. What the files no longer hold goes, unless records or values still name it.
 */
export async function saveCatalogue(database: Database, catalogue: Catalogue): Promise<void> {
  await database.transaction(async (transaction) => {
    await upsertGroups(transaction, catalogue.groups);
    await upsertKinds(transaction, catalogue.kinds);
    await upsertIndicators(
      transaction,
      catalogue.indicators.map((indicator) => ({ ...indicator, definitionHash: definitionHash(indicator) })),
    );
    await deleteUnused(transaction, catalogue);
  });
}

/** Everything that the number depends on. Wording, colours and order may be mended without a new version. */
function definitionHash(indicator: Indicator): string {
  const { measure, kindIds, people, unit, higherIsBetter } = indicator;
  const rule = { ...indicator.parameters, subject: undefined, peopleWords: undefined };
  return createHash('sha256')
    .update(JSON.stringify([measure, kindIds, people ?? null, unit, higherIsBetter, rule]))
    .digest('hex');
}
