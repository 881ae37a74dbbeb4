import './import-screen.css';
import { REVIEW, useViewState } from '../view-state.ts';
import { ImportHome } from './import-home.tsx';
import { JobPage } from './job-page.tsx';
import { ReviewScreen } from './review/review-screen.tsx';

/** 取込: choose a file, go on with one that was chosen, or decide about rows that were left to a person. */
export function ImportScreen() {
  const { job } = useViewState();
  return (
    <div className="import-screen">
      <div className="import-page">
        {job === null ? <ImportHome /> : job === REVIEW ? <ReviewScreen /> : <JobPage key={job} id={job} />}
      </div>
    </div>
  );
}
