import zlib from 'node:zlib';
import compress from '@fastify/compress';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { registerArrays } from '../arrays/index.ts';
import { registerExports } from '../export/index.ts';
import { createApollo, createEventStream, type Services } from '../graphql/index.ts';
import { registerHsds } from '../hsds/index.ts';
import { registerImports } from '../import/index.ts';
import { registerShortLinks } from '../short-link/index.ts';
import { registerTiles } from '../tile/index.ts';
import { BROTLI_QUALITY } from '../wire/index.ts';
import { CLIENT_DIR, registerClient } from './client.ts';
import { registerErrorHandler } from './error-handler.ts';
import { registerGraphql } from './graphql.routes.ts';
import { registerGuard } from './guard.ts';
import { createRequestId, registerRequestId, requestLog } from './request-id.ts';
import { registerRequestLog } from './request-log.ts';
import { registerSecurityHeaders } from './security-headers.ts';
import { registerTemplates } from './template.routes.ts';

export interface HttpParts {
  readonly services: Services;
  readonly schema: GraphQLSchema;
  /** The built client; by default where the build puts it. */
  readonly clientDir?: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const BODY_LIMIT_BYTES = 256 * 1024;
const SMALL_BYTES = 1024;

/** Everything that is reached over HTTP, mounted; it doesn't listen yet. */
export async function createHttpServer({
  services,
  schema,
  clientDir = CLIENT_DIR,
  logLevel,
}: HttpParts): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    logger: { level: logLevel },
    genReqId: createRequestId,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
  });
  registerErrorHandler(app);
  registerRequestLog(app);
  registerRequestId(app);
  // before the guard: what it refuses carries them too
  registerSecurityHeaders(app, services.embedOrigins);
  registerGuard(app);
  await app.register(compress, {
    threshold: SMALL_BYTES,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
  const logFault = (error: unknown) => (requestLog.getStore() ?? app.log).error(error);
  const apollo = await createApollo(schema, logFault);
  app.addHook('onClose', () => apollo.stop());
  await registerGraphql(app, { apollo, eventStream: createEventStream(schema, logFault), services });
  registerTiles(app, services);
  registerArrays(app, services);
  registerShortLinks(app, services);
  registerTemplates(app);
  registerExports(app, services);
  await registerHsds(app, services);
  await registerImports(app, services);
  await registerClient(app, clientDir);
  return app;
}
