import { CircleCheck, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { SideBySide } from '../../edit/side-by-side.tsx';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { ViewLink } from '../../view-link.tsx';
import { type DraftField, draftOf, inputOf } from '../draft.ts';
import { useDifferences } from '../use-differences.ts';
import type { Pair } from './duplicate-queries.ts';
import { useDuplicates } from './use-duplicates.ts';

interface Props {
  readonly pair: Pair;
  /** Whether it is proposed still; else it was decided here, a moment ago. */
  readonly isWaiting: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One key each, while a card has the focus. */
const KEYS: Readonly<Record<string, 'merge' | 'apart' | 'later'>> = { '1': 'merge', '2': 'apart', '3': 'later' };

/** Two records that may be one: why, what differs, which values stay; まとめる・別のものとして残す・あとで. */
export function PairCard({ pair, isWaiting, isChosen, onChoose }: Props) {
  const text = useText();
  const { kinds } = useTown();
  const { merge, keepApart, undoMerger, undoKeepApart } = useDuplicates();
  const element = useRef<HTMLLIElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isLater, setIsLater] = useState(false);
  const [made, setMade] = useState<'merged' | 'apart' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { kept, other, reasons } = pair;
  const [left, right] = [draftOf(kept), draftOf(other)];
  const differences = useDifferences()(left, right);
  // what the kept one doesn't say is taken from the other, unless the person says otherwise
  const [fromRight, setFromRight] = useState<ReadonlySet<DraftField>>(
    () => new Set(differences.map(({ field }) => field).filter((field) => isBlank(inputOf(left, [field])[field]))),
  );
  const kind = kinds.find(({ id }) => id === kept.kind.id);
  const done = isWaiting ? null : made;

  const act = async (work: () => Promise<string | null>, outcome: 'merged' | 'apart' | null) => {
    setIsBusy(true);
    setProblem(null);
    const said = await work();
    setIsBusy(false);
    setProblem(said);
    if (said !== null) return;
    setMade(outcome);
    if (outcome) goOn(element.current);
  };
  const mergeThem = () => act(() => merge(kept, other, [...fromRight]), 'merged');
  const keepThem = () => act(() => keepApart(kept, other), 'apart');
  const takeBack = () => act(() => (made === 'merged' ? undoMerger(other.id) : undoKeepApart(kept.id, other.id)), null);
  const later = () => {
    setIsLater(true);
    goOn(element.current);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const meant = KEYS[event.key];
    // in a choice or on a button the keys are its own
    if (!meant || isBusy || !isWaiting || event.target !== event.currentTarget) return;
    event.preventDefault();
    if (meant === 'merge') void mergeThem();
    else if (meant === 'apart') void keepThem();
    else later();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the card takes the keys
    <li
      ref={element}
      className="pair-card"
      data-chosen={isChosen || undefined}
      data-done={done ?? (isLater && isWaiting ? 'later' : undefined)}
      aria-label={text('res.duplicates.pair', { name: kept.name, other: other.name })}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the card takes the keys
      tabIndex={0}
      onFocus={onChoose}
      onKeyDown={onKeyDown}
    >
      <h2>
        {kind && <KindIcon icon={kind.icon} size={24} />}
        <ViewLink to={{ screen: 'resources', resource: kept.id }}>{kept.name}</ViewLink>
        <span aria-hidden>＝?</span>
        <ViewLink to={{ screen: 'resources', resource: other.id }}>{other.name}</ViewLink>
        {isLater && isWaiting && <span className="pair-tag">{text('confirm.later')}</span>}
      </h2>
      {done !== null ? (
        <div className="pair-actions">
          <span className="pair-done">
            <CircleCheck size={18} aria-hidden />
            {text(done === 'merged' ? 'res.duplicates.merged' : 'res.duplicates.apart')}
          </span>
          <Button variant="quiet" isDisabled={isBusy} onPress={() => void takeBack()}>
            <Undo2 size={16} aria-hidden />
            {text('action.undo')}
          </Button>
        </div>
      ) : (
        <>
          <ul className="pair-reasons">
            {reasons.map((reason) => (
              <li key={reason.kind} data-against={reason.weight < 0 || undefined}>
                {reason.text}
              </li>
            ))}
          </ul>
          {differences.length > 0 ? (
            <SideBySide
              differences={differences}
              left={{ title: text('res.duplicates.first'), about: kept.provenance?.source }}
              right={{ title: text('res.duplicates.second'), about: other.provenance?.source }}
              fromRight={fromRight}
              onChoose={setFromRight}
            />
          ) : (
            <p>{text('res.duplicates.same')}</p>
          )}
          <div className="pair-actions">
            <Button variant="filled" isDisabled={isBusy} onPress={() => void mergeThem()}>
              {text('res.duplicates.merge')}
            </Button>
            <Button isDisabled={isBusy} onPress={() => void keepThem()}>
              {text('res.duplicates.keepApart')}
            </Button>
            {!isLater && (
              <Button variant="quiet" isDisabled={isBusy} onPress={later}>
                {text('confirm.later')}
              </Button>
            )}
          </div>
        </>
      )}
      {problem !== null && (
        <p role="alert" className="edit-fault">
          {problem}
        </p>
      )}
    </li>
  );
}

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** The next pair that waits has the focus, so that one goes through the list by keys. */
function goOn(card: HTMLElement | null): void {
  const all = [...(card?.parentElement?.querySelectorAll<HTMLElement>('.pair-card') ?? [])];
  const next = all.slice(card ? all.indexOf(card) + 1 : 0).find((each) => !each.dataset['done']);
  (next ?? card)?.focus({ preventScroll: next === undefined });
}
