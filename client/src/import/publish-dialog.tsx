import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Job } from './import-queries.ts';
import type { JobActions } from './use-job-actions.ts';
import { waitingRows } from './waiting-rows.ts';

interface Props {
  readonly job: Job;
  readonly actions: JobActions;
  readonly onClose: () => void;
}

/** 反映 is one of the three acts that are asked again: what changes, in one look. */
export function PublishDialog({ job, actions, onClose }: Props) {
  const text = useText();
  const format = useFormat();
  const { added = 0, changed = 0, removed = 0 } = job.changes ?? {};
  const waiting = waitingRows(job);
  return (
    <Dialog title={text('import.publish.title', { source: job.said.source })} onClose={onClose}>
      <dl className="import-difference-counts">
        {Object.entries({ added, changed, removed } as const).map(([name, count]) => (
          <div key={name}>
            <dt>{text(`import.change.${name as 'added'}`)}</dt>
            <dd className="number">{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {waiting > 0 && <p>{text('import.publish.waiting', { n: format.number(waiting) })}</p>}
      <p>{text('import.publish.what')}</p>
      {actions.problem && <p role="alert">{actions.problem}</p>}
      <div className="import-actions">
        <Button
          variant="filled"
          isDisabled={actions.isSaving}
          onPress={() => void actions.publish().then((isDone) => isDone && onClose())}
        >
          {text('import.publish')}
        </Button>
        <Button onPress={onClose}>{text('import.publish.back')}</Button>
      </div>
    </Dialog>
  );
}
