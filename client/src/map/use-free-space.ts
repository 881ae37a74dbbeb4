import { type RefObject, useEffect, useState } from 'react';
import { panelReach, watchCovers } from './owner/covers.ts';

/** What panels leave of the map, in CSS pixels. */
export interface FreeSpace {
  readonly width: number;
  readonly height: number;
  /** How far a panel reaches in from the right. */
  readonly right: number;
  /** How far a sheet reaches up from below. */
  readonly bottom: number;
}

/** null until it has been measured. */
export function useFreeSpace(container: RefObject<HTMLElement | null>): FreeSpace | null {
  const [space, setSpace] = useState<FreeSpace | null>(null);
  useEffect(() => {
    const { current } = container;
    if (!current) return undefined;
    return watchCovers(current, () => {
      const { right, bottom } = panelReach(current);
      const next = { width: current.clientWidth - right, height: current.clientHeight - bottom, right, bottom };
      setSpace((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
    });
  }, [container]);
  return space;
}
