import { type KeyboardEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { useSteadyList } from '../../ui/use-steady-list.ts';
import { ReviewCard } from './review-card.tsx';
import type { ReviewImport, ReviewRow } from './review-queries.ts';

const ReviewMap = lazy(async () => ({ default: (await import('./review-map.tsx')).ReviewMap }));

interface Props {
  readonly rows: readonly ReviewRow[];
  readonly imports: readonly ReviewImport[];
  /** Where there is none. */
  readonly none: ReactNode;
}

/** One page of rows that wait, import by import, and where they lie; ↑ and ↓ go from one to the next. */
export function ReviewRows({ rows, imports, none }: Props) {
  const text = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<string | null>(null);
  // a row that is decided stays where it is until the list is opened anew
  const shown = useSteadyList(rows);
  const listed = new Map(rows.map((row) => [row.id, row]));
  if (shown.length === 0) return none;
  const byImport = Map.groupBy(shown, ({ importId }) => importId);
  const hasPlaces = shown.some(({ longitude }) => longitude !== null);

  return (
    <div className="job-check-rows">
      <div className="review-list">
        <p className="import-note review-keys">{text('import.review.keys')}</p>
        {[...byImport].map(([importId, ofImport]) => {
          const its = imports.find((each) => each.importId === importId);
          return (
            <section key={importId} className="import-section" aria-labelledby={`review-${importId}`}>
              <h2 id={`review-${importId}`}>
                {its ? its.source : text('import.review')}{' '}
                {its && <span className="import-tag">{text(`import.dataset.${its.dataset}`)}</span>}
              </h2>
              {its && (
                <p className="import-note">
                  {its.fileName} ・ {format.moment(new Date(its.importedAt))} ・{' '}
                  {text('import.review.progress', { waiting: its.waiting, decided: its.decided })}
                </p>
              )}
              {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its rows take the keys */}
              <ul className="import-rows" onKeyDown={walk}>
                {ofImport.map((row) => (
                  <ReviewCard
                    key={row.id}
                    row={listed.get(row.id) ?? row}
                    isListed={listed.has(row.id)}
                    isChosen={chosen === row.id}
                    onChoose={() => setChosen(row.id)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {hasPlaces && (
        <ErrorBoundary fallback={NoMap}>
          <Suspense fallback={<div className="place-preview" />}>
            <ReviewMap rows={shown} chosen={chosen} onChoose={setChosen} />
          </Suspense>
        </ErrorBoundary>
      )}
    </div>
  );
}

/** The rows say the same in words. */
const NoMap = () => null;

function walk(event: KeyboardEvent): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const row = event.target as HTMLElement;
  // in a field the arrows are its own
  if (by === 0 || !row.matches('.row-card')) return;
  const all = [...(row.closest('.review-list')?.querySelectorAll<HTMLElement>('.row-card') ?? [])];
  const next = all[all.indexOf(row) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
