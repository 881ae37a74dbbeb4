import type { PrismaClient } from '@hazama/prisma';
import type pg from 'pg';

/** One row of an answer; each repository names its own columns. */
export type Row = pg.QueryResultRow;

/** What runs statements: the database itself, or an open transaction. */
export interface Statements {
  /** Runs one statement with $1, $2, … and returns its rows. */
  query<R extends Row>(sql: string, values?: readonly unknown[]): Promise<R[]>;
}

export interface Transaction extends Statements {
  /** Loads rows by COPY, the fastest path on both databases. `null` and `undefined` become NULL. */
  copy(table: string, columns: readonly string[], rows: Iterable<readonly unknown[]>): Promise<number>;
}

/** The seam: everything above it is the same on the embedded database and on PostgreSQL. */
export interface Database extends Statements {
  readonly engine: 'embedded' | 'postgresql';
  readonly prisma: PrismaClient;
  /**
   * Runs `work` in one transaction; an exception rolls it back.
   * On the embedded database a `query` outside of it waits for its end: never await one inside `work`.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
