import { useText } from '../i18n/use-text.tsx';
import type { Job } from './import-queries.ts';
import { asksForSystem, hasLayers, ReadingForm } from './reading-form.tsx';
import type { JobActions } from './use-job-actions.ts';

/** 読み方を変える; nothing where a file can be read in one way only. */
export function ReadingFold({ job, actions }: { readonly job: Job; readonly actions: JobActions }) {
  const text = useText();
  const isSystemAsked = asksForSystem(job);
  if (!isSystemAsked && !hasLayers(job)) return null;
  const said = [job.said.layer, job.said.crs].filter(Boolean).join('・');
  return (
    <details className="import-fold">
      <summary>
        {text('import.reading')}
        {said && `: ${said}`}
      </summary>
      <ReadingForm job={job} asksForSystem={isSystemAsked} actions={actions} />
    </details>
  );
}
