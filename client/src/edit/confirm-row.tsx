import './confirm-row.css';
import { Check, CircleAlert } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';

export interface ConfirmChoice {
  readonly id: string;
  readonly label: string;
  /** Answers whether it was saved; `onTakenBack` is called once it is undone. */
  readonly save: (onTakenBack: () => void) => Promise<boolean>;
}

interface Props {
  readonly icon: ReactNode;
  readonly title: string;
  /** Why it asks: 14か月 確かめていません。 */
  readonly detail: ReactNode;
  readonly choices: readonly ConfirmChoice[];
  /** Whether it still waits for an answer; false once the data says so. */
  readonly isOpen: boolean;
  /** あとで: takes the row away for now. */
  readonly onLater: () => void;
}

/** One thing that someone who knows can confirm. What was chosen stays chosen where saving failed. */
export function ConfirmRow({ icon, title, detail, choices, isOpen, onLater }: Props) {
  const text = useText();
  const row = useRef<HTMLLIElement>(null);
  const [answer, setAnswer] = useState<{ choice: ConfirmChoice; state: 'saving' | 'saved' | 'failed' } | null>(null);

  const [wasOpen, setWasOpen] = useState(isOpen);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    // an answer that was taken back is asked for again
    if (isOpen) setAnswer(null);
  }

  const give = async (choice: ConfirmChoice) => {
    setAnswer({ choice, state: 'saving' });
    // the data may never have said that it was answered: it can be undone before they are read again
    const saved = await choice.save(() => setAnswer(null));
    setAnswer({ choice, state: saved ? 'saved' : 'failed' });
    // the buttons go: the focus must stay somewhere in the list
    if (saved) row.current?.focus({ preventScroll: true });
  };

  const isDone = answer?.state === 'saved' || !isOpen;
  return (
    <li ref={row} className="confirm-row" tabIndex={-1}>
      {icon}
      <div className="confirm-row-words">
        <p className="confirm-row-title">{title}</p>
        {!isDone && <p className="confirm-row-detail">{detail}</p>}
      </div>
      {isDone ? (
        <p className="confirm-row-done">
          <Check size={18} aria-hidden />
          {answer ? answer.choice.label : text('confirm.done')}
        </p>
      ) : (
        <div className="confirm-row-choices">
          {choices.map((choice) => (
            <Button
              key={choice.id}
              variant={answer?.choice.id === choice.id ? 'filled' : 'outlined'}
              isDisabled={answer?.state === 'saving'}
              aria-label={`${title}: ${choice.label}`}
              onPress={() => void give(choice)}
            >
              {choice.label}
            </Button>
          ))}
          <Button
            variant="quiet"
            isDisabled={answer?.state === 'saving'}
            aria-label={`${title}: ${text('confirm.later')}`}
            onPress={onLater}
          >
            {text('confirm.later')}
          </Button>
        </div>
      )}
      {answer?.state === 'failed' && (
        <p className="confirm-row-failed" role="alert">
          <CircleAlert size={18} aria-hidden />
          {text('err.save')}
          <Button variant="link" onPress={() => void give(answer.choice)}>
            {text('action.retry')}
          </Button>
        </p>
      )}
    </li>
  );
}
