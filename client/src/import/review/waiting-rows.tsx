import { ListTodo } from 'lucide-react';
import { useQuery } from 'urql';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { ViewLink } from '../../view-link.tsx';
import { REVIEW } from '../../view-state.ts';
import { reviewImportsQuery } from './review-queries.ts';

/** The way to the rows that publications left to a person; nothing where none waits. */
export function WaitingRows({ waiting }: { readonly waiting: number }) {
  const text = useText();
  const format = useFormat();
  if (waiting === 0) return null;
  return (
    <ViewLink to={{ screen: 'import', job: REVIEW, of: null, reason: null }} className="import-waiting">
      <ListTodo size={20} aria-hidden />
      <b>{text('import.review.waiting', { n: format.number(waiting) })}</b>
      <span>{text('import.review.waiting.what')}</span>
    </ViewLink>
  );
}

/** The same, of one import that has just been published. */
export function WaitingOfJob({ id }: { readonly id: string }) {
  const text = useText();
  const format = useFormat();
  const { municipality } = useTown();
  const [{ data }] = useQuery({
    query: reviewImportsQuery,
    variables: { code: municipality.code },
    requestPolicy: 'cache-and-network',
  });
  const waiting = data?.reviewImports.find(({ importId }) => importId === id)?.waiting ?? 0;
  if (waiting === 0) return null;
  return (
    <ViewLink
      to={{ screen: 'import', job: REVIEW, of: id, reason: null, pile: null }}
      className="button button-outlined"
    >
      <ListTodo size={18} aria-hidden />
      {text('import.review.waiting', { n: format.number(waiting) })}
    </ViewLink>
  );
}
