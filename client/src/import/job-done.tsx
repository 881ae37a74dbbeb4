import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { ViewLink } from '../view-link.tsx';
import type { Job } from './import-queries.ts';
import { WaitingOfJob } from './review/waiting-rows.tsx';
import { UndoDialog } from './undo-dialog.tsx';
import { waitingRows } from './waiting-rows.ts';

/** 反映しました: what came of it, the way back, and where to see it. */
export function JobDone({ job }: { readonly job: Job }) {
  const text = useText();
  const format = useFormat();
  const [isUndoing, setIsUndoing] = useState(false);
  const { import: made, changes, activity, dataset, rows } = job;
  const isUndone = made?.undoneAt != null;
  const waiting = waitingRows(job);
  return (
    <section className="import-done">
      <h2>
        <CircleCheck size={24} aria-hidden />
        {text(isUndone ? 'import.undone' : made?.status === 'unchanged' ? 'import.unchanged' : 'import.done')}
      </h2>
      {isUndone ? (
        <p>{text('import.undone.what')}</p>
      ) : (
        changes &&
        (dataset === 'weights' && rows && changes.added + changes.changed > 0 ? (
          <p>{text('import.done.weights', { n: format.number(rows.accepted) })}</p>
        ) : (
          <p>
            {text('import.done.counts', {
              added: format.number(changes.added),
              changed: format.number(changes.changed),
              removed: format.number(changes.removed),
            })}
          </p>
        ))
      )}
      {!isUndone && waiting > 0 && <p>{text('import.done.waiting', { n: format.number(waiting) })}</p>}
      {job.problem && <p role="alert">{job.problem.message}</p>}
      {activity === null && (
        <div className="import-actions">
          {!isUndone && <WaitingOfJob id={job.id} />}
          <ViewLink to={{ screen: 'map', job: null, pile: null, view: 'map' }} className="button button-filled">
            {text('import.toMap')}
          </ViewLink>
          {made?.undoableUntil && (
            <Button variant="quiet" onPress={() => setIsUndoing(true)}>
              {text('import.undo', { date: format.moment(new Date(made.undoableUntil)) })}
            </Button>
          )}
          <a href={`/export/import-report/${job.id}.xlsx`} download>
            {text('import.report')}
          </a>
          <ViewLink to={{ screen: 'import', job: null, pile: null }}>{text('import.another')}</ViewLink>
        </div>
      )}
      {isUndoing && <UndoDialog id={job.id} source={job.said.source} onClose={() => setIsUndoing(false)} />}
    </section>
  );
}
