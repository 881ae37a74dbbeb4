import { CatalogueError, loadCatalogue } from './catalogue/index.ts';
import type { Config } from './config.ts';
import type { Database } from './database/index.ts';
import { computeMunicipality, Towns } from './indicator/index.ts';
import { loadSampleTowns, SampleError } from './sample/index.ts';
import { SurroundingsError } from './surroundings-error.ts';

/**
 * Brings an opened database to where a server can answer from it: the catalogue as its files say, and at a first start the
 * sample towns with their numbers. Throws `SurroundingsError` for a catalogue file or a sample's name that can't be used.
 */
export async function prepareData(
  database: Database,
  { dataDir, sampleTowns }: Pick<Config, 'dataDir' | 'sampleTowns'>,
  report: (step: string) => void,
): Promise<void> {
  try {
    await loadCatalogue(database, dataDir);
    const towns = new Towns(database);
    for (const code of await loadSampleTowns({ database, now: clock }, sampleTowns, report)) {
      report(`見本の町の数字を計算しています(${code})`);
      await computeMunicipality({ database, towns, clock }, code);
    }
  } catch (error) {
    if (error instanceof CatalogueError)
      throw new SurroundingsError(error.message, 'The CSV files of the catalogue have to be mended as listed above.');
    if (error instanceof SampleError)
      throw new SurroundingsError(
        error.message,
        'HAZAMA_SAMPLE names a sample town that is not there, or its files did not go in.',
      );
    throw error;
  }
}

function clock(): Date {
  return new Date();
}
