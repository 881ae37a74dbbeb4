import type { FastifyInstance } from 'fastify';
import { problem } from '../wire/index.ts';

/** Until accounts exist the server listens on this machine alone, and answers to no other name. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Refuses what another web page sends through the reader's browser: a name that has been rebound to loopback (the Host
 * isn't one of ours), and a request of another origin.
 */
export function registerGuard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? '';
    if (!LOOPBACK.has(hostname(host)))
      return reply
        .code(421)
        .send(problem('FORBIDDEN', 'このサーバーは http://localhost か http://127.0.0.1 で開いてください。'));
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const isNavigation = request.headers['sec-fetch-mode'] === 'navigate' && request.method === 'GET';
    const foreign = origin === undefined ? site === 'cross-site' && !isNavigation : hostOf(origin) !== host;
    if (foreign) return reply.code(403).send(problem('FORBIDDEN', 'ほかのサイトのページからの要求は受けつけません。'));
    return undefined;
  });
}

/** 「127.0.0.1:4000」 → 127.0.0.1, 「[::1]:4000」 → [::1] */
const hostname = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
