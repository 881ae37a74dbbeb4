import { ArrowLeft } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';
import { changeView } from '../view-state.ts';
import { FileFacts } from './file-facts.tsx';
import type { Job } from './import-queries.ts';
import { ImportSteps, type Step } from './import-steps.tsx';
import { JobCheck } from './job-check.tsx';
import { JobDone } from './job-done.tsx';
import { JobRefused } from './job-refused.tsx';
import { JobWork } from './job-work.tsx';
import { MatchingForm } from './matching-form.tsx';
import { NeedForm } from './need-form.tsx';
import { ReadingFold } from './reading-fold.tsx';
import { ReadingForm } from './reading-form.tsx';
import { useJob } from './use-job.ts';
import { type JobActions, useJobActions } from './use-job-actions.ts';

const backToAll = { screen: 'import', job: null, pile: null } as const;

/** One file on its way in, at whichever step it stands: a reload comes back to the same. */
export function JobPage({ id }: { readonly id: string }) {
  const text = useText();
  const { job, error, retry } = useJob(id);

  return (
    <>
      <ViewLink to={backToAll} className="import-back">
        <ArrowLeft size={16} aria-hidden />
        {text('import.back')}
      </ViewLink>
      {job ? (
        <OpenedJob job={job} />
      ) : job === undefined ? (
        <Notice
          tone="empty"
          title={text('import.unknown')}
          actions={<Button onPress={() => changeView(backToAll)}>{text('import.back')}</Button>}
        >
          <p>{text('import.unknown.todo')}</p>
        </Notice>
      ) : error ? (
        <Notice
          tone="error"
          title={text('err.load')}
          actions={
            <Button variant="filled" onPress={retry}>
              {text('action.retry')}
            </Button>
          }
        >
          <p>{text('err.load.todo')}</p>
        </Notice>
      ) : (
        <Skeleton lines={[0.6, 1, 1, 1]} lineHeight={40} />
      )}
    </>
  );
}

function OpenedJob({ job }: { readonly job: Job }) {
  const actions = useJobActions(job.id);
  const isAtWork = job.activity !== null;
  return (
    <>
      <header className="import-head">
        <h1>{job.fileName}</h1>
        <FileFacts job={job} />
      </header>
      <ImportSteps current={stepOf(job)} isDone={job.state === 'PUBLISHED' && !isAtWork} />
      {isAtWork && <JobWork job={job} actions={actions} />}
      {job.state === 'PUBLISHED' ? (
        <JobDone job={job} />
      ) : job.state === 'REJECTED' || job.state === 'WITHDRAWN' ? (
        <JobRefused job={job} actions={actions} />
      ) : job.need !== null && !isAtWork ? (
        <AskForMore job={job} need={job.need} actions={actions} />
      ) : job.rows && job.activity !== 'PUBLISHING' ? (
        <JobCheck job={job} actions={actions} />
      ) : (
        !isAtWork && <JobRefused job={job} actions={actions} />
      )}
    </>
  );
}

function AskForMore({ job, need, actions }: { job: Job; need: NonNullable<Job['need']>; actions: JobActions }) {
  const text = useText();
  if (need === 'CRS') return <AskForSystem job={job} actions={actions} />;
  if (need !== 'MAPPING')
    return (
      <>
        <NeedForm job={job} need={need} actions={actions} />
        <ReadingFold job={job} actions={actions} />
      </>
    );
  return (
    <section className="import-need">
      <h2>{text('import.need.MAPPING')}</h2>
      <p>{text('import.need.MAPPING.why')}</p>
      {Object.keys(job.said.mapping ?? {}).length > 0 && <p role="alert">{text('import.match.more')}</p>}
      <MatchingForm key={job.said.layer} job={job} actions={actions} />
      <ReadingFold job={job} actions={actions} />
    </section>
  );
}

/** Nobody can know where the places are until a person says it. */
function AskForSystem({ job, actions }: { readonly job: Job; readonly actions: JobActions }) {
  const text = useText();
  return (
    <section className="import-need">
      <h2>{text('import.need.CRS')}</h2>
      <p>{job.problem?.message ?? text('import.need.CRS.why')}</p>
      <ReadingForm job={job} asksForSystem actions={actions} />
      <div className="import-actions">
        <Button variant="quiet" isDisabled={actions.isSaving} onPress={() => void actions.withdraw()}>
          {text('import.giveUp')}
        </Button>
      </div>
    </section>
  );
}

function stepOf({ state, activity, need }: Job): Step {
  if (state === 'PUBLISHED' || activity === 'PUBLISHING' || activity === 'COMPUTING') return 'publish';
  if (need !== null && activity === null) return 'match';
  return state === 'REJECTED' ? 'choose' : 'check';
}
