import { Check, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useConfirmations } from '../edit/use-confirmations.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';
import { ResourcePage } from './resource-page.tsx';
import { type ListedResource, removedQuery, resourceListQuery } from './resource-queries.ts';
import { useSaveResource } from './use-save-resource.ts';

const A_PAGE = 50;

/** なくなった・消したもの: what is gone, and what was made by mistake and removed; both can come back. */
export function RemovedScreen() {
  const text = useText();
  const { municipality } = useTown();
  const { code } = municipality;
  const [pages, setPages] = useState(1);
  const [removed, askRemoved] = useQuery({
    query: removedQuery,
    variables: { code },
    requestPolicy: 'cache-and-network',
  });
  const [closed, askClosed] = useQuery({
    query: resourceListQuery,
    variables: {
      filter: { municipality: code, status: ['closed'] },
      first: Math.min(pages * A_PAGE, 1000),
      after: null,
      order: 'KANA',
    },
    requestPolicy: 'cache-and-network',
  });
  const gone = closed.data?.resources;
  const taken = removed.data?.removedResources;
  const error = removed.error ?? closed.error;
  const retry = () => {
    askRemoved({ requestPolicy: 'network-only' });
    askClosed({ requestPolicy: 'network-only' });
  };
  return (
    <ResourcePage
      title={text('res.removed')}
      lead={text('res.removed.lead')}
      count={gone && taken ? text('res.count', { n: gone.totalCount + taken.length }) : null}
    >
      {error && !(gone && taken) ? (
        <Notice
          tone="error"
          title={text('err.load')}
          error={error}
          actions={<Button onPress={retry}>{text('action.retry')}</Button>}
        />
      ) : !gone || !taken ? (
        <Skeleton lines={[1, 1, 1]} lineHeight={56} />
      ) : gone.totalCount + taken.length === 0 ? (
        <Notice tone="empty" title={text('res.removed.none')}>
          <p>{text('res.removed.none.what')}</p>
        </Notice>
      ) : (
        <>
          {taken.length > 0 && (
            <section className="removed-list" aria-labelledby="removed-by-hand">
              <h2 id="removed-by-hand">{text('res.removed.byHand')}</h2>
              <ul>
                {taken.map((each) => (
                  <Removed key={each.editId} {...each} />
                ))}
              </ul>
            </section>
          )}
          {gone.totalCount > 0 && (
            <section className="removed-list" aria-labelledby="removed-gone">
              <h2 id="removed-gone">{text('res.removed.gone')}</h2>
              <ul>
                {gone.nodes.map((resource) => (
                  <Gone key={resource.id} resource={resource} />
                ))}
              </ul>
              {gone.nodes.length < Math.min(gone.totalCount, 1000) && (
                <Button variant="link" onPress={() => setPages(pages + 1)}>
                  {text('list.next', { n: gone.totalCount - gone.nodes.length })}
                </Button>
              )}
            </section>
          )}
        </>
      )}
    </ResourcePage>
  );
}

function Removed({ editId, name, at }: { readonly editId: string; readonly name: string; readonly at: unknown }) {
  const text = useText();
  const format = useFormat();
  const { undo } = useSaveResource();
  const [hasFailed, setHasFailed] = useState(false);
  return (
    <li>
      <p>
        <b>{name}</b> <small>{typeof at === 'string' && format.moment(new Date(at))}</small>
      </p>
      <Button onPress={() => void undo(editId, name).then((isDone) => setHasFailed(!isDone))}>
        <Undo2 size={16} aria-hidden />
        {text('action.undo')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      {hasFailed && (
        <p role="alert" className="edit-fault">
          {text('edit.undoFailed')}
        </p>
      )}
    </li>
  );
}

function Gone({ resource }: { readonly resource: ListedResource }) {
  const text = useText();
  const format = useFormat();
  const { kinds } = useTown();
  const { confirmResource } = useConfirmations();
  const [hasFailed, setHasFailed] = useState(false);
  const { id, name, kind, confirmedOn } = resource;
  return (
    <li>
      <p>
        <ViewLink to={{ screen: 'resources', resource: id }}>{name}</ViewLink>{' '}
        <small>
          {kinds.find((each) => each.id === kind.id)?.name}
          {confirmedOn && ` ・ ${text('presence.confirmedOn', { date: format.date(confirmedOn) })}`}
        </small>
      </p>
      <Button onPress={() => void confirmResource(resource, true).then((isDone) => setHasFailed(!isDone))}>
        <Check size={16} aria-hidden />
        {text('confirm.exists')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      {hasFailed && (
        <p role="alert" className="edit-fault">
          {text('err.save')}
        </p>
      )}
    </li>
  );
}
