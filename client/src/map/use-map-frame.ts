import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { TownMap } from './owner/town-map.ts';

/** Renders again on every frame that shows another part of the world; the number only tells frames apart. */
export function useMapFrame(townMap: TownMap | null): number {
  const frame = useRef(0);
  const subscribe = useCallback(
    (listener: () => void) =>
      townMap?.onFrame(() => {
        frame.current++;
        listener();
      }) ?? (() => undefined),
    [townMap],
  );
  return useSyncExternalStore(subscribe, () => frame.current);
}
