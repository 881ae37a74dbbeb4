import { type AnyVariables, type CombinedError, type DocumentInput, useClient } from 'urql';
import { type DoneEdit, recordEdit } from '../edit/edit-history.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { type EventDraft, type EventField, type EventValues, eventInputOf } from './event-draft.ts';
import {
  createEventMutation,
  removeEventMutation,
  undoEventEditMutation,
  updateEventMutation,
} from './event-queries.ts';

export interface StandingEvent {
  readonly revision: number;
  readonly values: EventValues;
}

export type SavedEvent =
  | { readonly state: 'saved'; readonly id: string | null }
  /** One sentence a field. */
  | { readonly state: 'faulty'; readonly fields: ReadonlyMap<string, string>; readonly message: string }
  /** Somebody was quicker: what stands now. */
  | { readonly state: 'conflict'; readonly standing: StandingEvent }
  /** The network or the server: nothing is wrong with what was typed. */
  | { readonly state: 'failed' };

/** Saves what was typed of an event; each change can be taken back from the message that follows it. */
export function useSaveEvent() {
  const client = useClient();
  const text = useText();
  const { municipality } = useTown();

  const send = async <Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
    words: string,
    read: (data: Data) => { readonly editId: string; readonly id: string | null },
  ): Promise<SavedEvent> => {
    const { data, error } = await client.mutation(document, variables).toPromise();
    if (error || !data) return failureOf(error);
    const { editId, id } = read(data);
    recordEdit(editOf(words, editId));
    return { state: 'saved', id };
  };

  const undo = async (id: string) => {
    const { data } = await client.mutation(undoEventEditMutation, { id }).toPromise();
    return data?.undoEventEdit.id ?? null;
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
    create: (draft: EventDraft) =>
      send(
        createEventMutation,
        { municipality: municipality.code, input: eventInputOf(draft, Object.keys(draft) as EventField[]) },
        text('edit.created', { name: draft.title }),
        ({ createEvent }) => ({ editId: createEvent.id, id: createEvent.event?.id ?? null }),
      ),
    update: (id: string, revision: number, draft: EventDraft, fields: readonly EventField[]) =>
      send(
        updateEventMutation,
        { id, revision, input: eventInputOf(draft, fields) },
        text('edit.updated', { name: draft.title }),
        ({ updateEvent }) => ({ editId: updateEvent.id, id: updateEvent.event?.id ?? null }),
      ),
    remove: (id: string, revision: number, title: string) =>
      send(removeEventMutation, { id, revision }, text('edit.removed', { name: title }), ({ removeEvent }) => ({
        editId: removeEvent.id,
        id: null,
      })),
  };
}

function failureOf(error: CombinedError | undefined): SavedEvent {
  const [first] = error?.graphQLErrors ?? [];
  if (!first) return { state: 'failed' };
  const { fields = [], current } = first.extensions as {
    fields?: readonly { readonly field: string; readonly message: string }[];
    current?: StandingEvent;
  };
  if (current) return { state: 'conflict', standing: current };
  if (first.extensions['code'] !== 'BAD_USER_INPUT') return { state: 'failed' };
  return {
    state: 'faulty',
    fields: new Map(fields.map(({ field, message }) => [field, message])),
    message: first.message,
  };
}
