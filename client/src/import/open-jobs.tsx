import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { ViewLink } from '../view-link.tsx';
import type { OpenJob } from './import-queries.ts';
import { useJobStatus } from './use-job-status.ts';

/** Files that somebody has begun to bring in. */
export function OpenJobs({ jobs }: { readonly jobs: readonly OpenJob[] }) {
  const text = useText();
  const format = useFormat();
  const statusOf = useJobStatus();
  if (jobs.length === 0) return null;
  return (
    <section className="import-section" aria-labelledby="import-open">
      <h2 id="import-open">{text('import.open')}</h2>
      <ul className="import-list">
        {jobs.map((job) => (
          <li key={job.id}>
            <ViewLink to={{ screen: 'import', job: job.id, pile: null }} className="import-list-link">
              <b>{job.fileName}</b>
              <span>{statusOf(job)}</span>
              <small>{format.moment(new Date(job.createdAt))}</small>
            </ViewLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
