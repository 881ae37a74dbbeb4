import { SurroundingsError } from '../surroundings-error.ts';
import { connectionProblem } from './connection-problem.ts';
import { listPendingMigrations } from './migrate.ts';
import { openPglitePool, openServerPool } from './pools.ts';
import { assertRequirements } from './requirements.ts';

export interface DatabaseFindings {
  /** Of PostgreSQL and PostGIS; PostGIS is what an unused database would get. */
  readonly version: string;
  readonly postgis: string;
  /** Those that the next start applies. */
  readonly pendingMigrations: readonly string[];
}

/** Opens a database as a start would, and changes nothing in it. Throws `SurroundingsError` with what to do when it can't. */
export async function inspectDatabase({
  dataDir,
  databaseUrl,
}: {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}): Promise<DatabaseFindings> {
  const { pool, close } = databaseUrl ? openServerPool(databaseUrl) : await openPglitePool(dataDir, nothing, nothing);
  try {
    const found = await assertRequirements(pool);
    return { ...found, pendingMigrations: await listPendingMigrations(pool) };
  } catch (error) {
    throw databaseUrl && !(error instanceof SurroundingsError) ? connectionProblem(databaseUrl, error) : error;
  } finally {
    await close();
  }
}

function nothing(): void {}
