import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { changeView } from '../view-state.ts';
import type { Job } from './import-queries.ts';
import { ProgressBar } from './progress-bar.tsx';
import type { JobActions } from './use-job-actions.ts';
import { useJobStatus } from './use-job-status.ts';

/** What is being done, how far it is, and how to leave it to itself. */
export function JobWork({ job, actions }: { readonly job: Job; readonly actions: JobActions }) {
  const text = useText();
  const statusOf = useJobStatus();
  const { progress, activity } = job;
  const words = statusOf(job);
  const isCounted = progress !== null && progress.total > 0 && activity === 'COMPUTING';
  return (
    <section className="import-work" role="status" aria-label={text('import.working')}>
      <p>
        <strong>{words}</strong>
        {isCounted && ` ${text('import.ofTotal', { i: progress.done, n: progress.total })}`}
      </p>
      <ProgressBar label={words} done={progress?.done ?? 0} total={isCounted ? progress.total : 0} />
      <div className="import-actions">
        {activity !== 'COMPUTING' && (
          <Button variant="quiet" isDisabled={actions.isSaving} onPress={() => void actions.withdraw()}>
            {text('import.stop')}
          </Button>
        )}
        <Button onPress={() => changeView({ screen: 'map', job: null, pile: null })}>
          {text('import.background')}
        </Button>
      </div>
    </section>
  );
}
