import { type ComponentProps, useEffect, useMemo, useState } from 'react';
import { EditField } from '../edit/edit-field.tsx';
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

/** Take both columns. */
const WIDE: ReadonlySet<EventField> = new Set(['title', 'areas', 'url', 'note']);

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

  const field = (name: EventField, input: ComponentProps<typeof EditField>['children']) => (
    <EditField
      id={`event-${name}`}
      title={text(`event.field.${name}`)}
      isRequired={name === 'title' || name === 'heldOn'}
      isWide={WIDE.has(name)}
      fault={faults?.get(name)}
      isChanged={changed.includes(name)}
    >
      {input}
    </EditField>
  );
  const written = (name: Exclude<EventField, 'areas'>, type = 'text') =>
    field(name, (attributes) => (
      <input {...attributes} type={type} value={draft[name]} onChange={({ target }) => set({ [name]: target.value })} />
    ));

  return (
    <form
      className="edit-form"
      data-pairs
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
        <div role="alert">
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
      {event && <p className="edit-note">{text('event.source', { source: event.source })}</p>}
      <footer className="edit-form-foot">
        <Button type="submit" variant="filled" isDisabled={outcome === 'saving' || (event !== null && !isChanged)}>
          {text(outcome === 'saving' ? 'res.saving' : 'res.save')}
        </Button>
        {isChanged && (
          <Button variant="quiet" onPress={() => setDraft(before)}>
            {text('res.discard')}
          </Button>
        )}
        {isChanged && <span className="edit-note">{text('res.unsaved')}</span>}
        {event && (
          <Button variant="link" onPress={() => void takeAway()}>
            {text('event.remove')}
          </Button>
        )}
      </footer>
    </form>
  );
}
