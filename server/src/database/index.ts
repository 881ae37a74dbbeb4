export type { Database, Row, Statements, Transaction } from './database.ts';
export { type DatabaseOptions, openDatabase } from './open.ts';
