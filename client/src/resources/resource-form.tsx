import { type ComponentProps, type ReactNode, useEffect, useState } from 'react';
import { EditField } from '../edit/edit-field.tsx';
import { ScheduleHint } from '../edit/schedule-hint.tsx';
import type { Saved } from '../edit/use-save.ts';
import { type Text, useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { changeView } from '../view-state.ts';
import { changedFields, type Draft, type DraftField, findKeptDraft, keepDraft } from './draft.ts';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { PlaceField } from './place-field.tsx';
import { ResourceConflict } from './resource-conflict.tsx';
import type { OpenResource } from './resource-queries.ts';
import { useSaveResource } from './use-save-resource.ts';

interface Props {
  /** null: it is being made. */
  readonly resource: OpenResource | null;
  readonly before: Draft;
  readonly places: readonly { readonly id: string; readonly point: readonly [number, number] }[];
}

const STATUSES = ['active', 'preparing', 'suspended', 'closed'] as const;
const LEVELS = ['public', 'council', 'staff'] as const;
const WITHHOLDABLE = ['address', 'location', 'schedule', 'organization', 'phone', 'url'] as const;

/** Everything that can be said of a resource. What is typed is kept in this tab until it is saved. */
export function ResourceForm({ resource, before, places }: Props) {
  const text = useText();
  const { kinds, areas } = useTown();
  const { create, update, remove } = useSaveResource();
  const id = resource?.id ?? 'new';
  const [draft, setDraft] = useState<Draft>(() => findKeptDraft(id) ?? before);
  const [outcome, setOutcome] = useState<Saved | 'saving' | null>(null);
  const [revision, setRevision] = useState(resource?.revision ?? 0);
  const changed = changedFields(draft, before);
  const isChanged = changed.length > 0;
  useEffect(() => keepDraft(id, isChanged ? draft : null), [id, draft, isChanged]);

  const set = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }));
  const faults = outcome !== null && outcome !== 'saving' && outcome.state === 'faulty' ? outcome.fields : null;

  const problem = problemOf(outcome, text);

  const save = async () => {
    setOutcome('saving');
    const saved = resource ? await update(resource.id, revision, draft, changed) : await create(draft);
    setOutcome(saved);
    if (saved.state === 'faulty') goToFault();
    if (saved.state !== 'saved') return;
    keepDraft(id, null);
    if (!resource && saved.id) changeView({ screen: 'resources', resource: saved.id }, 'replace');
  };

  const field = (name: DraftField, input: ComponentProps<typeof EditField>['children'], hint?: ReactNode) => (
    <EditField
      id={`resource-${name}`}
      title={text(`res.field.${name}`)}
      isRequired={name === 'kind' || name === 'name'}
      fault={faults?.get(name)}
      isChanged={changed.includes(name)}
      hint={hint}
    >
      {input}
    </EditField>
  );
  const written = (name: WrittenField, type = 'text', hint?: ReactNode) =>
    field(
      name,
      (attributes) => (
        <input
          {...attributes}
          type={type}
          value={draft[name]}
          onChange={({ target }) => set({ [name]: target.value })}
        />
      ),
      hint,
    );

  return (
    <form
      className="edit-form resource-form"
      data-pairs
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {field('kind', (attributes) => (
        <select {...attributes} value={draft.kind} onChange={({ target }) => set({ kind: target.value })}>
          <option value="">{text('res.choose')}</option>
          {kinds
            .filter(({ mode }) => mode !== 'COUNT')
            .map((kind) => (
              <option key={kind.id} value={kind.id}>
                {kind.name}
              </option>
            ))}
        </select>
      ))}
      {written('name')}
      {written('nameKana')}
      <DuplicateNotice draft={draft} except={resource?.id ?? null} />
      {written('address')}
      <PlaceField draft={draft} fault={faults?.get('location')} places={places} onChange={set} />
      {field('servesAreas', (attributes) => (
        <select
          {...attributes}
          multiple
          size={4}
          value={[...draft.servesAreas]}
          onChange={({ target }) => set({ servesAreas: [...target.selectedOptions].map(({ value }) => value) })}
        >
          {[...new Set([...areas.map(({ name }) => name), ...draft.servesAreas])].map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      ))}
      {written('schedule', 'text', <ScheduleHint text={draft.schedule} />)}
      {written('capacity')}
      {written('organization')}
      {written('phone', 'tel')}
      {written('url', 'url')}
      {written('languages')}
      {field('status', (attributes) => (
        <select {...attributes} value={draft.status} onChange={({ target }) => set({ status: target.value })}>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {text(`res.status.${status}`)}
            </option>
          ))}
        </select>
      ))}
      <fieldset className="resource-visibility">
        <legend>{text('res.visibility')}</legend>
        <Level
          label={text('res.field.visibility')}
          value={draft.visibility}
          onChange={(visibility) => set({ visibility })}
        />
        {WITHHOLDABLE.map((name) => (
          <Level
            key={name}
            label={text(`res.field.${name}`)}
            value={draft.fieldVisibility[name] ?? 'public'}
            onChange={(level) => {
              const { [name]: _, ...others } = draft.fieldVisibility;
              set({ fieldVisibility: level === 'public' ? others : { ...others, [name]: level } });
            }}
          />
        ))}
        {faults?.get('fieldVisibility') && <p className="edit-fault">{faults.get('fieldVisibility')}</p>}
      </fieldset>
      {written('openedOn', 'date')}
      {written('closedOn', 'date')}
      {written('confirmedOn', 'date')}
      {written('source')}
      {outcome !== null && outcome !== 'saving' && outcome.state === 'conflict' && (
        <div ref={bringIntoSight}>
          <ResourceConflict
            draft={draft}
            before={before}
            standing={outcome.standing}
            onChoose={(merged) => {
              setDraft(merged);
              setRevision(outcome.standing.revision);
              setOutcome(null);
            }}
          />
        </div>
      )}
      <footer className="edit-form-foot">
        {problem !== null && (
          <p role="alert" className="resource-form-problem">
            {problem}
          </p>
        )}
        <Button type="submit" variant="filled" isDisabled={outcome === 'saving' || (resource !== null && !isChanged)}>
          {text(outcome === 'saving' ? 'res.saving' : 'res.save')}
        </Button>
        {isChanged && (
          <Button variant="quiet" onPress={() => setDraft(before)}>
            {text('res.discard')}
          </Button>
        )}
        {isChanged && <span className="edit-note">{text('res.unsaved')}</span>}
        {resource?.isHandMade && (
          <Button
            variant="link"
            onPress={() => void remove(resource.id, resource.revision, resource.name).then(setOutcome)}
          >
            {text('res.remove')}
          </Button>
        )}
      </footer>
    </form>
  );
}

/** What became of saving, where it failed: it stands beside the button, which stays in sight. */
function problemOf(outcome: Saved | 'saving' | null, text: Text): string | null {
  if (outcome === null || outcome === 'saving' || outcome.state === 'saved') return null;
  // each field says what is wrong with it
  if (outcome.state === 'faulty') return outcome.fields.size > 0 ? text('res.faulty') : outcome.message;
  return text(outcome.state === 'conflict' ? 'res.conflict.above' : 'err.save');
}

/** The first field that has to be put right has the focus, once it is marked. */
function goToFault(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.resource-form [aria-invalid], .resource-form [data-fault] input')?.focus(),
  );
}

function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' });
}

type WrittenField = Exclude<DraftField, 'location' | 'servesAreas' | 'fieldVisibility'>;

interface LevelProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (level: string) => void;
}

function Level({ label, value, onChange }: LevelProps) {
  const text = useText();
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {text(`res.visible.${level}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
