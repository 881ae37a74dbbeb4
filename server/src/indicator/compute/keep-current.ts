import type { Database } from '../../database/index.ts';
import { type Clock, dayInTokyo } from '../today.ts';
import { listOutdated } from './compute-ledger.repository.ts';
import type { ComputeQueue } from './compute-queue.ts';

export interface KeepCurrentServices {
  readonly database: Database;
  readonly computeQueue: ComputeQueue;
  readonly clock: Clock;
}

const EVERY_MILLISECONDS = 60 * 60 * 1000;

/**
 * Keeps values those of today, in the background: records pass their shelf life and places open and close without anybody
 * publishing anything, and a stop may have come between a publication and its numbers. Looks now and every hour.
 * Returns what ends it, when nothing is under way any more.
 */
export function keepCurrent(services: KeepCurrentServices, onFault: (fault: unknown) => void): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;
  const look = () => {
    running = running.then(() => computeOutdated(services, () => isStopped)).catch(onFault);
  };
  look();
  const timer = setInterval(look, EVERY_MILLISECONDS);
  timer.unref();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await running;
  };
}

/** Computes every municipality whose values are not those of today, one after another. */
export async function computeOutdated(
  { database, computeQueue, clock }: KeepCurrentServices,
  isStopped: () => boolean = () => false,
): Promise<void> {
  for (const code of await listOutdated(database, dayInTokyo(clock()))) {
    if (isStopped()) return;
    await computeQueue.compute(code, { onlyIfChanged: true });
  }
}
