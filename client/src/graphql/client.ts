import { Client, fetchExchange } from '@urql/core';
import { createCache } from './cache.ts';
import { endpointFor } from './endpoint.ts';
import { fetchOrKept } from './fetch-or-kept.ts';

/** `as` lowers the audience (council, public); the cache is its own, since the same field answers differently. */
export function createGraphqlClient(as: string | null): Client {
  return new Client({
    url: endpointFor(as),
    preferGetMethod: false,
    fetch: fetchOrKept,
    exchanges: [createCache(), fetchExchange],
  });
}
