import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Nothing could be loaded: what happened, what to do, and again. */
export function LoadFailure({ error, retry }: { readonly error?: Error | null; readonly retry: () => void }) {
  const text = useText();
  return (
    <div className="page-notice">
      <Notice
        tone="error"
        title={text('err.load')}
        error={error ?? null}
        actions={
          <Button variant="filled" onPress={retry}>
            {text('action.retry')}
          </Button>
        }
      >
        <p>{text('err.load.todo')}</p>
      </Notice>
    </div>
  );
}
