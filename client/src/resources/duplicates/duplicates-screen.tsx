import './duplicates-screen.css';
import { type KeyboardEvent, lazy, Suspense, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSteadyList } from '../../ui/use-steady-list.ts';
import { ResourcePage } from '../resource-page.tsx';
import { type Duplicate, duplicatesQuery, type Pair } from './duplicate-queries.ts';
import { Mergers } from './mergers.tsx';
import { PairCard } from './pair-card.tsx';

const PairMap = lazy(async () => ({ default: (await import('./pair-map.tsx')).PairMap }));
const A_PAGE = 20;

/** 重なりかもしれないもの: pairs side by side, with the reasons; a person says whether they are one. */
export function DuplicatesScreen() {
  const text = useText();
  const format = useFormat();
  const { municipality } = useTown();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const variables = { code: municipality.code, first: A_PAGE, after: cursors.at(-1) ?? null };
  const [{ data, error, operation }, ask] = useQuery({
    query: duplicatesQuery,
    variables,
    requestPolicy: 'cache-and-network',
  });
  // until another page is there, the one before is what the query still holds
  const isOfPage = operation?.variables.after === variables.after;
  const page = isOfPage ? data?.duplicates : undefined;

  return (
    <ResourcePage
      title={text('res.duplicates')}
      lead={text('res.duplicates.lead')}
      count={page ? text('res.duplicates.count', { n: format.number(page.totalCount) }) : null}
    >
      {error && !page ? (
        <Notice
          tone="error"
          title={text('err.load')}
          error={error}
          actions={<Button onPress={() => ask({ requestPolicy: 'network-only' })}>{text('action.retry')}</Button>}
        />
      ) : page ? (
        <Pairs key={variables.after ?? ''} pairs={page.nodes} />
      ) : (
        <Skeleton lines={[1, 1, 1]} lineHeight={160} />
      )}
      {page && (cursors.length > 0 || page.pageInfo.hasNextPage) && (
        <div className="duplicates-paging">
          <Button isDisabled={cursors.length === 0} onPress={() => setCursors(cursors.slice(0, -1))}>
            {text('res.duplicates.previous')}
          </Button>
          <Button
            isDisabled={!page.pageInfo.hasNextPage}
            onPress={() => setCursors([...cursors, page.pageInfo.endCursor ?? ''])}
          >
            {text('res.duplicates.next')}
          </Button>
        </div>
      )}
      <Mergers />
    </ResourcePage>
  );
}

function Pairs({ pairs }: { readonly pairs: readonly Duplicate[] }) {
  const text = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const keyed = useMemo(
    () => pairs.map((pair): Pair => ({ ...pair, id: [pair.kept.id, pair.other.id].toSorted().join(' ') })),
    [pairs],
  );
  // what is decided stays where it is until the list is opened anew
  const shown = useSteadyList(keyed);
  const waiting = new Set(keyed.map(({ id }) => id));
  if (shown.length === 0)
    return (
      <Notice tone="empty" title={text('res.duplicates.none')}>
        <p>{text('res.duplicates.none.what')}</p>
      </Notice>
    );
  const onMap = shown.find(({ id }) => id === chosen) ?? shown[0];
  return (
    <div className="duplicates-body">
      <div>
        <p className="edit-note duplicates-keys">{text('res.duplicates.keys')}</p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its cards take the keys */}
        <ul className="duplicates-list" onKeyDown={walk}>
          {shown.map((pair) => (
            <PairCard
              key={pair.id}
              pair={pair}
              isWaiting={waiting.has(pair.id)}
              isChosen={pair.id === onMap?.id}
              onChoose={() => setChosen(pair.id)}
            />
          ))}
        </ul>
      </div>
      {onMap && (
        <ErrorBoundary fallback={NoMap}>
          <Suspense fallback={<div className="pair-map" />}>
            <PairMap pair={onMap} />
          </Suspense>
        </ErrorBoundary>
      )}
    </div>
  );
}

/** The cards say the same in words. */
const NoMap = () => null;

function walk(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const card = event.target as HTMLElement;
  // in a choice the arrows are its own
  if (by === 0 || !card.matches('.pair-card')) return;
  const next = by === 1 ? card.nextElementSibling : card.previousElementSibling;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
