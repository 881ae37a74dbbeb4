import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { changeView } from '../view-state.ts';
import type { Job } from './import-queries.ts';
import type { JobActions } from './use-job-actions.ts';

/** A file that can't be taken, with the reason and what helps; or one that somebody gave up. */
export function JobRefused({ job, actions }: { readonly job: Job; readonly actions: JobActions }) {
  const text = useText();
  const isOfPeople = job.problem?.code === 'personal-data';
  const chooseAnother = async () => {
    // what was refused has nothing that anybody needs: it leaves the list
    if (job.state === 'WITHDRAWN' || (await actions.withdraw()))
      changeView({ screen: 'import', job: null, pile: null });
  };
  const title = isOfPeople
    ? 'import.refused.people'
    : job.state === 'WITHDRAWN'
      ? 'import.withdrawn'
      : job.state === 'REJECTED'
        ? 'import.refused'
        : 'import.cutOff';
  return (
    <Notice
      tone={job.state === 'WITHDRAWN' ? 'empty' : 'error'}
      title={text(title)}
      actions={
        <>
          {job.state === 'STAGED' && (
            <Button variant="filled" isDisabled={actions.isSaving} onPress={() => void actions.check()}>
              {text('import.checkAgain')}
            </Button>
          )}
          <Button variant={job.state === 'STAGED' ? 'outlined' : 'filled'} onPress={() => void chooseAnother()}>
            {text('import.chooseAnother')}
          </Button>
        </>
      }
    >
      <p>{job.problem?.message ?? text('import.nothingChanged')}</p>
      {isOfPeople && <p>{text('import.refused.people.kept')}</p>}
      {actions.problem && <p>{actions.problem}</p>}
    </Notice>
  );
}
