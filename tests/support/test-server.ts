import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type RunningServer, startServer } from '@hazama/server';
import type { GraphQLFormattedError } from 'graphql';
import { keptSample } from './kept-sample.ts';
import { makeTestPlace, openPlace } from './test-database.ts';

export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

export interface TestServer extends RunningServer {
  /** Posts one operation; throws nothing on GraphQL errors, they are in the answer. `as`: council or public. */
  graphql<Data = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
    as?: string,
  ): Promise<Answer<Data>>;
}

export interface TestServerOptions {
  /** Slugs of the sample towns to load: none by default. */
  readonly sampleTowns?: readonly string[];
  /** What stands in the data folder before the start, by path: a city's own catalogue. */
  readonly dataFiles?: Readonly<Record<string, string>>;
  /** Whose pages may frame the page for it: none but its own by default. */
  readonly embedOrigins?: readonly string[];
}

/** A server of the test file's own on a fresh database, ready to answer. */
export async function startTestServer({
  sampleTowns = [],
  dataFiles = {},
  embedOrigins = [],
}: TestServerOptions = {}): Promise<TestServer> {
  const place = await makeTestPlace();
  for (const [name, text] of Object.entries(dataFiles)) {
    const file = path.join(place.dataDir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const { dataDir, databaseUrl } = place;
  // a city's own catalogue has numbers of its own
  const sample = sampleTowns.length > 0 && Object.keys(dataFiles).length === 0 ? keptSample(sampleTowns) : undefined;
  const server = await startServer(
    { host: '127.0.0.1', port: 0, dataDir, databaseUrl, sampleTowns, embedOrigins, logLevel: 'silent' },
    undefined,
    sample?.open ?? openPlace,
  );
  await sample?.keep(server.database);
  return {
    ...server,
    graphql: async <Data>(query: string, variables: Record<string, unknown> = {}, as = '') => {
      const response = await fetch(`${server.url}/graphql${as && `?as=${as}`}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer<Data>;
    },
    close: async () => {
      await server.close();
      await place.remove();
    },
  };
}
