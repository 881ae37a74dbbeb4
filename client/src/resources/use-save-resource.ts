import { type AnyVariables, type CombinedError, type DocumentInput, useClient } from 'urql';
import { type DoneEdit, recordEdit } from '../edit/edit-history.ts';
import { undoEditMutation } from '../edit/use-confirmations.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import type { Draft, DraftField } from './draft.ts';
import { inputOf } from './draft.ts';
import { createResourceMutation, removeResourceMutation, updateResourceMutation } from './resource-queries.ts';

/** What stands on the server where somebody was quicker, in the form of the API. */
export interface Standing {
  readonly revision: number;
  readonly values: Readonly<Record<string, unknown>>;
}

export type Saved =
  | { readonly state: 'saved'; readonly id: string | null }
  /** One sentence a field. */
  | { readonly state: 'faulty'; readonly fields: ReadonlyMap<string, string>; readonly message: string }
  | { readonly state: 'conflict'; readonly standing: Standing }
  /** The network or the server: nothing is wrong with what was typed. */
  | { readonly state: 'failed' };

/** Saves what was typed; each change can be taken back from the message that follows it. */
export function useSaveResource() {
  const client = useClient();
  const text = useText();
  const { municipality } = useTown();

  const send = async <Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
    words: string,
    read: (data: Data) => { readonly editId: string; readonly id: string | null },
  ): Promise<Saved> => {
    const { data, error } = await client.mutation(document, variables).toPromise();
    if (error || !data) return failureOf(error);
    const { editId, id } = read(data);
    recordEdit(editOf(words, editId));
    return { state: 'saved', id };
  };

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

  return {
    create: (draft: Draft) =>
      send(
        createResourceMutation,
        { municipality: municipality.code, input: inputOf(draft, Object.keys(draft) as DraftField[]) },
        text('edit.created', { name: draft.name }),
        ({ createResource }) => ({ editId: createResource.id, id: createResource.resource?.id ?? null }),
      ),
    update: (id: string, revision: number, draft: Draft, fields: readonly DraftField[]) =>
      send(
        updateResourceMutation,
        { id, revision, input: inputOf(draft, fields) },
        text('edit.updated', { name: draft.name }),
        ({ updateResource }) => ({ editId: updateResource.id, id: updateResource.resource?.id ?? null }),
      ),
    remove: (id: string, revision: number, name: string) =>
      send(removeResourceMutation, { id, revision }, text('edit.removed', { name }), ({ removeResource }) => ({
        editId: removeResource.id,
        id: null,
      })),
    /** Takes back a change that the history tells of. */
    undo: async (editId: string, name: string): Promise<boolean> => {
      const { data } = await client.mutation(undoEditMutation, { id: editId }).toPromise();
      if (data) recordEdit(editOf(text('edit.restored', { name }), data.undoEdit.id));
      return data !== undefined;
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
