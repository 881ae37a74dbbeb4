export type { Database, Row, Statements, Transaction } from './database.ts';
export { type DatabaseFindings, inspectDatabase } from './inspect.ts';
export { type DatabaseOptions, openDatabase } from './open.ts';
export { hasTemplate } from './template-directory.ts';
