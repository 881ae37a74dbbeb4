import { useId, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { ActionDraft } from './use-save-action.ts';
import type { SavedScenario } from './use-save-scenario.ts';

interface Props {
  readonly before: ActionDraft;
  readonly submit: string;
  readonly onSave: (draft: ActionDraft) => Promise<SavedScenario>;
  readonly onDone: () => void;
}

const FIELDS = ['title', 'owner', 'dueOn', 'doneWhen'] as const;

/** だれが、いつまでに、何を: what was typed stays until it is saved. */
export function ActionForm({ before, submit, onSave, onDone }: Props) {
  const text = useText();
  const id = useId();
  const { areas } = useTown();
  const areaName = useAreaName();
  const [draft, setDraft] = useState(before);
  const [outcome, setOutcome] = useState<SavedScenario | 'saving' | null>(null);
  const save = async () => {
    setOutcome('saving');
    const done = await onSave(draft);
    setOutcome(done.state === 'saved' ? null : done);
    if (done.state === 'saved') onDone();
  };
  const failed = outcome === null || outcome === 'saving' || outcome.state === 'saved' ? null : outcome;
  const faults = failed?.state === 'faulty' ? failed.fields : null;
  const toggle = (area: string, isOn: boolean) =>
    setDraft({ ...draft, areas: isOn ? [...draft.areas, area] : draft.areas.filter((other) => other !== area) });
  return (
    <div className="whatif-action-form">
      {FIELDS.map((field) => {
        const fault = faults?.get(field);
        const fieldId = `${id}${field}`;
        const common = {
          id: fieldId,
          value: draft[field],
          'aria-invalid': fault !== undefined,
          'aria-describedby': fault === undefined ? undefined : `${fieldId}-fault`,
        };
        return (
          <div key={field} className="whatif-field" data-fault={fault !== undefined || undefined}>
            <label htmlFor={fieldId}>{text(`action.field.${field}`)}</label>
            {field === 'doneWhen' ? (
              <textarea {...common} rows={2} onChange={({ target }) => setDraft({ ...draft, [field]: target.value })} />
            ) : (
              <input
                {...common}
                type={field === 'dueOn' ? 'date' : 'text'}
                onChange={({ target }) => setDraft({ ...draft, [field]: target.value })}
              />
            )}
            {fault !== undefined && (
              <p id={`${fieldId}-fault`} className="whatif-fault">
                {fault}
              </p>
            )}
          </div>
        );
      })}
      <details className="whatif-areas">
        <summary>{text('action.areas', { n: draft.areas.length })}</summary>
        <ul>
          {areas.map((area) => (
            <li key={area.id}>
              <label>
                <input
                  type="checkbox"
                  checked={draft.areas.includes(area.id)}
                  onChange={({ target }) => toggle(area.id, target.checked)}
                />
                {areaName(area)}
              </label>
            </li>
          ))}
        </ul>
      </details>
      {failed && (
        <Notice
          tone="error"
          title={failed.state === 'failed' ? text('err.save') : failed.message}
          error={failed.state === 'failed' ? failed.error : null}
        >
          {text('action.kept')}
        </Notice>
      )}
      <div className="whatif-actions">
        <Button variant="filled" isDisabled={outcome === 'saving'} onPress={() => void save()}>
          {submit}
        </Button>
        <Button variant="quiet" onPress={onDone}>
          {text('action.cancel')}
        </Button>
      </div>
    </div>
  );
}
