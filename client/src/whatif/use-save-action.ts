import { useClient } from 'urql';
import { recordEdit } from '../edit/edit-history.ts';
import { undoableEdit } from '../edit/undoable-edit.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import {
  type Action,
  createActionMutation,
  removeActionMutation,
  undoActionEditMutation,
  updateActionMutation,
} from './action-query.ts';
import { failureOf, type SavedScenario } from './use-save-scenario.ts';

/** What is typed of an action; a day that isn't chosen is ''. */
export interface ActionDraft {
  readonly title: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly doneWhen: string;
  readonly areas: readonly string[];
}

/** Writes 約束; each change can be taken back from the message that follows it. */
export function useSaveAction() {
  const client = useClient();
  const text = useText();
  const { municipality } = useTown();

  const undo = async (id: string) => {
    const { data } = await client.mutation(undoActionEditMutation, { id }).toPromise();
    return data?.undoActionEdit.id ?? null;
  };
  const editOf = (words: string, editId: string) => undoableEdit(words, editId, undo);
  const update = async (
    { id, revision }: Pick<Action, 'id' | 'revision'>,
    input: Partial<ReturnType<typeof inputOf>> & { readonly doneOn?: string | null },
    words: string,
  ): Promise<SavedScenario> => {
    const { data, error } = await client.mutation(updateActionMutation, { id, revision, input }).toPromise();
    if (!data) return failureOf(error);
    recordEdit(editOf(words, data.updateAction.id));
    return { state: 'saved' };
  };

  return {
    create: async (scenario: string, draft: ActionDraft): Promise<SavedScenario> => {
      const variables = { municipality: municipality.code, input: { ...inputOf(draft), scenario } };
      const { data, error } = await client.mutation(createActionMutation, variables).toPromise();
      if (!data) return failureOf(error);
      recordEdit(editOf(text('edit.created', { name: draft.title }), data.createAction.id));
      return { state: 'saved' };
    },
    update: (action: Action, draft: ActionDraft) =>
      update(action, inputOf(draft), text('edit.updated', { name: draft.title })),
    /** @param doneOn YYYY-MM-DD; null: not yet after all */
    finish: (action: Action, doneOn: string | null) =>
      update(action, { doneOn }, text('edit.updated', { name: action.title })),
    remove: async ({ id, revision, title }: Action): Promise<SavedScenario> => {
      const { data, error } = await client.mutation(removeActionMutation, { id, revision }).toPromise();
      if (!data) return failureOf(error);
      recordEdit(editOf(text('edit.removed', { name: title }), data.removeAction.id));
      return { state: 'saved' };
    },
  };
}

const inputOf = ({ dueOn, areas, ...draft }: ActionDraft) => ({ ...draft, dueOn: dueOn || null, areas: [...areas] });
