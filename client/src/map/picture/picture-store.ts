import { useSyncExternalStore } from 'react';

/** Draws what the map shows, with all that goes with it; rejects where the browser can't. */
export type MakePicture = () => Promise<Blob>;

/** The map on screen offers to be drawn; a map that closes takes its offer back. */
let offered: MakePicture | null = null;
/** Whether a picture was asked for that the next offer is to make: when the screen first had to change for it. */
let isAwaited = false;
const listeners = new Set<() => void>();

/** How the map on screen is drawn; null while there is none, or it isn't ready. */
export const useMakePicture = (): MakePicture | null => useSyncExternalStore(subscribe, () => offered);

export function offerPicture(make: MakePicture): () => void {
  offered = make;
  for (const listener of listeners) listener();
  return () => {
    if (offered !== make) return;
    offered = null;
    for (const listener of listeners) listener();
  };
}

/** The next map that is ready shall be drawn. */
export function awaitPicture(): void {
  isAwaited = true;
}

/** Whether a picture waits to be made, which then no longer waits. */
export function takeAwaitedPicture(): boolean {
  const was = isAwaited;
  isAwaited = false;
  return was;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
