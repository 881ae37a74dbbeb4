import './job-check.css';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Notice } from '../ui/notice.tsx';
import { changeView, useViewState } from '../view-state.ts';
import { AboutFile } from './about-file.tsx';
import { Differences } from './differences.tsx';
import type { ChosenRow, Job } from './import-queries.ts';
import { MatchingForm } from './matching-form.tsx';
import { Pile } from './pile.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { ReadingFold } from './reading-fold.tsx';
import { StreetsCheck } from './streets-check.tsx';
import { UnknownKinds } from './unknown-kinds.tsx';
import type { JobActions } from './use-job-actions.ts';

const PlacePreview = lazy(async () => ({ default: (await import('./place-preview.tsx')).PlacePreview }));
const PILES = ['accepted', 'review', 'rejected'] as const;

/** 確かめる: the three piles, where the rows lie, what would change; and 反映する. */
export function JobCheck({ job, actions }: { readonly job: Job; readonly actions: JobActions }) {
  const text = useText();
  const format = useFormat();
  const { pile } = useViewState();
  const [chosen, setChosen] = useState<ChosenRow | null>(null);
  const [isPublishing, setIsPublishing] = useState(false);
  const [isMatching, setIsMatching] = useState(false);
  const rows = job.rows ?? { read: 0, accepted: 0, repaired: 0, review: 0, rejected: 0 };
  const isAtWork = job.activity !== null;
  // rows of other towns ask nothing of anybody
  const toFix = rows.rejected - job.elsewhere;
  const open = pile ?? (toFix > 0 ? 'rejected' : rows.review > 0 ? 'review' : 'accepted');
  const isUnchanged = job.outcome === 'unchanged';
  // ways are taken or left by their tags: there is nothing to put right row by row, and no column to match
  const isStreets = job.dataset === 'streets';

  return (
    <div className="job-check" aria-busy={isAtWork}>
      {job.problem && (
        <Notice
          tone="error"
          title={text(job.problem.code === 'no-acceptable-row' ? 'import.noneAcceptable' : 'import.stillOpen')}
          actions={
            job.problem.code !== 'no-acceptable-row' && (
              <Button variant="filled" isDisabled={actions.isSaving} onPress={() => void actions.check()}>
                {text('import.checkAgain')}
              </Button>
            )
          }
        >
          <p>{job.problem.message}</p>
        </Notice>
      )}
      {job.rivals.length > 0 && (
        <Notice tone="empty" title={text('import.rivals', { source: job.said.source })}>
          <p>{text('import.rivals.what')}</p>
        </Notice>
      )}
      {isUnchanged && (
        <Notice tone="empty" title={text('import.unchanged')}>
          <p>{text('import.unchanged.what')}</p>
        </Notice>
      )}
      {job.unknownKinds.length > 0 && <UnknownKinds key={job.checkedAt ?? ''} job={job} actions={actions} />}
      {isStreets ? (
        <StreetsCheck job={job} />
      ) : (
        <section aria-labelledby="import-piles">
          <h2 id="import-piles">{text('import.piles', { n: format.number(rows.read) })}</h2>
          <div className="import-piles" role="tablist" aria-labelledby="import-piles">
            {PILES.map((name) => (
              <button
                key={name}
                type="button"
                role="tab"
                id={`import-pile-${name}`}
                aria-selected={open === name}
                aria-controls="import-pile"
                className="import-pile-tab"
                data-pile={name}
                onClick={() => {
                  setChosen(null);
                  changeView({ pile: name }, 'replace');
                }}
              >
                <b className="number">{format.number(rows[name])}</b>
                <span>{text(`import.pile.${name}`)}</span>
                {name === 'rejected' && job.elsewhere > 0 && (
                  <small>{text('import.elsewhere', { n: format.number(job.elsewhere) })}</small>
                )}
                {name === 'accepted' && rows.repaired > 0 && (
                  <small>{text('import.repaired', { n: format.number(rows.repaired) })}</small>
                )}
              </button>
            ))}
          </div>
          <div className="job-check-rows">
            <div id="import-pile" role="tabpanel" aria-labelledby={`import-pile-${open}`}>
              <Pile
                key={`${open} ${job.checkedAt ?? ''}`}
                job={job}
                verdict={open}
                line={chosen?.line ?? null}
                onChoose={setChosen}
                actions={actions}
              />
            </div>
            {job.placeCounts.point + job.placeCounts.town > 0 && (
              <ErrorBoundary fallback={NoMap}>
                <Suspense fallback={<div className="place-preview" />}>
                  <PlacePreview job={job} chosen={chosen} onChoose={setChosen} />
                </Suspense>
              </ErrorBoundary>
            )}
          </div>
        </section>
      )}
      {job.changes && <Differences key={job.checkedAt ?? ''} id={job.id} changes={job.changes} />}
      <AboutFile job={job} actions={actions} />
      <ReadingFold key={`${job.said.layer ?? ''} ${job.said.crs ?? ''}`} job={job} actions={actions} />
      {!isStreets && (
        <details className="import-fold" onToggle={(event) => setIsMatching(event.currentTarget.open)}>
          <summary>{text('import.match')}</summary>
          {isMatching && <MatchingForm job={job} actions={actions} />}
        </details>
      )}
      {!isStreets && job.notes.length > 0 && (
        <details className="import-fold">
          <summary>{text('import.notes', { n: job.notes.length })}</summary>
          <ul className="bullets">
            {job.notes.map(({ code, message }, at) => (
              <li key={`${code} ${at}`}>{message}</li>
            ))}
          </ul>
        </details>
      )}
      <div className="import-publish-bar">
        {actions.problem && <p role="alert">{actions.problem}</p>}
        <p className="import-note">{text('import.nothingChanged')}</p>
        <div className="import-actions">
          <a href={`/export/import-report/${job.id}.xlsx`} download>
            {text('import.report')}
          </a>
          <Button variant="quiet" isDisabled={actions.isSaving || isAtWork} onPress={() => void actions.withdraw()}>
            {text('import.giveUp')}
          </Button>
          <Button
            variant="filled"
            isDisabled={job.state !== 'CHECKED' || isAtWork || isUnchanged}
            onPress={() => setIsPublishing(true)}
          >
            {text('import.publish')}
          </Button>
        </div>
      </div>
      {isPublishing && <PublishDialog job={job} actions={actions} onClose={() => setIsPublishing(false)} />}
    </div>
  );
}

/** The rows say where they lie in words, too. */
const NoMap = () => null;
