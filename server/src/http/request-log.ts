import type { FastifyInstance } from 'fastify';

/** One line per request: what failed at `error`, what was refused at `info`, the rest at `debug`, so that a terminal stays readable. */
export function registerRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const level = reply.statusCode >= 500 ? 'error' : reply.statusCode >= 400 ? 'info' : 'debug';
    request.log[level]({
      method: request.method,
      // a query may hold words that a person typed
      path: request.url.split('?')[0],
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    });
  });
}
