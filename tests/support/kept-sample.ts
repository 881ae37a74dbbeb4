import { existsSync } from 'node:fs';
import path from 'node:path';
import { restoreBackup, writeBackup } from '@hazama/server/backup';
import type { Database, DatabaseOptions } from '@hazama/server/database';
import { inject } from 'vitest';
import { openPlace } from './test-database.ts';

/**
 * The sample towns as the first server of a run loaded and computed them, on whichever database. The servers after it put them back
 * from a backup, which takes a fraction of the time and is the same on both (`platform/move`); how they are loaded is what
 * `sample/`, `platform/` and `export/round-trip` are about.
 */
export interface KeptSample {
  /** Opens a database that holds them where they were kept, and an empty one before. */
  readonly open: (options: DatabaseOptions) => Promise<Database>;
  readonly keep: (database: Database) => Promise<void>;
}

export function keptSample(towns: readonly string[]): KeptSample {
  const file = path.join(inject('runFolder'), `${towns.join('-')}.backup`);
  const isKept = existsSync(file);
  return {
    open: async (options) => {
      const database = await openPlace(options);
      if (isKept) await restoreBackup(database, file, false, nobody);
      return database;
    },
    keep: async (database) => {
      // it takes its name when it is whole: two workers may keep the same
      if (!isKept) await writeBackup(database, file, nobody);
    },
  };
}

function nobody(): void {
  // nobody watches how far it is
}
