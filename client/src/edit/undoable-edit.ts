import type { DoneEdit } from './edit-history.ts';

/**
 * A change that was made: to take it back, and to take that back again.
 * @param undo takes an edit back, and gives the id of the edit that did; null where the server didn't
 */
export function undoableEdit(
  words: string,
  editId: string,
  undo: (editId: string) => Promise<string | null>,
): DoneEdit {
  let undoneId: string | null = null;
  return {
    words,
    undo: async () => {
      undoneId = await undo(editId);
      return undoneId !== null;
    },
    redo: async () => {
      const again = undoneId === null ? null : await undo(undoneId);
      return again === null ? null : undoableEdit(words, again, undo);
    },
  };
}
