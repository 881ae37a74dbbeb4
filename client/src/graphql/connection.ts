import { useSyncExternalStore } from 'react';

/** Whether the server answers, and from when the figures on screen are: what the offline badge says. */
export interface Connection {
  readonly online: boolean;
  readonly lastAnswerAt: Date | null;
  /** Rises when the server is there again after answers were shown that had been kept: then everything is asked anew. */
  readonly epoch: number;
}

const KNOCK_EVERY_MS = 5000;

let current: Connection = { online: true, lastAnswerAt: null, epoch: 0 };
/** Something on screen was kept from a visit before. */
let hasKept = false;
/** By `performance.now()`. */
let silentSince = Number.NEGATIVE_INFINITY;
let knocking: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => current);

/** The server answered, if only to refuse. What was asked before it fell silent and came in late says nothing of now. */
export function reportAnswer(askedAt: number): void {
  if (askedAt >= silentSince) change({ ...current, online: true, lastAnswerAt: new Date() });
}

/** Nothing answered: no network, or the server is gone. */
export function reportSilence(): void {
  silentSince = performance.now();
  change({ ...current, online: false });
}

/** Nobody answered, and what was answered then stands instead; of several the oldest is said. */
export function reportKeptAnswer(at: Date): void {
  const { lastAnswerAt } = current;
  change({ ...current, lastAnswerAt: hasKept && lastAnswerAt && lastAnswerAt < at ? lastAnswerAt : at });
  hasKept = true;
}

function change(next: Connection): void {
  current = next;
  if (next.online) {
    clearInterval(knocking);
    knocking = undefined;
  } else knocking ??= setInterval(() => void knock(), KNOCK_EVERY_MS);
  for (const listener of listeners) listener();
}

/** Whether someone is there again; the figures on screen stay as old as they are, unless they are from a visit before. */
async function knock(): Promise<void> {
  const askedAt = performance.now();
  const isThere = await fetch('/healthz').then(
    () => true,
    () => false,
  );
  if (!isThere || askedAt < silentSince) return;
  change({ ...current, online: true, epoch: hasKept ? current.epoch + 1 : current.epoch });
  hasKept = false;
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('offline', reportSilence);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('offline', reportSilence);
  };
}
