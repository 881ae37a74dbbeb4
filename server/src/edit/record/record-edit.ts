import { Field, ID, ObjectType } from 'type-graphql';
import { Municipality } from '../../municipality/index.ts';
import type { EditContext } from '../edit.resolver.ts';
import { editId } from '../made-edit.ts';
import type { SavedRecord } from './save-record.ts';

/** What one change by hand of an agreement, an assignment, … brought about: everything in it is as it stands after the change. */
@ObjectType({ simpleResolvers: true })
export class RecordEdit {
  @Field(() => ID, { description: 'Give it to `undoEdit`.' })
  id!: string;

  @Field(() => Municipality)
  municipality!: Municipality;

  @Field(() => ID, { description: 'Of the record that was made, changed or removed.' })
  record!: string;
}

/** Reads everything anew. No number is made of such records: nothing is computed. */
export async function answerRecordEdit(
  context: Pick<EditContext, 'renew' | 'municipalities'>,
  saved: SavedRecord,
): Promise<RecordEdit> {
  await context.renew();
  const municipality = context.municipalities.findMunicipality(saved.municipalityCode);
  if (!municipality) throw new Error(`no municipality ${saved.municipalityCode}`);
  return { id: editId(saved), municipality, record: saved.id };
}
