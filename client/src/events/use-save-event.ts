import { type Saved, type Standing, useSave } from '../edit/use-save.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { type EventDraft, type EventField, type EventValues, eventInputOf } from './event-draft.ts';
import {
  createEventMutation,
  removeEventMutation,
  undoEventEditMutation,
  updateEventMutation,
} from './event-queries.ts';

export type StandingEvent = Standing<EventValues>;
export type SavedEvent = Saved<EventValues>;

/** Saves what was typed of an event; each change can be taken back from the message that follows it. */
export function useSaveEvent() {
  const text = useText();
  const { municipality } = useTown();
  const { send } = useSave<{ undoEventEdit: { id: string } }, EventValues>({
    document: undoEventEditMutation,
    read: ({ undoEventEdit }) => undoEventEdit.id,
  });

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
