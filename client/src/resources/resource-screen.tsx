import '../edit/edit-form.css';
import './resource-screen.css';
import { ListChecks, Plus } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { PinMap } from '../map/pin-map.tsx';
import { AreaFilter } from '../town/area-filter.tsx';
import { useMayEdit } from '../town/session.ts';
import { useTown } from '../town/town.ts';
import { ListScreen } from '../ui/list-screen.tsx';
import { Switch } from '../ui/switch.tsx';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { ViewLink } from '../view-link.tsx';
import { changeView, DUPLICATES, REMOVED, useViewState } from '../view-state.ts';
import { ConfirmSession } from './confirm-session.tsx';
import { pointOf } from './draft.ts';
import { DuplicatesLink } from './duplicates/duplicates-link.tsx';
import { DuplicatesScreen } from './duplicates/duplicates-screen.tsx';
import { NewResource, OpenedResource } from './opened-resource.tsx';
import { RemovedScreen } from './removed-screen.tsx';
import { ResourceList } from './resource-list.tsx';
import { useResourceList } from './use-resource-list.ts';

/** Past so many months a record is asked for again. */
const STALE_MONTHS = 12;

/** 資源: the list with its map, and what is open of it; pairs that may be one; or what is gone. */
export function ResourceScreen() {
  const { resource } = useViewState();
  if (resource === DUPLICATES) return <DuplicatesScreen />;
  return resource === REMOVED ? <RemovedScreen /> : <ResourceBoard />;
}

/** The list with its map, and beside it the resource that is open; or the list to confirm by telephone. */
function ResourceBoard() {
  const text = useText();
  const mayEdit = useMayEdit();
  const isWide = useMediaQuery('(width >= 1024px)');
  const { kinds } = useTown();
  const { resource, kind, area, stale, sort } = useViewState();
  const [words, setWords] = useState('');
  const [isWithClosed, setIsWithClosed] = useState(false);
  const list = useResourceList(useDeferredValue(words), isWithClosed);
  const places = useMemo(
    () =>
      (list.resources ?? []).flatMap(({ id, location }) => {
        const point = pointOf(location);
        return point ? [{ id, point }] : [];
      }),
    [list.resources],
  );

  return (
    <ListScreen
      className="resource-screen"
      title={text(stale === null ? 'nav.resources' : 'res.confirmList')}
      count={list.resources && text('res.count', { n: list.total })}
      actions={
        <>
          <ViewLink
            className="button button-outlined"
            to={{ screen: 'resources', resource: null, stale: stale === null ? STALE_MONTHS : null }}
          >
            <ListChecks size={18} aria-hidden />
            {text(stale === null ? 'res.confirmList' : 'res.wholeList')}
          </ViewLink>
          {mayEdit && stale === null && <DuplicatesLink />}
          {mayEdit && stale === null && (
            <ViewLink className="button button-quiet" to={{ screen: 'resources', resource: REMOVED }}>
              {text('res.removed')}
            </ViewLink>
          )}
          {mayEdit && (
            <ViewLink className="button button-filled" to={{ screen: 'resources', resource: 'new' }}>
              <Plus size={18} aria-hidden />
              {text('res.new')}
            </ViewLink>
          )}
        </>
      }
      open={
        resource === 'new' ? (
          <NewResource />
        ) : (
          resource && <OpenedResource key={resource} id={resource} places={places} />
        )
      }
      beside={
        isWide && stale === null ? (
          <div className="list-screen-beside">
            <PinMap
              label={text('res.map')}
              pin={null}
              places={places}
              onChoose={(id) => changeView({ screen: 'resources', resource: id })}
            />
          </div>
        ) : null
      }
    >
      <search className="list-filters">
        <label>
          {text('res.filter.name')}
          <input type="search" value={words} onChange={({ target }) => setWords(target.value)} />
        </label>
        <label>
          {text('res.filter.kind')}
          <select
            value={kind ?? ''}
            onChange={({ target }) => changeView({ screen: 'resources', kind: target.value || null }, 'replace')}
          >
            <option value="">{text('res.filter.all')}</option>
            {kinds
              .filter(({ mode }) => mode !== 'COUNT')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <AreaFilter screen="resources" />
        {stale === null && (
          <label>
            {text('res.sort')}
            <select
              value={sort === 'kana' || sort === 'confirmed' ? sort : ''}
              onChange={({ target }) => changeView({ screen: 'resources', sort: target.value || null }, 'replace')}
            >
              <option value="">{text('res.sort.kind')}</option>
              <option value="kana">{text('res.sort.kana')}</option>
              <option value="confirmed">{text('res.sort.confirmed')}</option>
            </select>
          </label>
        )}
        {stale === null && (
          <Switch isOn={isWithClosed} onChange={setIsWithClosed}>
            {text('res.withClosed')}
          </Switch>
        )}
      </search>
      {stale === null ? (
        <ResourceList list={list} isNarrowed={words !== '' || kind !== null || area !== null} />
      ) : (
        <ConfirmSession list={list} />
      )}
    </ListScreen>
  );
}
