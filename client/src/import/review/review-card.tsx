import '../row-card.css';
import { CircleCheck, Pencil, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import { ViewLink } from '../../view-link.tsx';
import { PlaceWords } from '../place-words.tsx';
import { cellsOf } from '../row-card.tsx';
import { RowForm } from '../row-form.tsx';
import { RowNotes } from '../row-notes.tsx';
import type { ReviewNote, ReviewRow } from './review-queries.ts';
import { type Decision, useReview } from './use-review.ts';

interface Props {
  readonly row: ReviewRow;
  /** Whether the list still holds it; else it was decided here, a moment ago. */
  readonly isListed: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** What was tried and not taken: the doubts that came up, or why it couldn't be sent. */
interface Tried {
  readonly cells: { field: string; value: string }[];
  readonly notes: readonly ReviewNote[];
  readonly problem: string | null;
}
const UNTRIED: Tried = { cells: [], notes: [], problem: null };

/** One key each, while a row has the focus. */
const KEYS: Readonly<Record<string, 'take' | 'mend' | 'leave' | 'later'>> = {
  '1': 'take',
  '2': 'mend',
  '3': 'leave',
  '4': 'later',
};

/** One row that waits: what it is, why it waits, where it lies, and 入れる・直して入れる・入れない・あとで. */
export function ReviewCard({ row, isListed, isChosen, onChoose }: Props) {
  const text = useText();
  const { decide, undo } = useReview();
  const element = useRef<HTMLLIElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isMending, setIsMending] = useState(false);
  const [isLater, setIsLater] = useState(false);
  const [made, setMade] = useState<Decision | null>(null);
  const [tried, setTried] = useState(UNTRIED);
  const { lineInFile, label, notes, placeLevel } = row;
  const verdict = row.verdict ?? (isListed || !made ? null : made.accept ? 'ACCEPTED' : 'LEFT_OUT');
  const name = label || text('import.nameless');
  const newDoubts = tried.notes.filter(({ level }) => level === 'WARN').map(({ code }) => code);
  const isOnlyDoubtful = newDoubts.length > 0 && tried.notes.every(({ level }) => level !== 'ERROR');

  const give = async (decision: Decision) => {
    setIsBusy(true);
    setMade(decision);
    const decided = await decide(row, decision);
    setIsBusy(false);
    if (decided.state === 'decided') {
      setIsMending(false);
      setTried(UNTRIED);
      goOn(element.current);
      return;
    }
    // what was typed stays, beside what was found
    setTried({
      cells: decision.cells ?? [],
      notes: decided.state === 'waiting' ? decided.notes : [],
      problem: decided.state === 'failed' ? decided.problem : null,
    });
    if (decided.state === 'waiting') setIsMending(true);
  };
  const later = () => {
    setIsLater(true);
    goOn(element.current);
  };
  const takeBack = async () => {
    setIsBusy(true);
    const problem = await undo({ ...row, verdict });
    setIsBusy(false);
    setTried({ ...UNTRIED, problem });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const meant = KEYS[event.key];
    // in a field or on a button the keys are its own
    if (!meant || isBusy || verdict !== null || event.target !== event.currentTarget) return;
    event.preventDefault();
    if (meant === 'later') later();
    else if (meant === 'mend') setIsMending(true);
    else void give({ accept: meant === 'take' });
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the row takes the keys
    <li
      ref={element}
      className="row-card"
      data-chosen={isChosen || undefined}
      data-verdict={verdict ?? (isLater ? 'later' : undefined)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the row takes the keys
      tabIndex={0}
      aria-label={name}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.target === event.currentTarget && onChoose()}
    >
      <div className="row-card-head">
        <button type="button" className="row-card-name" aria-pressed={isChosen} onClick={onChoose}>
          <span className="import-note">{text('import.line', { n: lineInFile })}</span>
          <b>{name}</b>
        </button>
        {isLater && verdict === null && <span className="import-tag">{text('import.review.later')}</span>}
        <PlaceWords level={placeLevel} />
      </div>
      {verdict !== null ? (
        <div className="row-card-actions">
          <span className="review-verdict">
            <CircleCheck size={18} aria-hidden />
            {text(`import.review.verdict.${verdict}`)}
          </span>
          <Button variant="quiet" isDisabled={isBusy} onPress={() => void takeBack()}>
            <Undo2 size={16} aria-hidden />
            {text('action.undo')}
            <span className="visually-hidden"> {name}</span>
          </Button>
        </div>
      ) : (
        <>
          {tried.notes.length === 0 && <RowNotes notes={notes} />}
          {tried.notes.length > 0 && (
            <div role="alert">
              <p>{text('import.review.stillDoubtful')}</p>
              <RowNotes notes={tried.notes} />
            </div>
          )}
          {isMending ? (
            <RowForm
              row={row}
              given={tried.cells}
              isBusy={isBusy}
              saveWords={text('import.review.mend')}
              onSave={(cells) => give({ accept: true, cells })}
              onCancel={() => {
                setIsMending(false);
                setTried(UNTRIED);
              }}
              extra={
                isOnlyDoubtful && (
                  <Button
                    isDisabled={isBusy}
                    onPress={() => void give({ accept: true, cells: tried.cells, waive: newDoubts })}
                  >
                    {text('import.review.takeAnyway')}
                  </Button>
                )
              }
            />
          ) : (
            <div className="row-card-actions">
              {notes
                .flatMap(({ suggestion }) => suggestion ?? [])
                .map((suggestion) => (
                  <Button
                    key={suggestion.label}
                    isDisabled={isBusy}
                    onPress={() => void give({ accept: suggestion.accept, cells: cellsOf(suggestion.changes) })}
                  >
                    {suggestion.label}
                  </Button>
                ))}
              <Button variant="quiet" isDisabled={isBusy} onPress={() => void give({ accept: true })}>
                {text('import.review.take')}
                <span className="visually-hidden"> {name}</span>
              </Button>
              <Button variant="quiet" isDisabled={isBusy} onPress={() => setIsMending(true)}>
                <Pencil size={16} aria-hidden />
                {text('import.review.mend')}
                <span className="visually-hidden"> {name}</span>
              </Button>
              <Button variant="quiet" isDisabled={isBusy} onPress={() => void give({ accept: false })}>
                {text('import.review.leave')}
                <span className="visually-hidden"> {name}</span>
              </Button>
              {!isLater && (
                <Button variant="quiet" isDisabled={isBusy} onPress={later}>
                  {text('import.review.later')}
                  <span className="visually-hidden"> {name}</span>
                </Button>
              )}
              {notes.map(
                ({ suggestion }) =>
                  suggestion?.sameAs && (
                    <ViewLink key={suggestion.sameAs} to={{ screen: 'resources', resource: suggestion.sameAs }}>
                      {text('import.review.theOther')}
                    </ViewLink>
                  ),
              )}
            </div>
          )}
        </>
      )}
      {tried.problem !== null && (
        <p role="alert" className="row-card-problem">
          {tried.problem}
        </p>
      )}
    </li>
  );
}

/** The next row that waits has the focus, so that one goes through the list by keys. */
function goOn(row: HTMLElement | null): void {
  const all = [...(row?.closest('.review-list')?.querySelectorAll<HTMLElement>('.row-card') ?? [])];
  const next = all.slice(row ? all.indexOf(row) + 1 : 0).find((each) => !each.dataset['verdict']);
  (next ?? row)?.focus({ preventScroll: next === undefined });
}
