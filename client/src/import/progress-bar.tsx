import { ProgressBar as AriaProgressBar } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly done: number;
  /** 0 while it isn't known. */
  readonly total: number;
}

export function ProgressBar({ label, done, total }: Props) {
  const percentage = total > 0 ? (done / total) * 100 : 0;
  return (
    <AriaProgressBar className="import-progress" aria-label={label} value={percentage} isIndeterminate={total === 0}>
      <div className="import-progress-track">
        <div
          className="import-progress-fill"
          data-unknown={total === 0 || undefined}
          style={total === 0 ? {} : { width: `${percentage}%` }}
        />
      </div>
    </AriaProgressBar>
  );
}
