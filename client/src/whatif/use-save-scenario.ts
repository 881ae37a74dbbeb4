import { type CombinedError, useClient } from 'urql';
import { recordEdit } from '../edit/edit-history.ts';
import { keepTrialDraft } from '../edit/trial-draft.ts';
import { undoableEdit } from '../edit/undoable-edit.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { changeView } from '../view-state.ts';
import { inputOf } from './change-input.ts';
import {
  createScenarioMutation,
  removeScenarioMutation,
  type Scenario,
  undoScenarioEditMutation,
  updateScenarioMutation,
} from './scenario-query.ts';
import type { OpenScenario } from './use-scenario.ts';

export type SavedScenario =
  | { readonly state: 'saved' }
  /** One sentence a field; those of no field in `message`. */
  | { readonly state: 'faulty'; readonly fields: ReadonlyMap<string, string>; readonly message: string }
  | { readonly state: 'conflict'; readonly message: string }
  /** The network or the server: nothing is wrong with what was typed. */
  | { readonly state: 'failed'; readonly error: Error | null };

/** Saves what is tried under a name; each change can be taken back from the message that follows it. */
export function useSaveScenario() {
  const client = useClient();
  const text = useText();
  const { municipality } = useTown();

  const undo = async (id: string) => {
    const { data } = await client.mutation(undoScenarioEditMutation, { id }).toPromise();
    return data?.undoScenarioEdit.id ?? null;
  };
  const editOf = (words: string, editId: string) => undoableEdit(words, editId, undo);

  return {
    /** @param asNew under a name of its own, whatever is open */
    save: async ({ id, saved, changes, words }: OpenScenario, asNew: boolean): Promise<SavedScenario> => {
      const input = { ...words, changes: inputOf(changes) };
      if (saved && !asNew) {
        const variables = { id: saved.id, revision: saved.revision, input };
        const { data, error } = await client.mutation(updateScenarioMutation, variables).toPromise();
        if (!data) return failureOf(error);
        keepTrialDraft(municipality.code, id, null);
        recordEdit(editOf(text('edit.updated', { name: words.name }), data.updateScenario.id));
        return { state: 'saved' };
      }
      const variables = { municipality: municipality.code, input };
      const { data, error } = await client.mutation(createScenarioMutation, variables).toPromise();
      if (!data) return failureOf(error);
      keepTrialDraft(municipality.code, id, null);
      recordEdit(editOf(text('edit.created', { name: words.name }), data.createScenario.id));
      changeView({ screen: 'whatif', scenario: data.createScenario.scenario?.id ?? id });
      return { state: 'saved' };
    },
    remove: async ({ id, revision, name }: Scenario): Promise<SavedScenario> => {
      const { data, error } = await client.mutation(removeScenarioMutation, { id, revision }).toPromise();
      if (!data) return failureOf(error);
      recordEdit(editOf(text('edit.removed', { name }), data.removeScenario.id));
      return { state: 'saved' };
    },
  };
}

/** Why something was not saved. */
export function failureOf(error: CombinedError | undefined): SavedScenario {
  const [first] = error?.graphQLErrors ?? [];
  const code = first?.extensions['code'];
  if (first && code === 'CONFLICT') return { state: 'conflict', message: first.message };
  if (!first || code !== 'BAD_USER_INPUT') return { state: 'failed', error: error ?? null };
  const { fields = [] } = first.extensions as {
    fields?: readonly { readonly field: string; readonly message: string }[];
  };
  return {
    state: 'faulty',
    fields: new Map(fields.map(({ field, message }) => [field, message])),
    message: first.message,
  };
}
