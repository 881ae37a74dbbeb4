import { useSyncExternalStore } from 'react';

/** Whether the server answers, and from when the figures on screen are: what the offline badge says. */
export interface Connection {
  readonly online: boolean;
  readonly lastAnswerAt: Date | null;
}

const KNOCK_EVERY_MS = 5000;

let current: Connection = { online: true, lastAnswerAt: null };
/** By `performance.now()`. */
let silentSince = Number.NEGATIVE_INFINITY;
let knocking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => current);

/** The server answered, if only to refuse. What was asked before it fell silent and came in late says nothing of now. */
export function reportAnswer(askedAt: number): void {
  if (askedAt >= silentSince) change({ online: true, lastAnswerAt: new Date() });
}

/** Nothing answered: no network, or the server is gone. */
export function reportSilence(): void {
  silentSince = performance.now();
  change({ ...current, online: false });
}

function change(next: Connection): void {
  current = next;
  if (next.online) {
    clearInterval(knocking);
    knocking = undefined;
  } else knocking ??= setInterval(() => void knock(), KNOCK_EVERY_MS);
  for (const listener of listeners) listener();
}

/** Whether someone is there again; the figures on screen stay as old as they are. */
async function knock(): Promise<void> {
  const askedAt = performance.now();
  const isThere = await fetch('/healthz').then(
    () => true,
    () => false,
  );
  if (isThere && askedAt >= silentSince) change({ ...current, online: true });
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('offline', reportSilence);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('offline', reportSilence);
  };
}
