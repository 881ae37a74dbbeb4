import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

/** `max_wal_size` bounds the data folder: without it the log of an import stays for ever. UTC as on PostgreSQL. */
const SETTINGS = ['shared_buffers=64MB', 'max_wal_size=128MB', 'TimeZone=UTC'];

export function pgliteOptions(): PGliteOptions {
  return {
    extensions: { postgis },
    startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ['-c', setting])],
  };
}
