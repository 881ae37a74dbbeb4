import { useEffect, useState } from 'react';
import type { Saved } from '../edit/use-save.ts';
import { useText } from '../i18n/use-text.tsx';
import { todayInTokyo } from '../town/today.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { changeView } from '../view-state.ts';
import { RecordConflict } from './record-conflict.tsx';
import { RecordFieldInput } from './record-field-input.tsx';
import { changedFields, type Draft, findKeptDraft, keepDraft, RECORD_FIELDS } from './record-fields.ts';
import type { RecordSort } from './record-sort.ts';
import { useSaveRecord } from './use-save-record.ts';

interface Props {
  readonly tab: RecordSort;
  /** null: it is being made. */
  readonly record: { readonly id: string; readonly revision: number; readonly isHandMade: boolean } | null;
  readonly before: Draft;
  /** In which field its end stands; a press ends it today. */
  readonly endField: 'endedOn' | 'to';
  readonly name: (draft: Draft) => string;
}

/** Everything that can be said of a record. What is typed is kept in this tab until it is saved. */
export function RecordForm({ tab, record, before: given, endField, name }: Props) {
  const text = useText();
  const { create, update, remove } = useSaveRecord(tab);
  const id = record?.id ?? 'new';
  const [before, setBefore] = useState(given);
  const [draft, setDraft] = useState<Draft>(() => findKeptDraft(tab, id) ?? given);
  const [outcome, setOutcome] = useState<Saved | 'saving' | null>(null);
  const [revision, setRevision] = useState(record?.revision ?? 0);
  const changed = changedFields(draft, before);
  const isChanged = changed.length > 0;
  useEffect(() => keepDraft(tab, id, isChanged ? draft : null), [tab, id, draft, isChanged]);
  const answer = outcome === 'saving' ? null : outcome;
  const faults = answer?.state === 'faulty' ? answer.fields : null;

  const save = async (wanted: Draft) => {
    setDraft(wanted);
    setOutcome('saving');
    const saved = record
      ? await update(record.id, revision, wanted, changedFields(wanted, before), name(wanted))
      : await create(wanted, name(wanted));
    setOutcome(saved);
    if (saved.state !== 'saved') return;
    keepDraft(tab, id, null);
    if (record === null) changeView({ screen: 'records', record: saved.id }, 'replace');
  };
  const removeIt = async ({ id: recordId }: NonNullable<Props['record']>) => {
    setOutcome('saving');
    const removed = await remove(recordId, revision, name(before));
    setOutcome(removed);
    if (removed.state !== 'saved') return;
    keepDraft(tab, id, null);
    changeView({ screen: 'records', record: null });
  };

  return (
    <form
      className="edit-form record-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(draft);
      }}
    >
      {RECORD_FIELDS[tab].map((field) => (
        <RecordFieldInput
          key={field.name}
          field={field}
          value={draft[field.name] ?? ''}
          fault={faults?.get(field.name)}
          isChanged={changed.includes(field.name)}
          onChange={(value) => setDraft((now) => ({ ...now, [field.name]: value }))}
        />
      ))}
      {answer && (
        <div role="alert">
          {answer.state === 'failed' && <Notice tone="error" title={text('err.save')} />}
          {answer.state === 'faulty' && (
            <Notice tone="error" title={text('res.faulty')}>
              {answer.message}
            </Notice>
          )}
          {answer.state === 'conflict' && (
            <RecordConflict
              tab={tab}
              draft={draft}
              before={before}
              standing={answer.standing}
              onChoose={(merged, standing) => {
                setDraft(merged);
                setBefore(standing);
                setRevision(answer.standing.revision);
                setOutcome(null);
              }}
            />
          )}
        </div>
      )}
      <footer className="edit-form-foot">
        <Button type="submit" variant="filled" isDisabled={outcome === 'saving' || !isChanged}>
          {text(outcome === 'saving' ? 'res.saving' : 'res.save')}
        </Button>
        {record && draft[endField] === '' && (
          <Button isDisabled={outcome === 'saving'} onPress={() => void save({ ...draft, [endField]: todayInTokyo() })}>
            {text('rec.endToday')}
          </Button>
        )}
        {isChanged && (
          <Button variant="quiet" onPress={() => setDraft(before)}>
            {text('res.discard')}
          </Button>
        )}
        {isChanged && <span className="edit-note">{text('res.unsaved')}</span>}
        {record?.isHandMade && (
          <Button variant="link" isDisabled={outcome === 'saving'} onPress={() => void removeIt(record)}>
            {text('res.remove')}
          </Button>
        )}
      </footer>
    </form>
  );
}
