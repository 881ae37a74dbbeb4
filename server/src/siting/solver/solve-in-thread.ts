import { Worker } from 'node:worker_threads';
import type { SitingAnswer, SitingEffort, SitingProblem } from '@hazama/geo';
import type { HeardProgress } from './heard-progress.ts';

/** What a thread is asked. */
export interface SolverTask {
  readonly problem: SitingProblem;
  readonly effort: SitingEffort;
  /** Wall clock that its integer programmes may take together. */
  readonly solverSeconds: number;
}

/** What it tells: what is known on the way, and at last the answer. */
export type SolverNews =
  | { readonly kind: 'progress'; readonly progress: HeardProgress }
  | { readonly kind: 'answer'; readonly answer: SitingAnswer }
  | { readonly kind: 'refusal'; readonly message: string };

interface ThreadOptions {
  /** Aborted, the thread is ended wherever it stands. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: HeardProgress) => void;
}

/** What a thread may hold: a town's costs to 2,000 candidates several times over. HiGHS's own memory is beside it. */
const MOST_MEGABYTES = 2048;

/**
 * Solves a siting problem in a thread of its own, so that the server answers others meanwhile and a search that nobody waits
 * for any more can be ended at any moment, also inside the solver.
 * @throws RangeError where the problem is unsound; the signal's reason where it is aborted
 */
export function solveInThread(task: SolverTask, { signal, onProgress }: ThreadOptions = {}): Promise<SitingAnswer> {
  signal?.throwIfAborted();
  const source = import.meta.url.endsWith('.ts') ? './solver-worker.ts' : './solver-worker.js';
  const worker = new Worker(new URL(source, import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  return new Promise<SitingAnswer>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    worker.on('message', (news: SolverNews) => {
      if (news.kind === 'progress') onProgress?.(news.progress);
      else if (news.kind === 'answer') resolve(news.answer);
      else reject(new RangeError(news.message));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that sites places ended with ${code}`)));
  }).finally(() => void worker.terminate());
}
