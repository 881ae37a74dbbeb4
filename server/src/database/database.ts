import type { PrismaClient } from '@hazama/prisma';
import type pg from 'pg';

/** One row of an answer; each repository names its own columns. */
export type Row = pg.QueryResultRow;

/** What runs statements: the database itself, or an open transaction. */
export interface Statements {
  /**
   * Runs one statement with $1, $2, … and returns its rows. int8 and numeric are numbers, a date is 'YYYY-MM-DD',
   * a timestamptz a `Date`.
   */
  query<R extends Row>(sql: string, values?: readonly unknown[]): Promise<R[]>;
}

export interface Transaction extends Statements {
  /**
   * Loads rows by COPY, the fastest path on both databases. `null` and `undefined` become NULL, an array a PostgreSQL
   * array, another object JSON. Table and column names come from code, never from input. Returns how many rows.
   */
  copy(table: string, columns: readonly string[], rows: Iterable<readonly unknown[]>): Promise<number>;
  /** Loads lines in COPY's own text format, as `copyOut` gave them. */
  copyIn(table: string, columns: readonly string[], lines: AsyncIterable<string>): Promise<void>;
  /** The rows of a table in COPY's text format, one a line; a piece may end in the middle of one. */
  copyOut(table: string, columns: readonly string[]): AsyncIterable<Buffer>;
}

/** The seam: everything above it is the same on the embedded database and on PostgreSQL. */
export interface Database extends Statements {
  readonly engine: 'embedded' | 'postgresql';
  readonly prisma: PrismaClient;
  /**
   * `query` for a statement that is asked so often, and runs for so short, that understanding it would take longer than running
   * it: each connection does that once, under `name`, which no other statement has.
   */
  queryPrepared<R extends Row>(name: string, sql: string, values: readonly unknown[]): Promise<R[]>;
  /**
   * Runs `work` in one transaction; an exception rolls it back.
   * On the embedded database a `query` outside of it waits for its end: never await one inside `work`.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Tells `listener` each statement as it is sent, Prisma's too; returns what ends that. */
  onStatement(listener: (sql: string) => void): () => void;
  /** Throws, with the reason, when no statement can be run. An embedded database at work in a transaction is well. */
  assertHealthy(): Promise<void>;
  close(): Promise<void>;
}
