import { type AnyVariables, type CombinedError, type DocumentInput, useClient } from 'urql';
import { recordEdit } from './edit-history.ts';
import { undoableEdit } from './undoable-edit.ts';

/** What stands on the server where somebody was quicker, in the form of the API. */
export interface Standing<Values = Readonly<Record<string, unknown>>> {
  readonly revision: number;
  readonly values: Values;
}

export type Saved<Values = Readonly<Record<string, unknown>>> =
  /** `id` of the record; null where it was taken away. */
  | { readonly state: 'saved'; readonly id: string | null }
  /** One sentence a field. */
  | { readonly state: 'faulty'; readonly fields: ReadonlyMap<string, string>; readonly message: string }
  | { readonly state: 'conflict'; readonly standing: Standing<Values> }
  /** The network or the server: nothing is wrong with what was typed. */
  | { readonly state: 'failed' };

interface Ids {
  readonly editId: string;
  readonly id: string | null;
}

export interface Saving<Values> {
  /** Sends a change; `words` say what was done, beside 「元に戻す」. */
  readonly send: <Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
    words: string,
    read: (data: Data) => Ids,
  ) => Promise<Saved<Values>>;
  /** Takes back a change that a history tells of; answers whether the server took it. */
  readonly restore: (editId: string, words: string) => Promise<boolean>;
}

/**
 * Saves what was typed; each change can be taken back from the message that follows it, and that again.
 * @param undoOf the mutation that takes an edit back, and where the id of the new one stands in its answer
 */
export function useSave<Undone, Values = Readonly<Record<string, unknown>>>(undoOf: {
  readonly document: DocumentInput<Undone, { id: string }>;
  readonly read: (data: Undone) => string;
}): Saving<Values> {
  const client = useClient();

  const undo = async (id: string) => {
    const { data } = await client.mutation(undoOf.document, { id }).toPromise();
    return data ? undoOf.read(data) : null;
  };

  const editOf = (words: string, editId: string) => undoableEdit(words, editId, undo);

  return {
    send: async (document, variables, words, read) => {
      const { data, error } = await client.mutation(document, variables).toPromise();
      if (error || !data) return failureOf<Values>(error);
      const { editId, id } = read(data);
      recordEdit(editOf(words, editId));
      return { state: 'saved', id };
    },
    restore: async (editId, words) => {
      const again = await undo(editId);
      if (again !== null) recordEdit(editOf(words, again));
      return again !== null;
    },
  };
}

function failureOf<Values>(error: CombinedError | undefined): Saved<Values> {
  const [first] = error?.graphQLErrors ?? [];
  const { fields, current } = (first?.extensions ?? {}) as {
    fields?: readonly { readonly field: string; readonly message: string }[];
    current?: Standing<Values>;
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
