import { type AnyVariables, type DocumentInput, useClient } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useText } from '../i18n/use-text.tsx';
import { type DoneEdit, recordEdit } from './edit-history.ts';

const confirmResourceMutation = graphql(`
  mutation ConfirmResource($id: ID!, $exists: Boolean!) {
    confirmResource(id: $id, exists: $exists) {
      id
      municipality {
        code
        revision
      }
      resource {
        id
        status
        confirmedOn
        monthsSinceConfirmed
        isStale
      }
    }
  }
`);

const recordPresenceMutation = graphql(`
  mutation RecordPresence($area: ID!, $kind: ID!, $present: Boolean!) {
    recordPresence(area: $area, kind: $kind, present: $present) {
      id
      municipality {
        code
        revision
      }
    }
  }
`);

export const undoEditMutation = graphql(`
  mutation UndoEdit($id: ID!) {
    undoEdit(id: $id) {
      id
      municipality {
        code
        revision
      }
    }
  }
`);

/** What someone who knows can say of a place or an area today. Each answers whether it was saved, and calls `onTakenBack` once it is undone. */
export interface Confirmations {
  /** 今もある / なくなった */
  readonly confirmResource: (
    resource: { readonly id: string; readonly name: string },
    exists: boolean,
    onTakenBack?: () => void,
  ) => Promise<boolean>;
  /** ある / ない, of a kind in an area */
  readonly recordPresence: (
    area: { readonly id: string; readonly name: string },
    kind: { readonly id: string; readonly name: string },
    present: boolean,
    onTakenBack?: () => void,
  ) => Promise<boolean>;
}

export function useConfirmations(): Confirmations {
  const client = useClient();
  const text = useText();

  /** The id of the edit; null where the server did not take it. */
  const save = async <Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
    idOf: (data: Data) => string,
  ): Promise<string | null> => {
    const { data, error } = await client.mutation(document, variables).toPromise();
    return error || !data ? null : idOf(data);
  };

  const perform = async (
    words: string,
    act: () => Promise<string | null>,
    onTakenBack: (() => void) | undefined,
  ): Promise<DoneEdit | null> => {
    const id = await act();
    if (id === null) return null;
    return {
      words,
      undo: async () => {
        const isUndone = (await save(undoEditMutation, { id }, ({ undoEdit }) => undoEdit.id)) !== null;
        if (isUndone) onTakenBack?.();
        return isUndone;
      },
      redo: () => perform(words, act, onTakenBack),
    };
  };

  const remember = async (
    words: string,
    act: () => Promise<string | null>,
    onTakenBack: (() => void) | undefined,
  ): Promise<boolean> => {
    const edit = await perform(words, act, onTakenBack);
    if (edit) recordEdit(edit);
    return edit !== null;
  };

  return {
    confirmResource: ({ id, name }, exists, onTakenBack) =>
      remember(
        text(exists ? 'edit.stillThere' : 'edit.gone', { name }),
        () => save(confirmResourceMutation, { id, exists }, ({ confirmResource }) => confirmResource.id),
        onTakenBack,
      ),
    recordPresence: (area, kind, present, onTakenBack) =>
      remember(
        text(present ? 'edit.present' : 'edit.absent', { area: area.name, kind: kind.name }),
        () =>
          save(
            recordPresenceMutation,
            { area: area.id, kind: kind.id, present },
            ({ recordPresence }) => recordPresence.id,
          ),
        onTakenBack,
      ),
  };
}
