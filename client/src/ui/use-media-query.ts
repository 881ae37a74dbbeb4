import { useCallback, useSyncExternalStore } from 'react';

/** What held on screen: paper has another width, and is to show what the screen does. */
const onScreen = new Map<string, boolean>();

/** Whether a CSS media query holds now; while the page is printed, whether it held before. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => holds(query));
}

function holds(query: string): boolean {
  const known = onScreen.get(query);
  if (known !== undefined && matchMedia('print').matches) return known;
  const { matches } = matchMedia(query);
  onScreen.set(query, matches);
  return matches;
}
