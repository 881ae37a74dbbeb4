import { X } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
import { changeView } from '../view-state.ts';
import { EventForm } from './event-form.tsx';
import type { ListedEvent } from './event-queries.ts';
import { useEventWords } from './use-event-words.ts';

interface Props {
  /** null: one that is being made. */
  readonly event: ListedEvent | null;
  readonly kinds: readonly string[];
}

/** The event that is open: to read, and for staff to change. */
export function OpenedEvent({ event, kinds }: Props) {
  const text = useText();
  const mayEdit = useMayEdit();
  return (
    <section className="opened-record" aria-labelledby="opened-event-title">
      <header>
        <h2 id="opened-event-title">{event?.title ?? text('event.new')}</h2>
        <Button
          variant="icon"
          aria-label={text('action.close')}
          onPress={() => changeView({ screen: 'records', record: null })}
        >
          <X size={20} aria-hidden />
        </Button>
      </header>
      {mayEdit ? <EventForm event={event} kinds={kinds} /> : event && <Details event={event} />}
    </section>
  );
}

function Details({ event }: { readonly event: ListedEvent }) {
  const text = useText();
  const words = useEventWords();
  const areaName = useAreaName();
  const { heldOn, untilOn, place, areas, audience, organizer, url, note } = event;
  const days = untilOn === null ? words.day(heldOn) : `${words.day(heldOn)}〜${words.day(untilOn)}`;
  const rows = [
    ['heldOn', [days, words.hours(event)].filter(Boolean).join(' ')],
    ['kind', words.kind(event.kind)],
    ['place', place],
    ['areas', areas.map((area) => areaName(area, 'sentence')).join('、')],
    ['audience', audience],
    ['organizer', organizer],
    ['participants', words.came(event)],
    ['note', note],
  ] as const;
  return (
    <dl className="fact-list">
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{text(`event.field.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {url && (
        <div>
          <dt>{text('event.field.url')}</dt>
          <dd>
            <a href={url} rel="noreferrer">
              {url}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
