import type { ErrorCode } from './errors.ts';

/** What a program gets where something can't be had: the shape of GraphQL's errors on every path. */
export const problem = (code: ErrorCode | 'INTERNAL_SERVER_ERROR', message: string) => ({
  errors: [{ message, extensions: { code } }],
});
