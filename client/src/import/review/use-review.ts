import { useClient } from 'urql';
import { type DoneEdit, recordEdit } from '../../edit/edit-history.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { decideReviewMutation, type ReviewNote, type ReviewRow, undoReviewMutation } from './review-queries.ts';

/** What a person says about a row that waits. */
export interface Decision {
  readonly accept: boolean;
  readonly cells?: { field: string; value: string }[];
  /** Codes of doubts that came up with these values, and that are none. */
  readonly waive?: string[];
}

export type Decided =
  | { readonly state: 'decided' }
  /** With these values something else is doubtful or wrong. */
  | { readonly state: 'waiting'; readonly notes: readonly ReviewNote[] }
  /** In words, for the person who decides. */
  | { readonly state: 'failed'; readonly problem: string };

/** Decides about rows that wait; each decision can be taken back from the message that follows it, or from its row. */
export function useReview() {
  const client = useClient();
  const text = useText();
  const { municipality } = useTown();
  const { code } = municipality;

  const send = async (
    { importId, line }: ReviewRow,
    { accept, cells = [], waive = [] }: Decision,
  ): Promise<Decided> => {
    const decisions = [{ line, accept, cells, waive }];
    const { data, error } = await client
      .mutation(decideReviewMutation, { code, import: importId, decisions })
      .toPromise();
    const [row] = data?.decideReviewRows.rows ?? [];
    // what the server says is written for its reader; a line that is cut says nothing
    if (!row) return { state: 'failed', problem: error?.graphQLErrors[0]?.message ?? text('err.save') };
    return row.outcome === 'WAITING' ? { state: 'waiting', notes: row.notes } : { state: 'decided' };
  };

  const takeBack = async ({ importId, line }: ReviewRow): Promise<string | null> => {
    const { data, error } = await client.mutation(undoReviewMutation, { code, import: importId, line }).toPromise();
    return data ? null : (error?.graphQLErrors[0]?.message ?? text('err.save'));
  };

  const editOf = (row: ReviewRow, decision: Decision): DoneEdit => ({
    words: text(decision.accept ? 'import.review.taken' : 'import.review.leftOut', { name: nameOf(row) }),
    undo: async () => (await takeBack(row)) === null,
    redo: async () => ((await send(row, decision)).state === 'decided' ? editOf(row, decision) : null),
  });

  const nameOf = ({ label, lineInFile }: ReviewRow) => label || text('import.line', { n: lineInFile });

  return {
    decide: async (row: ReviewRow, decision: Decision): Promise<Decided> => {
      const decided = await send(row, decision);
      if (decided.state === 'decided') recordEdit(editOf(row, decision));
      return decided;
    },
    /** @returns what the server said, where it didn't */
    undo: async (row: ReviewRow): Promise<string | null> => {
      const problem = await takeBack(row);
      if (problem !== null) return problem;
      const again = { accept: row.verdict !== 'LEFT_OUT', cells: editedCells(row) };
      recordEdit({
        words: text('import.review.waitsAgain', { name: nameOf(row) }),
        undo: async () => (await send(row, again)).state === 'decided',
        redo: async () => ((await takeBack(row)) === null ? editOf(row, again) : null),
      });
      return null;
    },
  };
}

const editedCells = ({ cells }: ReviewRow) =>
  cells.filter(({ isEdited }) => isEdited).map(({ field, value }) => ({ field, value }));
