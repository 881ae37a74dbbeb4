import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import type { Job } from './import-queries.ts';
import type { JobActions } from './use-job-actions.ts';

/** Source, licence and day of a file: what the name of the file says, until a person says otherwise. */
export function AboutFile({ job, actions }: { readonly job: Job; readonly actions: JobActions }) {
  const text = useText();
  const { said, dataset } = job;
  const [source, setSource] = useState(said.source);
  const [license, setLicense] = useState(said.license ?? '');
  const [asOf, setAsOf] = useState(said.asOf ?? '');
  const [complete, setComplete] = useState(said.complete);
  const mayBeComplete = dataset === 'resources' || dataset === 'presence';
  return (
    <details className="import-fold">
      <summary>
        {text('import.about', { source: said.source, license: said.license ?? text('import.noLicense') })}
      </summary>
      <form
        className="import-about"
        onSubmit={(event) => {
          event.preventDefault();
          void actions.describe({
            source: source.trim() || null,
            license: license.trim() || null,
            asOf: asOf || null,
            ...(mayBeComplete && { complete }),
          });
        }}
      >
        <label className="import-field">
          {text('import.source')}
          <input value={source} onChange={(event) => setSource(event.target.value)} />
          <small>{text('import.source.what')}</small>
        </label>
        <label className="import-field">
          {text('import.license')}
          <input value={license} placeholder="CC BY 4.0" onChange={(event) => setLicense(event.target.value)} />
        </label>
        <label className="import-field">
          {text('import.asOfDay')}
          <input type="date" value={asOf} onChange={(event) => setAsOf(event.target.value)} />
        </label>
        {mayBeComplete && (
          <label className="import-check">
            <input type="checkbox" checked={complete} onChange={(event) => setComplete(event.target.checked)} />
            {text('import.complete')}
          </label>
        )}
        <div className="import-actions">
          <Button type="submit" isDisabled={actions.isSaving || job.activity !== null}>
            {text('import.about.save')}
          </Button>
        </div>
      </form>
    </details>
  );
}
