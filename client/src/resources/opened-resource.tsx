import { Check, X } from 'lucide-react';
import { useQuery } from 'urql';
import { useConfirmations } from '../edit/use-confirmations.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { PinMap } from '../map/pin-map.tsx';
import { useMayEdit } from '../town/session.ts';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { changeView } from '../view-state.ts';
import { draftOf, EMPTY_DRAFT, pointOf } from './draft.ts';
import { ResourceForm } from './resource-form.tsx';
import { ResourceHistory } from './resource-history.tsx';
import { statusKey } from './resource-list.tsx';
import { type OpenResource, resourceQuery } from './resource-queries.ts';

type Places = readonly { readonly id: string; readonly point: readonly [number, number] }[];
const NO_PLACES: Places = [];

const close = () => changeView({ screen: 'resources', resource: null });

/** 新しく加える */
export function NewResource() {
  const text = useText();
  return (
    <article className="opened-record" aria-labelledby="opened-resource-title">
      <header>
        <h2 id="opened-resource-title">{text('res.new')}</h2>
        <Button variant="icon" onPress={close} aria-label={text('action.close')}>
          <X size={20} aria-hidden />
        </Button>
      </header>
      <ResourceForm resource={null} before={EMPTY_DRAFT} places={NO_PLACES} />
    </article>
  );
}

/** One resource: 今もある・なくなった, what it says, what became of it. Staff write; others read. */
export function OpenedResource({ id, places }: { readonly id: string; readonly places: Places }) {
  const text = useText();
  const mayEdit = useMayEdit();
  const [{ data, error }, ask] = useQuery({ query: resourceQuery, variables: { id } });
  if (!data)
    return error ? (
      <Notice
        tone="error"
        title={text('err.load')}
        actions={<Button onPress={() => ask({ requestPolicy: 'network-only' })}>{text('action.retry')}</Button>}
      />
    ) : (
      <Skeleton lines={[0.6, 1, 1, 1, 0.8]} lineHeight={44} />
    );
  const { resource } = data;
  if (!resource)
    return (
      <Notice tone="empty" title={text('res.absent')} actions={<Button onPress={close}>{text('res.back')}</Button>}>
        {text('res.absent.todo')}
      </Notice>
    );
  return (
    <article className="opened-record" aria-labelledby="opened-resource-title">
      <header>
        <h2 id="opened-resource-title">{resource.name}</h2>
        <Button variant="icon" onPress={close} aria-label={text('action.close')}>
          <X size={20} aria-hidden />
        </Button>
      </header>
      {mayEdit && <StillThere resource={resource} />}
      {mayEdit ? (
        // a record that has changed is another one to begin from
        <ResourceForm key={resource.revision} resource={resource} before={draftOf(resource)} places={places} />
      ) : (
        <Facts resource={resource} places={places} />
      )}
      <ResourceHistory resource={resource} />
    </article>
  );
}

function StillThere({ resource }: { readonly resource: OpenResource }) {
  const text = useText();
  const format = useFormat();
  const { confirmResource } = useConfirmations();
  const { status, confirmedOn, isStale, monthsSinceConfirmed } = resource;
  return (
    <div className="still-there" data-stale={isStale || undefined}>
      <p>
        <b>{text(statusKey(status))}</b>{' '}
        {isStale
          ? monthsSinceConfirmed === null
            ? text('res.neverConfirmed')
            : text('res.stale', { m: monthsSinceConfirmed })
          : confirmedOn && text('presence.confirmedOn', { date: format.date(confirmedOn) })}
      </p>
      <Button variant="filled" onPress={() => void confirmResource(resource, true)}>
        <Check size={16} aria-hidden />
        {text('confirm.exists')}
      </Button>
      {status !== 'closed' && (
        <Button onPress={() => void confirmResource(resource, false)}>{text('confirm.gone')}</Button>
      )}
    </div>
  );
}

/** For who may look and not write: only what they may see has come. */
function Facts({ resource, places }: { readonly resource: OpenResource; readonly places: Places }) {
  const text = useText();
  const format = useFormat();
  const { kinds } = useTown();
  const facts = [
    [text('res.field.kind'), kinds.find(({ id }) => id === resource.kind.id)?.name],
    [text('res.field.status'), text(statusKey(resource.status))],
    [text('res.field.nameKana'), resource.nameKana],
    [text('res.field.address'), resource.address],
    [text('res.field.servesAreas'), resource.servesAreas.map(({ name }) => name).join('、')],
    [text('res.field.schedule'), resource.schedule],
    [text('res.field.capacity'), resource.capacity],
    [text('res.field.organization'), resource.organization],
    [text('res.field.phone'), resource.phone],
    [text('res.field.confirmedOn'), resource.confirmedOn && format.date(resource.confirmedOn)],
    [text('res.field.source'), resource.source],
  ] as const;
  const point = pointOf(resource.location);
  return (
    <>
      <p className="edit-note">{text('res.readOnly')}</p>
      <dl className="fact-list">
        {facts.map(
          ([name, value]) =>
            value !== null &&
            value !== undefined &&
            value !== '' && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {point && (
        <div className="place-map">
          <PinMap label={text('res.field.location')} pin={point} places={places} />
        </div>
      )}
    </>
  );
}
