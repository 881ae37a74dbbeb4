import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { changeView } from '../view-state.ts';
import { EventConflict } from './event-conflict.tsx';
import {
  changedFields,
  EMPTY_EVENT,
  type EventDraft,
  type EventField,
  eventDraftOf,
  findKeptEventDraft,
  keepEventDraft,
  participantsOf,
} from './event-draft.ts';
import type { ListedEvent } from './event-queries.ts';
import { EVENT_KINDS, useEventWords } from './use-event-words.ts';
import { type SavedEvent, useSaveEvent } from './use-save-event.ts';

interface Props {
  /** null: it is being made. */
  readonly event: ListedEvent | null;
  /** Kinds that the town has used. */
  readonly kinds: readonly string[];
}

/** Everything that can be said of an event. What is typed is kept in this tab until it is saved. */
export function EventForm({ event, kinds }: Props) {
  const text = useText();
  const words = useEventWords();
  const { areas } = useTown();
  const areaName = useAreaName();
  const { create, update, remove } = useSaveEvent();
  const id = event?.id ?? 'new';
  const read = useMemo(() => (event ? eventDraftOf(event) : EMPTY_EVENT), [event]);
  // where somebody was quicker: what stands since, once both versions have been looked at
  const [since, setSince] = useState<{ readonly draft: EventDraft; readonly revision: number } | null>(null);
  const before = since?.draft ?? read;
  const [draft, setDraft] = useState<EventDraft>(() => ({ ...before, ...findKeptEventDraft(id) }));
  const [outcome, setOutcome] = useState<SavedEvent | 'saving' | null>(null);
  const changed = changedFields(draft, before);
  const isChanged = changed.length > 0;
  useEffect(() => {
    const typed = changedFields(draft, before).map((name) => [name, draft[name]]);
    keepEventDraft(id, typed.length > 0 ? Object.fromEntries(typed) : null);
  }, [id, draft, before]);

  const set = (patch: Partial<EventDraft>) => setDraft((now) => ({ ...now, ...patch }));
  const faults = outcome !== null && outcome !== 'saving' && outcome.state === 'faulty' ? outcome.fields : null;

  const save = async () => {
    if (Number.isNaN(participantsOf(draft))) {
      const message = text('event.people.fault');
      setOutcome({ state: 'faulty', fields: new Map([['participants', message]]), message });
      return;
    }
    setOutcome('saving');
    const saved = event
      ? await update(event.id, since?.revision ?? event.revision, draft, changed)
      : await create(draft);
    setOutcome(saved.state === 'saved' ? null : saved);
    if (saved.state !== 'saved') return;
    keepEventDraft(id, null);
    changeView({ screen: 'records', record: saved.id }, 'replace');
  };
  const takeAway = async () => {
    if (!event) return;
    const saved = await remove(event.id, since?.revision ?? event.revision, event.title);
    if (saved.state === 'saved') changeView({ screen: 'records', record: null }, 'replace');
    else setOutcome(saved);
  };

  const field = (name: EventField, input: (attributes: FieldAttributes) => ReactNode) => (
    <Field name={name} fault={faults?.get(name)} isChanged={changed.includes(name)} input={input} />
  );
  const written = (name: Exclude<EventField, 'areas'>, type = 'text') =>
    field(name, (attributes) => (
      <input {...attributes} type={type} value={draft[name]} onChange={({ target }) => set({ [name]: target.value })} />
    ));

  return (
    <form
      className="event-form"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void save();
      }}
    >
      {written('title')}
      {field('kind', (attributes) => (
        <select {...attributes} value={draft.kind} onChange={({ target }) => set({ kind: target.value })}>
          {[...new Set<string>([...EVENT_KINDS, ...kinds, draft.kind])].map((kind) => (
            <option key={kind} value={kind}>
              {words.kind(kind)}
            </option>
          ))}
        </select>
      ))}
      {written('heldOn', 'date')}
      {written('untilOn', 'date')}
      {written('startTime', 'time')}
      {written('endTime', 'time')}
      {written('place')}
      {written('organizer')}
      {field('areas', (attributes) => (
        <select
          {...attributes}
          multiple
          size={4}
          value={[...draft.areas]}
          onChange={({ target }) => set({ areas: [...target.selectedOptions].map(({ value }) => value) })}
        >
          {areas.map((area) => (
            <option key={area.id} value={area.id}>
              {areaName(area, 'sentence')}
            </option>
          ))}
        </select>
      ))}
      {written('audience')}
      {written('participants')}
      {written('url', 'url')}
      {field('note', (attributes) => (
        <textarea {...attributes} rows={3} value={draft.note} onChange={({ target }) => set({ note: target.value })} />
      ))}
      {outcome !== null && outcome !== 'saving' && outcome.state !== 'saved' && (
        <div role="alert" className="event-form-wide">
          {outcome.state === 'failed' && <Notice tone="error" title={text('err.save')} />}
          {outcome.state === 'faulty' && (
            <Notice tone="error" title={text('res.faulty')}>
              {outcome.message}
            </Notice>
          )}
          {outcome.state === 'conflict' && (
            <EventConflict
              draft={draft}
              before={before}
              standing={outcome.standing}
              onChoose={(merged, standing) => {
                setDraft(merged);
                setSince({ draft: standing, revision: outcome.standing.revision });
                setOutcome(null);
              }}
            />
          )}
        </div>
      )}
      {event && <p className="event-source">{text('event.source', { source: event.source })}</p>}
      <footer className="event-form-foot">
        <Button type="submit" variant="filled" isDisabled={outcome === 'saving' || (event !== null && !isChanged)}>
          {text(outcome === 'saving' ? 'res.saving' : 'res.save')}
        </Button>
        {isChanged && (
          <Button variant="quiet" onPress={() => setDraft(before)}>
            {text('res.discard')}
          </Button>
        )}
        {isChanged && <span>{text('res.unsaved')}</span>}
        {event && (
          <Button variant="link" onPress={() => void takeAway()}>
            {text('event.remove')}
          </Button>
        )}
      </footer>
    </form>
  );
}

interface FieldAttributes {
  readonly id: string;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly name: EventField;
  readonly fault: string | undefined;
  readonly isChanged: boolean;
  readonly input: (attributes: FieldAttributes) => ReactNode;
}

function Field({ name, fault, isChanged, input }: FieldProps) {
  const text = useText();
  const id = `event-${name}`;
  return (
    <div
      className="event-field"
      data-field={name}
      data-changed={isChanged || undefined}
      data-fault={fault !== undefined || undefined}
    >
      <label htmlFor={id}>
        {text(`event.field.${name}`)}
        {(name === 'title' || name === 'heldOn') && <small>{text('res.required')}</small>}
      </label>
      {input({
        id,
        'aria-invalid': fault === undefined ? undefined : true,
        'aria-describedby': fault === undefined ? undefined : `${id}-fault`,
      })}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="event-fault">
          {fault}
        </p>
      )}
    </div>
  );
}
