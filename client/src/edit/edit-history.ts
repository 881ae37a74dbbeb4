import { useSyncExternalStore } from 'react';

/** Something the user did that can be taken back. The functions answer whether the server took it. */
export interface DoneEdit {
  /** 「今もある」と記録しました, as the message shows it. */
  readonly words: string;
  readonly undo: () => Promise<boolean>;
  /** Does it again and answers with the new edit, or null where that failed. */
  readonly redo: () => Promise<DoneEdit | null>;
}

export interface EditHistory {
  /** The last change, until the next: it shows with 「元に戻す」 and does not go by itself. */
  readonly latest: { readonly edit: DoneEdit; readonly outcome: 'done' | 'undone' | 'failed' } | null;
  /** Rises with every change that was made, taken back or made again. */
  readonly changes: number;
}

const MOST_STEPS = 50;

let done: readonly DoneEdit[] = [];
let undone: readonly DoneEdit[] = [];
let current: EditHistory = { latest: null, changes: 0 };
/** One at a time: a second press while the first is under way would take back something else. */
let isBusy = false;
const listeners = new Set<() => void>();

export const useEditHistory = (): EditHistory => useSyncExternalStore(subscribe, () => current);

/** Remembers a change that has been made. */
export function recordEdit(edit: DoneEdit): void {
  done = [...done, edit].slice(-MOST_STEPS);
  undone = [];
  show(edit, 'done');
}

/** Changes what this page alone holds, such as its address, and remembers it: `set` has no server that could refuse. */
export function changeHere<State>(words: string, set: (state: State) => void, before: State, after: State): void {
  const edit: DoneEdit = {
    words,
    undo: async () => {
      set(before);
      return true;
    },
    redo: async () => {
      set(after);
      return edit;
    },
  };
  set(after);
  recordEdit(edit);
}

/** Takes the last change back; nothing to take back is no fault. */
export async function undoEdit(): Promise<void> {
  const edit = done.at(-1);
  if (!edit || isBusy) return;
  isBusy = true;
  const taken = await edit.undo();
  isBusy = false;
  if (taken) {
    done = done.slice(0, -1);
    undone = [...undone, edit];
  }
  show(edit, taken ? 'undone' : 'failed');
}

/** Makes the change again that was last taken back. */
export async function redoEdit(): Promise<void> {
  const edit = undone.at(-1);
  if (!edit || isBusy) return;
  isBusy = true;
  const again = await edit.redo();
  isBusy = false;
  if (again) {
    undone = undone.slice(0, -1);
    done = [...done, again];
  }
  show(again ?? edit, again ? 'done' : 'failed');
}

export function dismissLatest(): void {
  change({ ...current, latest: null });
}

function show(edit: DoneEdit, outcome: 'done' | 'undone' | 'failed'): void {
  change({ latest: { edit, outcome }, changes: current.changes + (outcome === 'failed' ? 0 : 1) });
}

function change(next: EditHistory): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
