import { type AnyVariables, type CombinedError, type DocumentInput, useClient } from 'urql';
import { type DoneEdit, recordEdit } from '../edit/edit-history.ts';
import { undoEditMutation } from '../edit/use-confirmations.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { type Draft, inputOf } from './record-fields.ts';
import { RECORD_MUTATIONS } from './record-queries.ts';
import type { RecordSort } from './record-sort.ts';

/** What stands on the server where somebody was quicker. */
export interface Standing {
  readonly revision: number;
  readonly values: Readonly<Record<string, unknown>>;
}

export type Saved =
  | { readonly state: 'saved'; readonly id: string }
  /** One sentence a field. */
  | { readonly state: 'faulty'; readonly fields: ReadonlyMap<string, string>; readonly message: string }
  | { readonly state: 'conflict'; readonly standing: Standing }
  /** The network or the server: nothing is wrong with what was typed. */
  | { readonly state: 'failed' };

interface EditAnswer {
  readonly edit: { readonly id: string; readonly record: string };
}

/** Saves what was typed; each change can be taken back from the message that follows it. */
export function useSaveRecord(tab: RecordSort) {
  const client = useClient();
  const text = useText();
  const { municipality } = useTown();

  const undo = async (id: string) => {
    const { data } = await client.mutation(undoEditMutation, { id }).toPromise();
    return data?.undoEdit.id ?? null;
  };

  /** To take it back, and to take that back again. */
  const editOf = (words: string, editId: string): DoneEdit => {
    let undoneId: string | null = null;
    return {
      words,
      undo: async () => {
        undoneId = await undo(editId);
        return undoneId !== null;
      },
      redo: async () => {
        const again = undoneId === null ? null : await undo(undoneId);
        return again === null ? null : editOf(words, again);
      },
    };
  };

  const send = async <Data extends EditAnswer, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
    words: string,
  ): Promise<Saved> => {
    const { data, error } = await client.mutation(document, variables).toPromise();
    if (error || !data) return failureOf(error);
    recordEdit(editOf(words, data.edit.id));
    return { state: 'saved', id: data.edit.record };
  };

  const { create, update, remove } = RECORD_MUTATIONS[tab];
  return {
    create: (draft: Draft, name: string) =>
      send(
        create,
        { municipality: municipality.code, input: inputOf(draft, Object.keys(draft)) },
        text('edit.created', { name }),
      ),
    update: (id: string, revision: number, draft: Draft, names: readonly string[], name: string) =>
      send(update, { id, revision, input: inputOf(draft, names) }, text('edit.updated', { name })),
    remove: (id: string, revision: number, name: string) =>
      send(remove, { id, revision }, text('edit.removed', { name })),
    /** Takes back a change that the history tells of. */
    undo: async (editId: string, name: string): Promise<boolean> => {
      const again = await undo(editId);
      if (again !== null) recordEdit(editOf(text('edit.restored', { name }), again));
      return again !== null;
    },
  };
}

function failureOf(error: CombinedError | undefined): Saved {
  const [first] = error?.graphQLErrors ?? [];
  const { fields, current } = (first?.extensions ?? {}) as {
    fields?: readonly { readonly field: string; readonly message: string }[];
    current?: Standing;
  };
  if (current) return { state: 'conflict', standing: current };
  if (first && (fields || first.extensions['code'] === 'BAD_USER_INPUT'))
    return {
      state: 'faulty',
      fields: new Map((fields ?? []).map(({ field, message }) => [field, message])),
      message: first.message,
    };
  return { state: 'failed' };
}
