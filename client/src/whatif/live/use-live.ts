import { useEffect, useState } from 'react';
import type { PinsView } from '../../pins-view.ts';
import { useSession } from '../../town/session.ts';
import type { LiveGround, LiveResult } from './live-result.ts';
import { useLiveWorker } from './use-live-worker.ts';
import { useServerWhatIf } from './use-server-what-if.ts';

/** What is done at once needs no word for it. */
const SILENT_MS = 400;

export interface Live {
  readonly result: LiveResult | null;
  /** What the browser holds itself; null where it asks the server. */
  readonly ground: LiveGround | null;
  /** It has been under way long enough to say so. */
  readonly isSlow: boolean;
  /** What the server said was wrong; '' where nobody answered. */
  readonly fault: string | null;
  readonly retry: () => void;
}

/**
 * What pins do: of the browser's own arrays while they are dragged, where the viewer may have these; else of the server once they are dropped.
 * @param shown as they are drawn at this moment
 * @param dropped as the address has them
 */
export function useLive(indicatorId: string | null, shown: PinsView, dropped: PinsView): Live {
  const audience = useSession()?.audience ?? null;
  const worker = useLiveWorker(audience === 'STAFF' ? indicatorId : null, shown);
  const server = useServerWhatIf(audience === null || audience === 'STAFF' ? null : indicatorId, dropped);
  const isOwn = audience === 'STAFF';
  const isAsking = isOwn ? !worker.result && !worker.failure : server.isAsking;
  const isSlow = useDelayed(isAsking && indicatorId !== null);
  const fault = isOwn
    ? (worker.failure?.message ?? null)
    : server.error && (server.error.graphQLErrors[0]?.message ?? '');
  return {
    result: isOwn ? worker.result : server.result,
    ground: worker.ground,
    isSlow,
    fault,
    retry: isOwn ? worker.retry : server.retry,
  };
}

function useDelayed(isOn: boolean): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setTimeout(() => setIsLong(true), SILENT_MS);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isOn]);
  return isLong;
}
