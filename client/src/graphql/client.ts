import { Client, fetchExchange, mapExchange } from '@urql/core';
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
        onResult: ({ error }) => (error?.networkError && !error.response ? reportSilence() : reportAnswer()),
      }),
      fetchExchange,
    ],
  });
}
