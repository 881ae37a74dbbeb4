import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { UserError } from '../wire/index.ts';

/** What is wrong with the request itself, in Apollo's words. */
const REQUEST_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_NOT_FOUND',
]);
const OWN_CODES = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'TOO_COMPLEX']);

/**
 * What leaves the server of an error: a code of the contract, and a message that was written for its reader. Anything
 * else is a fault of ours: it is logged, and told as such without a stack, a statement or a table's name.
 */
export function createErrorFormatter(logFault: (error: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const code = String(formatted.extensions?.['code']);
    const place = {
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
    };
    if (original instanceof UserError)
      return { message: formatted.message, ...place, extensions: { ...original.extensions, code } };
    if (OWN_CODES.has(code)) return { message: formatted.message, ...place, extensions: { code } };
    if (REQUEST_CODES.has(code))
      return {
        message: `問い合わせを読めません。${formatted.message}`,
        ...place,
        extensions: { code: 'BAD_USER_INPUT' },
      };
    logFault(original);
    return {
      message:
        'サーバーで問題が起きました。もう一度試して、続くときは問い合わせ番号(x-request-id)を添えて管理者に知らせてください。',
      ...place,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}
