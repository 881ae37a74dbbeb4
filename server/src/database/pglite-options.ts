import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

/**
 * What a checkpoint leaves of the write-ahead log is bounded by `max_wal_size`; see checkpoints.ts. One connection sorts and stages
 * at a time, so it may hold a large import's rows in memory instead of in files. UTC as on PostgreSQL.
 */
const SETTINGS = [
  'shared_buffers=64MB',
  'work_mem=32MB',
  'temp_buffers=32MB',
  'min_wal_size=32MB',
  'max_wal_size=64MB',
  'TimeZone=UTC',
];

export function pgliteOptions(): PGliteOptions {
  return {
    extensions: { postgis },
    startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ['-c', setting])],
  };
}
