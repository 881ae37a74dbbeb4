import './matching-form.css';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type Job, type Matching, matchingQuery } from './import-queries.ts';
import { useFieldName } from './use-field-name.ts';
import type { JobActions } from './use-job-actions.ts';

interface Props {
  readonly job: Job;
  readonly actions: JobActions;
}

/** 列を合わせる: each column with its first values and what it seems to be; what is said is kept for the next file. */
export function MatchingForm({ job, actions }: Props) {
  const text = useText();
  const [{ data, error }, ask] = useQuery({
    query: matchingQuery,
    variables: { id: job.id },
    requestPolicy: 'network-only',
  });
  const matching = data?.importJob?.matching;
  if (error && !matching) {
    return (
      <Notice
        tone="error"
        title={text('err.load')}
        actions={<Button onPress={() => ask({ requestPolicy: 'network-only' })}>{text('action.retry')}</Button>}
      >
        <p>{text('err.load.todo')}</p>
      </Notice>
    );
  }
  if (!matching) return <Skeleton lines={[1, 1, 1, 1]} lineHeight={64} />;
  return <Columns matching={matching} job={job} actions={actions} />;
}

function Columns({ matching, job, actions }: Props & { readonly matching: Matching }) {
  const text = useText();
  const nameOf = useFieldName();
  const [said, setSaid] = useState<ReadonlyMap<number, string>>(
    () => new Map(matching.columns.map(({ index, field }) => [index, field ?? ''])),
  );
  const taken = [...said.values()].filter(Boolean);
  const twice = taken.find((field, at) => taken.indexOf(field) !== at);
  const isBusy = actions.isSaving || job.activity !== null;

  return (
    <form
      className="matching-form"
      onSubmit={(event) => {
        event.preventDefault();
        const mapping = matching.columns.flatMap(({ index, name }) => {
          const field = said.get(index);
          return field ? [{ field, column: name }] : [];
        });
        void actions.describe({ mapping });
      }}
    >
      <ul className="matching-columns">
        {matching.columns.map(({ index, name, field, confidence, reason, samples }) => (
          <li key={index} data-unused={!said.get(index) || undefined}>
            <div>
              <b>{name || text('import.match.nameless', { n: index + 1 })}</b>
              <p className="import-note">{samples.length > 0 ? samples.join('、') : text('import.match.noValues')}</p>
            </div>
            <label className="import-field">
              <span className="visually-hidden">{text('import.match.column', { name })}</span>
              <select
                value={said.get(index) ?? ''}
                disabled={!name}
                onChange={(event) => setSaid(new Map([...said, [index, event.target.value]]))}
              >
                <option value="">{text('import.match.unused')}</option>
                {matching.fields.map((target) => (
                  <option key={target.field} value={target.field}>
                    {nameOf(target.field)}
                  </option>
                ))}
              </select>
              {field && said.get(index) === field && (
                <small>
                  {text(sureness(confidence))} — {reason}
                </small>
              )}
            </label>
          </li>
        ))}
      </ul>
      {twice && <p role="alert">{text('import.match.twice', { field: nameOf(twice) })}</p>}
      {actions.problem && <p role="alert">{actions.problem}</p>}
      <p className="import-note">{text('import.match.kept')}</p>
      <div className="import-actions">
        <Button type="submit" variant="filled" isDisabled={isBusy || twice !== undefined || taken.length === 0}>
          {text('import.match.check')}
        </Button>
      </div>
    </form>
  );
}

/** たしか・たぶん・もしかすると: a number would say more than is known. */
function sureness(confidence: number) {
  if (confidence >= 0.9) return 'import.match.sure';
  return confidence >= 0.6 ? 'import.match.likely' : 'import.match.maybe';
}
