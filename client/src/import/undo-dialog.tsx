import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { useJobActions } from './use-job-actions.ts';

interface Props {
  /** Of the import. */
  readonly id: string;
  readonly source: string;
  readonly onClose: () => void;
}

/** 元に戻す moves every number of the town, and only the file brings it back: it is asked. */
export function UndoDialog({ id, source, onClose }: Props) {
  const text = useText();
  const { undo, isSaving, problem } = useJobActions(id);
  return (
    <Dialog title={text('import.undo.title', { source })} onClose={onClose}>
      <p>{text('import.undo.what')}</p>
      {problem && (
        <Notice tone="error" title={text('import.undo.failed')}>
          <p>{problem}</p>
        </Notice>
      )}
      <div className="import-actions">
        <Button
          variant="filled"
          isDisabled={isSaving}
          onPress={() => void undo().then((isDone) => isDone && onClose())}
        >
          {text(isSaving ? 'import.undo.busy' : 'action.undo')}
        </Button>
        <Button onPress={onClose}>{text('import.undo.keep')}</Button>
      </div>
    </Dialog>
  );
}
