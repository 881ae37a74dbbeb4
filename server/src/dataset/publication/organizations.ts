import { mapInTurns } from '../in-turns.ts';
import { nameKey } from '../value/place-name.ts';
import { recordId } from '../value/record-id.ts';
import type { Publication } from './publication.ts';

/** Makes sure that every organisation named is there; answers name → id. What is known about one is left as it is. */
export async function saveOrganizations(
  names: readonly string[],
  { transaction, municipalityCode }: Pick<Publication, 'transaction' | 'municipalityCode'>,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(
    await mapInTurns(
      [...new Set(names)],
      (name) => [name, recordId(municipalityCode, 'organization', nameKey(name))] as const,
    ),
  );
  if (ids.size > 0)
    await transaction.query(
      `INSERT INTO organization (municipality_code, id, name)
       SELECT $1, id, name FROM unnest($2::text[], $3::text[]) AS given (id, name)
       ON CONFLICT DO NOTHING`,
      [municipalityCode, [...ids.values()], [...ids.keys()]],
    );
  return ids;
}
