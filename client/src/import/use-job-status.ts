import { useText } from '../i18n/use-text.tsx';
import type { OpenJob } from './import-queries.ts';

type Status = Pick<OpenJob, 'state' | 'activity' | 'need' | 'progress' | 'rows' | 'dataset'>;

/** How far a job is, in a few words. */
export function useJobStatus(): (job: Status) => string {
  const text = useText();
  return ({ state, activity, need, progress, rows, dataset }) => {
    if (activity !== null && progress && progress.ahead > 0) return text('import.waiting', { n: progress.ahead });
    if (activity !== null) return text(`import.activity.${activity}`);
    if (state === 'REJECTED') return text('import.state.REJECTED');
    if (need !== null) return text(`import.need.${need}`);
    if (state === 'CHECKED' && rows && dataset === 'streets')
      return text('import.state.CHECKED.streets', { accepted: rows.accepted });
    if (state === 'CHECKED' && rows)
      return text('import.state.CHECKED', { accepted: rows.accepted, review: rows.review, rejected: rows.rejected });
    return text('import.state.STAGED');
  };
}
