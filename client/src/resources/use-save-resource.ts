import { undoEditMutation } from '../edit/use-confirmations.ts';
import { useSave } from '../edit/use-save.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import type { Draft, DraftField } from './draft.ts';
import { inputOf } from './draft.ts';
import { createResourceMutation, removeResourceMutation, updateResourceMutation } from './resource-queries.ts';

/** Saves what was typed; each change can be taken back from the message that follows it. */
export function useSaveResource() {
  const text = useText();
  const { municipality } = useTown();
  const { send, restore } = useSave({ document: undoEditMutation, read: ({ undoEdit }) => undoEdit.id });

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
    undo: (editId: string, name: string) => restore(editId, text('edit.restored', { name })),
  };
}
