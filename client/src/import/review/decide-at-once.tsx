import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import { type AtOnce, useDecideAtOnce, type Waiting } from './use-decide-at-once.ts';
import { useReasonName } from './use-reason-name.ts';

interface Props {
  /** null: the rows are of several imports, which are decided one by one. */
  readonly rows: Waiting | null;
  /** Whether of rows of this reason something is suggested. */
  readonly isSuggested: boolean;
  readonly onDecided: () => void;
}

/** まとめて決める: one decision about every row that waits for the reason that is chosen, on all pages. */
export function DecideAtOnce({ rows, isSuggested, onDecided }: Props) {
  const text = useText();
  const format = useFormat();
  const reasonName = useReasonName();
  const decide = useDecideAtOnce();
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  if (!rows) return <p className="import-note">{text('import.review.atOnce.oneImport')}</p>;

  const give = async (as: AtOnce) => {
    setIsBusy(true);
    const decided = await decide(rows, as);
    setIsBusy(false);
    if ('problem' in decided) {
      setSaid(decided.problem);
      return;
    }
    setSaid(decided.waiting > 0 ? text('import.review.atOnce.waiting', { n: format.number(decided.waiting) }) : null);
    if (decided.decided > 0) onDecided();
  };
  const reason = reasonName(rows.reason);
  return (
    <section className="review-at-once" aria-label={text('import.review.atOnce')}>
      {rows.count > 0 && (
        <>
          <p>{text('import.review.atOnce.what', { reason, n: format.number(rows.count) })}</p>
          <div className="row-card-actions">
            {isSuggested && (
              <Button isDisabled={isBusy} onPress={() => void give('SUGGESTED')}>
                {text('import.review.atOnce.suggested')}
              </Button>
            )}
            <Button isDisabled={isBusy} onPress={() => void give('TAKE')}>
              {text('import.review.atOnce.take', { n: format.number(rows.count) })}
            </Button>
            <Button isDisabled={isBusy} onPress={() => void give('LEAVE')}>
              {text('import.review.atOnce.leave', { n: format.number(rows.count) })}
            </Button>
          </div>
        </>
      )}
      {said !== null && <p role="alert">{said}</p>}
    </section>
  );
}
