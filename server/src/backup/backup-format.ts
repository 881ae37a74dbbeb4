import { z } from 'zod';

/**
 * A backup is text, gzipped: a line of JSON about the whole; for each table a line of JSON, then its rows as PostgreSQL's COPY
 * writes them, one a line; at the end a line that says so. It is the same from either database, and goes into either.
 */
export const FORMAT = 'hazama-backup';

/** What may follow a backslash in COPY's text; a line of its own beginning with this one holds JSON. */
export const JSON_MARK = '\\# ';

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  createdAt: z.iso.datetime(),
  /** Names of the migrations that the tables have been through. */
  migrations: z.array(z.string()),
});

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });

export const endSchema = z.object({ end: z.literal(true), rows: z.number().int() });

export type BackupHeader = z.infer<typeof headerSchema>;
export type BackupTable = z.infer<typeof tableSchema>;
