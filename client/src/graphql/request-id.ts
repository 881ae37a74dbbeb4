import { CombinedError } from '@urql/core';

/** 問い合わせ番号 of the request that failed, as the server's log has it; null where no server answered. */
export function requestIdOf(error: Error | null | undefined): string | null {
  const response: unknown = error instanceof CombinedError ? error.response : null;
  return response instanceof Response ? response.headers.get('x-request-id') : null;
}
