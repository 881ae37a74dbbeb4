import { useSyncExternalStore } from 'react';

/** Whether the server answers, and when it last did: what the offline badge says. */
export interface Connection {
  readonly online: boolean;
  readonly lastAnswerAt: Date | null;
}

let current: Connection = { online: true, lastAnswerAt: null };
const listeners = new Set<() => void>();

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => current);

/** The server answered, if only to refuse. */
export const reportAnswer = (): void => change({ online: true, lastAnswerAt: new Date() });

/** Nothing answered: no network, or the server is gone. */
export const reportSilence = (): void => change({ ...current, online: false });

function change(next: Connection): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('offline', reportSilence);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('offline', reportSilence);
  };
}
