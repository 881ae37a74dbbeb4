import type { Transaction } from '../database/index.ts';
import { checkInput } from './check-input.ts';
import { beginEdit } from './ledger.repository.ts';
import type { ResourceField } from './resource-fields.ts';
import type { ResourceInput } from './resource-input.ts';
import type { HeldResource } from './resource-version.repository.ts';
import { saveVersion } from './save-version.ts';

interface Taking {
  readonly transaction: Transaction;
  readonly code: string;
  readonly id: string;
  readonly held: HeldResource;
  /** The record that the values are taken from. */
  readonly from: HeldResource;
  readonly fields: readonly ResourceField[];
  /** YYYY-MM-DD in Asia/Tokyo */
  readonly today: string;
}

/**
 * Gives a record some values of another, as if a person had typed them: an edit of its own, which its history can take back.
 * @returns its revision; null where they say the same
 * @throws UserError BAD_USER_INPUT with `extensions.fields`
 */
export async function takeFields(taking: Taking): Promise<number | null> {
  const { transaction, code, id, held, from, fields, today } = taking;
  const input = Object.fromEntries(fields.map((field) => [field, valueOf(from, field)])) as ResourceInput;
  const columns = await checkInput({ transaction, code, today, input, held: held.values });
  if (Object.keys(columns).length === 0) return null;
  // a place is no better known for being taken
  const placeLevel = 'location' in columns && { place_level: from.columns['place_level'] };
  const revision = await beginEdit(transaction, code, 'EDIT', `resource/${id}`);
  await saveVersion({
    transaction,
    code,
    id,
    revision,
    held,
    columns: { ...columns, ...placeLevel },
    action: 'resource.update',
  });
  return revision;
}

/** In the form in which a person gives it. */
function valueOf({ values }: HeldResource, field: ResourceField): unknown {
  if (field !== 'location') return values[field];
  return values.location && { longitude: values.location[0], latitude: values.location[1] };
}
