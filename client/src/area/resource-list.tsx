import './resource-list.css';
import { Search } from 'lucide-react';
import { useDeferredValue, useId, useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ResourceItem } from './resource-item.tsx';
import { type AreaResource, useAreaResources } from './use-area-resources.ts';

interface Props {
  readonly areaId: string;
  /** What the area has of each kind: the choices of the filter. */
  readonly presence: readonly {
    readonly count: number;
    readonly kind: { readonly id: string; readonly shortName: string };
  }[];
}

/** 資源: all that an area has, by kind, with when and since when. */
export function ResourceList({ areaId, presence }: Props) {
  const text = useText();
  const format = useFormat();
  const kindFieldId = useId();
  const textFieldId = useId();
  const [kind, setKind] = useState('');
  const [words, setWords] = useState('');
  // a letter typed is shown at once, the list follows
  const wanted = useDeferredValue(words.trim());
  const state = useAreaResources(areaId, {
    ...(kind === '' ? {} : { kinds: [kind] }),
    ...(wanted === '' ? {} : { text: wanted }),
  });
  const present = presence.filter(({ count }) => count > 0);
  const isFiltered = kind !== '' || wanted !== '';

  return (
    <>
      <search className="resource-filter">
        <div>
          <label htmlFor={kindFieldId}>{text('res.filter.kind')}</label>
          <select id={kindFieldId} value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="">{text('res.filter.all')}</option>
            {present.map(({ kind: { id, shortName }, count }) => (
              <option key={id} value={id}>
                {shortName}({count})
              </option>
            ))}
          </select>
        </div>
        <div className="resource-filter-text">
          <label htmlFor={textFieldId}>{text('res.filter.text')}</label>
          <Search size={18} aria-hidden />
          <input id={textFieldId} type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        </div>
      </search>
      {state.error ? (
        <Notice
          tone="error"
          error={state.error}
          title={text('err.load')}
          actions={
            <Button variant="filled" onPress={state.retry}>
              {text('action.retry')}
            </Button>
          }
        >
          <p>{text('err.load.todo')}</p>
        </Notice>
      ) : state.resources === null ? (
        <Skeleton lines={[0.4, 0.9, 0.7, 0.4, 0.9, 0.7]} lineHeight={32} />
      ) : state.resources.length === 0 ? (
        <Notice
          tone="empty"
          title={text(isFiltered ? 'res.none.filtered' : 'res.none')}
          actions={
            isFiltered && (
              <Button
                onPress={() => {
                  setKind('');
                  setWords('');
                }}
              >
                {text('res.filter.clear')}
              </Button>
            )
          }
        >
          <p>{text(isFiltered ? 'res.none.filtered.todo' : 'res.none.todo')}</p>
        </Notice>
      ) : (
        <>
          <p role="status" className="resource-count">
            {text('res.count', { n: format.number(state.totalCount ?? state.resources.length) })}
          </p>
          <Groups resources={state.resources} />
          {state.pageError && <p role="alert">{text('err.load')}</p>}
          {state.hasMore && (
            <Button onPress={state.loadMore} isDisabled={state.isLoading}>
              {text('list.next', { n: format.number((state.totalCount ?? 0) - state.resources.length) })}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function Groups({ resources }: { readonly resources: readonly AreaResource[] }) {
  const groups = Object.groupBy(resources, ({ kind }) => kind.id);
  return Object.entries(groups).map(([id, members = []]) => {
    const kind = members[0]?.kind;
    return (
      kind && (
        <section key={id} className="resource-group">
          <h2>
            <KindIcon icon={kind.icon} size={24} />
            {kind.name}
          </h2>
          <ul>
            {members.map((resource) => (
              <ResourceItem key={resource.id} resource={resource} />
            ))}
          </ul>
        </section>
      )
    );
  });
}
