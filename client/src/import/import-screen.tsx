import './import-screen.css';
import { useViewState } from '../view-state.ts';
import { ImportHome } from './import-home.tsx';
import { JobPage } from './job-page.tsx';

/** 取込: choose a file, or go on with one that was chosen. */
export function ImportScreen() {
  const { job } = useViewState();
  return (
    <div className="import-screen">
      <div className="import-page">{job === null ? <ImportHome /> : <JobPage key={job} id={job} />}</div>
    </div>
  );
}
