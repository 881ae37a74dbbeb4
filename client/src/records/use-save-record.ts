import { undoEditMutation } from '../edit/use-confirmations.ts';
import { useSave } from '../edit/use-save.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { type Draft, inputOf } from './record-fields.ts';
import { RECORD_MUTATIONS } from './record-queries.ts';
import type { RecordSort } from './record-sort.ts';

/** Saves what was typed; each change can be taken back from the message that follows it. */
export function useSaveRecord(tab: RecordSort) {
  const text = useText();
  const { municipality } = useTown();
  const { send, restore } = useSave({ document: undoEditMutation, read: ({ undoEdit }) => undoEdit.id });
  const { create, update, remove } = RECORD_MUTATIONS[tab];

  return {
    create: (draft: Draft, name: string) =>
      send(
        create,
        { municipality: municipality.code, input: inputOf(draft, Object.keys(draft)) },
        text('edit.created', { name }),
        idsOf,
      ),
    update: (id: string, revision: number, draft: Draft, names: readonly string[], name: string) =>
      send(update, { id, revision, input: inputOf(draft, names) }, text('edit.updated', { name }), idsOf),
    remove: (id: string, revision: number, name: string) =>
      send(remove, { id, revision }, text('edit.removed', { name }), idsOf),
    /** Takes back a change that the history tells of. */
    undo: (editId: string, name: string) => restore(editId, text('edit.restored', { name })),
  };
}

function idsOf({ edit }: { readonly edit: { readonly id: string; readonly record: string } }) {
  return { editId: edit.id, id: edit.record };
}
