import { Client, fetchExchange, makeOperation, mapExchange } from '@urql/core';
import { createCache } from './cache.ts';
import { reportAnswer, reportSilence } from './connection.ts';

/** `as` lowers the audience (council, public); the cache is its own, since the same field answers differently. */
export function createGraphqlClient(as: string | null): Client {
  return new Client({
    url: as === null ? '/graphql' : `/graphql?as=${encodeURIComponent(as)}`,
    preferGetMethod: false,
    exchanges: [
      createCache(),
      mapExchange({
        onOperation: (operation) =>
          makeOperation(operation.kind, operation, { ...operation.context, askedAt: performance.now() }),
        onResult: ({ error, operation }) =>
          error?.networkError && !error.response ? reportSilence() : reportAnswer(Number(operation.context['askedAt'])),
      }),
      fetchExchange,
    ],
  });
}
