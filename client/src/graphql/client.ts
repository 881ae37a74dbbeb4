import { Client, fetchExchange } from '@urql/core';
import { createCache } from './cache.ts';
import { endpointFor, type Seer } from './endpoint.ts';
import { fetchOrKept } from './fetch-or-kept.ts';

/** For each audience one of its own: the same field answers differently. */
export function createGraphqlClient(seer: Seer): Client {
  return new Client({
    url: endpointFor(seer),
    preferGetMethod: false,
    // over the same address, as streams of events
    fetchSubscriptions: true,
    fetch: fetchOrKept,
    exchanges: [createCache(), fetchExchange],
  });
}
