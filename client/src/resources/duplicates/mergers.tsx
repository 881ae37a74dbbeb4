import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { ViewLink } from '../../view-link.tsx';
import { type Merger, mergersQuery } from './duplicate-queries.ts';
import { useDuplicates } from './use-duplicates.ts';

/** まとめたもの: what was merged, and its way back. */
export function Mergers() {
  const text = useText();
  const { municipality } = useTown();
  const [{ data }] = useQuery({
    query: mergersQuery,
    variables: { code: municipality.code },
    requestPolicy: 'cache-and-network',
  });
  const mergers = data?.mergers ?? [];
  if (mergers.length === 0) return null;
  return (
    <details className="mergers">
      <summary>{text('res.mergers', { n: mergers.length })}</summary>
      <ul>
        {mergers.map((merger) => (
          <MergerItem key={merger.otherId} merger={merger} />
        ))}
      </ul>
    </details>
  );
}

function MergerItem({ merger: { otherId, otherName, kept, at } }: { readonly merger: Merger }) {
  const text = useText();
  const format = useFormat();
  const { undoMerger } = useDuplicates();
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <li>
      <p>
        {otherName} →{' '}
        {kept ? (
          <ViewLink to={{ screen: 'resources', resource: kept.id }}>{kept.name}</ViewLink>
        ) : (
          text('res.status.closed')
        )}{' '}
        <small>{format.moment(new Date(at))}</small>
      </p>
      <Button variant="quiet" onPress={() => void undoMerger(otherId).then(setProblem)}>
        <Undo2 size={16} aria-hidden />
        {text('action.undo')}
        <span className="visually-hidden"> {otherName}</span>
      </Button>
      {problem !== null && (
        <p role="alert" className="edit-fault">
          {problem}
        </p>
      )}
    </li>
  );
}
