import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadSampleTowns, SampleError } from './sample/index.ts';
import type { Services } from './services.ts';
import { SurroundingsError } from './surroundings-error.ts';

/** At a first start brings the sample towns in, with their numbers. Throws `SurroundingsError` where that can't be. */
export async function bringSampleTowns(
  { database, computeQueue }: Services,
  slugs: readonly string[],
  onProgress: (step: string) => void,
): Promise<void> {
  try {
    const brought = await loadSampleTowns({ database }, slugs, onProgress);
    for (const code of brought) {
      onProgress(`見本の町の数字を計算しています（${code}）`);
      await computeQueue.compute(code);
    }
    if (brought.length > 0) collectGarbage();
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
    throw new SurroundingsError(error.message, 'A sample town of HAZAMA_SAMPLE could not be brought in.', {
      cause: error,
    });
  }
}

/** Gives back what the files have left behind: V8 keeps 200 MB of it for as long as a server that rests needs no room. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
}
