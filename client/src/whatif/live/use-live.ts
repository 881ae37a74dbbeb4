import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { PinsView } from '../../pins-view.ts';
import { useSession } from '../../town/session.ts';
import type { TownIndicator } from '../../town/town.ts';
import type { LiveGround, LiveResult } from './live-result.ts';
import type { Signal } from './signal.ts';
import { useLiveWorker } from './use-live-worker.ts';
import { MOST_PLACES, type PlaceOfToday } from './use-places-of-today.ts';
import { useServerWhatIf } from './use-server-what-if.ts';

/** What is done at once needs no word for it. */
const SILENT_MS = 400;

export interface Live {
  /** Null before the first. */
  readonly results: Signal<LiveResult | null>;
  /** What the browser holds itself; null where it asks the server. */
  readonly ground: LiveGround | null;
  /** There is an answer, also where it is one of a moment ago. */
  readonly isAnswered: boolean;
  /** It has been under way long enough to say so. */
  readonly isSlow: boolean;
  /** What the server said was wrong; '' where nobody answered. */
  readonly fault: string | null;
  readonly retry: () => void;
}

/**
 * What pins do: of the browser's own arrays while they are dragged, where the viewer may have them; else of the server once they are dropped.
 * @param dropped as the address has them
 * @param places of today that the indicator may count
 */
export function useLive(indicator: TownIndicator | null, dropped: PinsView, places: readonly PlaceOfToday[]): Live {
  const audience = useSession()?.audience ?? null;
  // departures are of nobody, and everyone may hold them
  const isOwn = audience === 'STAFF' || (audience !== null && indicator?.measure === 'departures');
  const worker = useLiveWorker(isOwn ? (indicator?.id ?? null) : null, dropped);
  const asked = audience === null || isOwn ? null : indicator;
  // what was left out while another indicator was looked at is none of this one's places, and the server would say so
  const ofIndicator = useMemo(() => {
    if (places.length === 0 || places.length >= MOST_PLACES) return dropped;
    return { ...dropped, gone: dropped.gone.filter((id) => places.some((place) => place.id === id)) };
  }, [dropped, places]);
  const server = useServerWhatIf(asked, ofIndicator);
  const { results } = isOwn ? worker : server;
  const isAnswered = useSyncExternalStore(
    results.subscribe,
    useCallback(() => results.get() !== null, [results]),
  );
  const isAsking = isOwn ? !isAnswered && !worker.failure : server.isAsking;
  const isSlow = useDelayed(isAsking && indicator !== null);
  const fault = isOwn
    ? (worker.failure?.message ?? null)
    : server.error && (server.error.graphQLErrors[0]?.message ?? '');
  return {
    results,
    ground: worker.ground,
    isAnswered,
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
