import './job-tray.css';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { useTown } from '../town/town.ts';
import { ViewLink } from '../view-link.tsx';
import { jobFields } from './import-queries.ts';
import { ProgressBar } from './progress-bar.tsx';
import { useJobStatus } from './use-job-status.ts';

const ASK_EVERY_MS = 1500;

const trayQuery = graphql(
  `
    query ImportTray($code: ID!) {
      importJobs(municipality: $code) {
        ...Job
      }
      municipality(code: $code) {
        code
        revision
      }
    }
  `,
  [jobFields],
);

/** うしろで続ける: imports that are at work while somebody looks at something else. */
export function JobTray() {
  const mayEdit = useMayEdit();
  return mayEdit ? <Tray /> : null;
}

function Tray() {
  const text = useText();
  const statusOf = useJobStatus();
  const { municipality } = useTown();
  const [{ data, fetching }, ask] = useQuery({
    query: trayQuery,
    variables: { code: municipality.code },
    requestPolicy: 'cache-and-network',
  });
  const jobs = (data?.importJobs ?? []).filter(({ activity }) => activity !== null);
  const isMoving = jobs.length > 0;
  useEffect(() => {
    if (!isMoving || fetching) return undefined;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [isMoving, fetching, ask]);

  if (!isMoving) return null;
  return (
    <ul className="job-tray" aria-label={text('import.working')}>
      {jobs.map((job) => (
        <li key={job.id}>
          <ViewLink to={{ screen: 'import', job: job.id, pile: null }}>
            <b>{job.said.source}</b>
            {statusOf(job)}
          </ViewLink>
          <ProgressBar
            label={statusOf(job)}
            done={job.progress?.done ?? 0}
            total={job.activity === 'COMPUTING' ? (job.progress?.total ?? 0) : 0}
          />
        </li>
      ))}
    </ul>
  );
}
