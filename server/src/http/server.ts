import { fastifyApolloHandler } from '@as-integrations/fastify';
import compress from '@fastify/compress';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { personalViewer } from '../account/index.ts';
import type { Database } from '../database/index.ts';
import { createApollo } from '../graphql/apollo.ts';
import { createContext } from '../graphql/context.ts';
import { registerTiles } from '../tile/index.ts';
import { registerClient } from './client.ts';
import { registerGuard } from './guard.ts';
import { registerSecurityHeaders } from './security-headers.ts';

export interface HttpParts {
  readonly database: Database;
  readonly schema: GraphQLSchema;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const BODY_LIMIT_BYTES = 256 * 1024;
const SMALL_BYTES = 1024;

/** Everything that is reached over HTTP, mounted; it doesn't listen yet. */
export async function createHttpServer({ database, schema, logLevel }: HttpParts): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, logger: logLevel === 'silent' ? false : { level: logLevel } });
  const apollo = await createApollo(schema, (error) => app.log.error(error));
  registerGuard(app);
  await registerSecurityHeaders(app);
  await app.register(compress, { threshold: SMALL_BYTES, encodings: ['br', 'gzip'] });
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(apollo, {
      context: async ({ query }) => createContext(database, personalViewer((query as { as?: string }).as)),
    }),
  });
  registerTiles(app, database);
  await registerClient(app);
  return app;
}
