import { useState } from 'react';
import type { ScenarioWords } from '../edit/trial-draft.ts';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { type SavedScenario, useSaveScenario } from './use-save-scenario.ts';
import type { OpenScenario } from './use-scenario.ts';

const FIELDS = ['name', 'author', 'premise'] as const satisfies readonly (keyof ScenarioWords)[];

/** 名前を付けて保存: who made it, on what premise. What was typed stays until it is saved. */
export function SaveForm({ scenario }: { readonly scenario: OpenScenario }) {
  const text = useText();
  const mayEdit = useMayEdit();
  const { save } = useSaveScenario();
  const [outcome, setOutcome] = useState<SavedScenario | 'saving' | null>(null);
  const { words, saved, changes, isChanged } = scenario;
  if (!mayEdit) return null;
  const faults = outcome !== null && outcome !== 'saving' && outcome.state === 'faulty' ? outcome.fields : null;
  const submit = async (asNew: boolean) => {
    setOutcome('saving');
    const done = await save(scenario, asNew);
    setOutcome(done.state === 'saved' ? null : done);
  };
  const isBusy = outcome === 'saving';
  return (
    <section className="whatif-save" aria-labelledby="whatif-save" data-unsaved={!saved || undefined}>
      <h2 id="whatif-save">{text(saved ? 'whatif.save.again' : 'whatif.save')}</h2>
      {FIELDS.map((field) => {
        const fault = faults?.get(field);
        const id = `whatif-${field}`;
        const common = {
          id,
          value: words[field],
          'aria-invalid': fault !== undefined,
          'aria-describedby': fault === undefined ? undefined : `${id}-fault`,
        };
        return (
          <div
            key={field}
            className="whatif-field"
            data-fault={fault !== undefined || undefined}
            data-empty={words[field].trim() === '' || undefined}
          >
            <label htmlFor={id}>{text(`whatif.field.${field}`)}</label>
            {field === 'premise' ? (
              <textarea
                {...common}
                rows={2}
                onChange={({ target }) => scenario.type({ ...words, [field]: target.value })}
              />
            ) : (
              <input {...common} onChange={({ target }) => scenario.type({ ...words, [field]: target.value })} />
            )}
            {fault !== undefined && (
              <p id={`${id}-fault`} className="whatif-fault">
                {fault}
              </p>
            )}
          </div>
        );
      })}
      {outcome !== null && outcome !== 'saving' && outcome.state !== 'saved' && (
        <Notice
          tone="error"
          title={outcome.state === 'failed' ? text('err.save') : outcome.message}
          error={outcome.state === 'failed' ? outcome.error : null}
          actions={
            outcome.state === 'conflict' && <Button onPress={() => scenario.retry()}>{text('whatif.readAgain')}</Button>
          }
        >
          {text('whatif.kept')}
        </Notice>
      )}
      <div className="whatif-actions">
        <Button
          variant="filled"
          isDisabled={isBusy || !isChanged || changes.length === 0}
          onPress={() => void submit(false)}
        >
          {text(saved ? 'whatif.saveChanges' : 'whatif.saveNew')}
        </Button>
        {saved && (
          <Button isDisabled={isBusy || changes.length === 0} onPress={() => void submit(true)}>
            {text('whatif.saveAsNew')}
          </Button>
        )}
        {isChanged && saved && (
          <Button variant="quiet" isDisabled={isBusy} onPress={() => scenario.reset()}>
            {text('whatif.reset')}
          </Button>
        )}
      </div>
      {!saved && <p className="whatif-note">{text('whatif.save.hint')}</p>}
    </section>
  );
}
