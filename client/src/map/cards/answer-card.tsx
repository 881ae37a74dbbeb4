import './answer-card.css';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';
import { useViewState } from '../../view-state.ts';

interface Props {
  /** What sets it apart from the other answers, for its own style. */
  readonly className: string;
  readonly title: string;
  /** Beneath the title. */
  readonly about?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What the map says about what was pressed: it has the focus when it comes, and Esc shuts it. */
export function AnswerCard({ className, title, about, onClose, children }: Props) {
  const text = useText();
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const { isEmbedded } = useViewState();
  // it opened by a key or a press: what it says is next; in a frame it comes with the page that somebody reads
  useEffect(() => {
    if (!isEmbedded) card.current?.focus({ preventScroll: true });
  }, [isEmbedded]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc shuts what has the focus: ARIA dialog
    <section
      ref={card}
      tabIndex={-1}
      className={`map-card answer-card ${className}`}
      data-map-cover=""
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        <div>
          <h3 id={titleId}>{title}</h3>
          {about}
        </div>
        <Button variant="icon" onPress={onClose} aria-label={text('action.close')}>
          <X size={18} aria-hidden />
        </Button>
      </header>
      <div className="answer-card-body">{children}</div>
    </section>
  );
}
