import { History } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';
import { useViewState } from '../view-state.ts';
import type { ListedResource } from './resource-queries.ts';
import type { useResourceList } from './use-resource-list.ts';

interface Props {
  readonly list: ReturnType<typeof useResourceList>;
  readonly isNarrowed: boolean;
}

/** Every resource that the conditions let through; ↑ and ↓ go from one to the next. */
export function ResourceList({ list, isNarrowed }: Props) {
  const text = useText();
  const { resources, rest, error, retry, showMore, goOn, goBack } = list;
  if (error && !resources)
    return (
      <Notice tone="error" title={text('err.load')} actions={<Button onPress={retry}>{text('action.retry')}</Button>} />
    );
  if (!resources) return <Skeleton lines={[1, 1, 1, 1, 1, 1]} lineHeight={64} />;
  if (resources.length === 0)
    return (
      <Notice tone="empty" title={text(isNarrowed ? 'res.none.filtered' : 'res.none.town')}>
        {text(isNarrowed ? 'res.none.change' : 'res.none.town.todo')}
      </Notice>
    );
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its links take the keys */}
      <ul className="resource-rows" onKeyDown={walk}>
        {resources.map((resource) => (
          <Row key={resource.id} resource={resource} />
        ))}
      </ul>
      {rest > 0 && <p className="resource-rest">{text('event.tooMany', { n: rest })}</p>}
      {showMore && (
        <Button variant="link" onPress={showMore}>
          {text('list.next', { n: rest })}
        </Button>
      )}
      {(goOn || goBack) && (
        <div className="resource-paging">
          {goBack && <Button onPress={goBack}>{text('res.goBack')}</Button>}
          {goOn && <Button onPress={goOn}>{text('res.goOn', { n: rest })}</Button>}
        </div>
      )}
    </>
  );
}

function Row({ resource }: { readonly resource: ListedResource }) {
  const text = useText();
  const format = useFormat();
  const { kinds, areas } = useTown();
  const areaName = useAreaName();
  const { resource: open } = useViewState();
  const { id, name, kind, area, status, confirmedOn, isStale, monthsSinceConfirmed } = resource;
  const itsKind = kinds.find((each) => each.id === kind.id);
  const itsArea = areas.find((each) => each.id === area?.id);
  return (
    <li className="resource-row">
      <ViewLink to={{ screen: 'resources', resource: id }} isCurrent={open === id}>
        {itsKind && <KindIcon icon={itsKind.icon} size={28} />}
        <span className="resource-row-words">
          <b>{name}</b>
          <span>
            {[itsKind?.shortName, itsArea && areaName(itsArea, 'sentence')].filter(Boolean).join(' ・ ')}
            {status !== 'active' && ` ・ ${text(statusKey(status))}`}
          </span>
        </span>
        <span className="resource-row-day" data-stale={isStale || undefined}>
          {isStale && <History size={14} aria-hidden />}
          {isStale
            ? monthsSinceConfirmed === null
              ? text('res.never')
              : text('res.months', { m: monthsSinceConfirmed })
            : confirmedOn && format.date(confirmedOn)}
        </span>
      </ViewLink>
    </li>
  );
}

export function statusKey(status: string) {
  if (status === 'preparing') return 'res.status.preparing';
  if (status === 'suspended') return 'res.status.suspended';
  return status === 'closed' ? 'res.status.closed' : 'res.status.active';
}

function walk(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
