import 'reflect-metadata';
import type { Config } from './config.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database/index.ts';
import type { ComputeQueue, Towns } from './indicator/index.ts';
import { SurroundingsError } from './surroundings-error.ts';

/** What works on the data, wired once for a server or for one command. */
export interface Services {
  readonly database: Database;
  readonly towns: Towns;
  readonly computeQueue: ComputeQueue;
  readonly close: () => Promise<void>;
}

interface Opening extends Pick<DatabaseOptions, 'onFailure'> {
  readonly open?: typeof openDatabase;
}

/** Opens the database and brings its catalogue to the files'. Throws `SurroundingsError` when it can't. */
export async function openServices(
  config: Config,
  onProgress: (step: string) => void,
  { open = openDatabase, ...listeners }: Opening = {},
): Promise<Services> {
  const opening = open({ ...config, onProgress, ...listeners });
  // loading would hold up a connection, which has a time limit; the embedded database opens in a thread of its own
  if (config.databaseUrl) await opening;
  const [{ CatalogueError, loadCatalogue }, { ComputeQueue, Towns }, database] = await Promise.all([
    import('./catalogue/index.ts'),
    import('./indicator/index.ts'),
    opening,
  ]);
  try {
    await loadCatalogue(database, config.dataDir);
  } catch (error) {
    await database.close();
    if (!(error instanceof CatalogueError)) throw error;
    throw new SurroundingsError(error.message, 'The catalogue files above need mending.', { cause: error });
  }
  const towns = new Towns(database);
  const computeQueue = new ComputeQueue({ database, towns, clock: () => new Date() });
  return { database, towns, computeQueue, close: () => database.close() };
}
