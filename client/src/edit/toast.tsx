import './toast.css';
import { CircleAlert, CircleCheck, Redo2, Undo2, X } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { dismissLatest, redoEdit, undoEdit, useEditHistory } from './edit-history.ts';

/** The last change and its way back; it stays until the next one, for a reader may need time. */
export function Toast() {
  const text = useText();
  const { latest } = useEditHistory();
  const outcome = latest?.outcome;
  return (
    <div className="toast-region" role="status">
      {latest && (
        <div className="toast" data-outcome={outcome}>
          {outcome === 'failed' ? <CircleAlert size={20} aria-hidden /> : <CircleCheck size={20} aria-hidden />}
          <p>
            {text(outcome === 'failed' ? 'edit.undoFailed' : outcome === 'undone' ? 'edit.undone' : 'edit.done', {
              words: latest.edit.words,
            })}
          </p>
          {outcome === 'undone' ? (
            <Button variant="quiet" onPress={() => void redoEdit()}>
              <Redo2 size={16} aria-hidden />
              {text('action.redo')}
            </Button>
          ) : (
            <Button variant="quiet" onPress={() => void undoEdit()}>
              <Undo2 size={16} aria-hidden />
              {text('action.undo')}
            </Button>
          )}
          <Button variant="icon" onPress={dismissLatest} aria-label={text('action.close')}>
            <X size={20} aria-hidden />
          </Button>
        </div>
      )}
    </div>
  );
}
