import { type AnyVariables, type DocumentInput, useClient } from 'urql';
import { type DoneEdit, recordEdit } from '../../edit/edit-history.ts';
import { useText } from '../../i18n/use-text.tsx';
import { keepApartMutation, mergeMutation, undoKeepApartMutation, undoMergerMutation } from './duplicate-queries.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** まとめる・別のものとして残す, each with its way back. Each answers what the server said where it didn't; null: it is done. */
export function useDuplicates() {
  const client = useClient();
  const text = useText();

  const send = async <Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
  ): Promise<string | null> => {
    const { error } = await client.mutation(document, variables).toPromise();
    return error ? (error.graphQLErrors[0]?.message ?? text('err.save')) : null;
  };

  return {
    merge: (keep: Named, other: Named, take: string[]) =>
      perform(
        text('res.merge.done', { name: other.name, kept: keep.name }),
        () => send(mergeMutation, { keep: keep.id, other: other.id, take }),
        () => send(undoMergerMutation, { other: other.id }),
      ),
    keepApart: (first: Named, second: Named) =>
      perform(
        text('res.apart.done', { name: first.name, other: second.name }),
        () => send(keepApartMutation, { first: first.id, second: second.id }),
        () => send(undoKeepApartMutation, { first: first.id, second: second.id }),
      ),
    undoMerger: (otherId: string) => send(undoMergerMutation, { other: otherId }),
    undoKeepApart: (first: string, second: string) => send(undoKeepApartMutation, { first, second }),
  };
}

/** Does it, and remembers how it is taken back and made again. */
async function perform(
  words: string,
  act: () => Promise<string | null>,
  takeBack: () => Promise<string | null>,
): Promise<string | null> {
  const edit: DoneEdit = {
    words,
    undo: async () => (await takeBack()) === null,
    redo: async () => ((await act()) === null ? edit : null),
  };
  const problem = await act();
  if (problem === null) recordEdit(edit);
  return problem;
}
