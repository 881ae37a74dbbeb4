import { parentPort, workerData } from 'node:worker_threads';
import { type SitingProgress, solveSiting } from '@hazama/geo';
import { hearChoices } from './heard-progress.ts';
import { loadSolver } from './highs-solver.ts';
import type { SolverNews, SolverTask } from './solve-in-thread.ts';

/** Nobody sees more than some ten changes a second. */
const MILLISECONDS_BETWEEN = 100;

const { problem, effort, solverSeconds } = workerData as SolverTask;
const heard = hearChoices(() => problem);
let toldAt = 0;

function tell(news: SolverNews): void {
  parentPort?.postMessage(news);
}

function onProgress(progress: SitingProgress): void {
  if (performance.now() - toldAt < MILLISECONDS_BETWEEN) return;
  toldAt = performance.now();
  tell({ kind: 'progress', progress: heard(progress) });
}

try {
  const solverFor = await loadSolver();
  const solveIntegerProgramme = solverFor({ seconds: solverSeconds });
  const search = solveSiting(problem, { effort, solveIntegerProgramme, onProgress });
  let next = search.next();
  for (; !next.done; next = search.next()) onProgress(next.value);
  tell({ kind: 'answer', answer: next.value });
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  tell({ kind: 'refusal', message: error.message });
}
