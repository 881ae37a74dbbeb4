import { useClient } from 'urql';
import { type DoneEdit, recordEdit } from '../../edit/edit-history.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { decideAtOnceMutation, undoAtOnceMutation } from './review-queries.ts';

export type AtOnce = 'TAKE' | 'LEAVE' | 'SUGGESTED';

/** All rows of an import that wait for one reason. */
export interface Waiting {
  readonly importId: string;
  readonly reason: string;
  readonly count: number;
}

type Decided = { readonly decided: number; readonly waiting: number } | { readonly problem: string };

/** One decision about many rows, taken back as one. */
export function useDecideAtOnce(): (rows: Waiting, as: AtOnce) => Promise<Decided> {
  const client = useClient();
  const text = useText();
  const { municipality } = useTown();
  const { code } = municipality;

  const send = async ({ importId, reason, count }: Waiting, as: AtOnce) => {
    const variables = { code, import: importId, reason, as, expected: count };
    const { data, error } = await client.mutation(decideAtOnceMutation, variables).toPromise();
    return data?.decideReviewRowsAtOnce ?? { problem: error?.graphQLErrors[0]?.message ?? text('err.save') };
  };

  const editOf = (
    rows: Waiting,
    as: AtOnce,
    { taken, leftOut, lines }: { readonly taken: number; readonly leftOut: number; readonly lines: readonly number[] },
  ): DoneEdit => ({
    words: text(
      leftOut === 0
        ? 'import.review.atOnce.taken'
        : taken === 0
          ? 'import.review.atOnce.leftOut'
          : 'import.review.atOnce.both',
      { taken, leftOut },
    ),
    undo: async () => {
      const variables = { code, import: rows.importId, lines: [...lines] };
      return (await client.mutation(undoAtOnceMutation, variables).toPromise()).data !== undefined;
    },
    redo: async () => {
      const again = await send(rows, as);
      return 'problem' in again ? null : editOf(rows, as, again);
    },
  });

  return async (rows, as) => {
    const decided = await send(rows, as);
    if ('problem' in decided) return decided;
    if (decided.lines.length > 0) recordEdit(editOf(rows, as, decided));
    return { decided: decided.lines.length, waiting: decided.waiting };
  };
}
