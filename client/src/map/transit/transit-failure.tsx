import { useText } from '../../i18n/use-text.tsx';
import { Button } from '../../ui/button.tsx';

/** In the place of the switches, which nobody could know to miss: the timetables couldn't be read. */
export function TransitFailure({ onRetry }: { readonly onRetry: () => void }) {
  const text = useText();
  return (
    <div className="mark-switches transit-switches" role="group" aria-label={text('transit.title')}>
      <p className="layer-card-legend">{text('transit.title')}</p>
      <p className="transit-failure" role="alert">
        {text('transit.townFail')}
        <Button variant="link" onPress={onRetry}>
          {text('action.retry')}
        </Button>
      </p>
    </div>
  );
}
