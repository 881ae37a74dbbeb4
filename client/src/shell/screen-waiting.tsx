import './screen-waiting.css';
import { useText } from '../i18n/use-text.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** Where a screen will stand while its town or its code is on the way; what is there at once needs none of it. */
export function ScreenWaiting() {
  const text = useText();
  return (
    <div className="screen-waiting">
      <p className="visually-hidden" role="status">
        {text('shell.waiting')}
      </p>
      <Skeleton lines={[0.4, 1, 1, 1, 0.6]} lineHeight={48} />
    </div>
  );
}
