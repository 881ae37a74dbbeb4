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
    for (const code of await loadSampleTowns({ database }, slugs, onProgress)) {
      onProgress(`見本の町の数字を計算しています（${code}）`);
      await computeQueue.compute(code);
    }
  } catch (error) {
    if (!(error instanceof SampleError)) throw error;
    throw new SurroundingsError(error.message, 'A sample town of HAZAMA_SAMPLE could not be brought in.', {
      cause: error,
    });
  }
}
