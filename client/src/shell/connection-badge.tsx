import { WifiOff } from 'lucide-react';
import { useConnection } from '../graphql/connection.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';

/** Quiet while the server answers; else since when the figures on screen stand. */
export function ConnectionBadge() {
  const text = useText();
  const format = useFormat();
  const { online, lastAnswerAt } = useConnection();
  return (
    <div role="status">
      {!online && (
        <p className="badge">
          <WifiOff size={16} aria-hidden />
          {lastAnswerAt ? text('net.offSince', { at: format.moment(lastAnswerAt) }) : text('net.offShort')}
        </p>
      )}
    </div>
  );
}
