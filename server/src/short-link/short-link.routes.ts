import type { FastifyInstance } from 'fastify';
import { lowerAs } from '../account/index.ts';
import type { Statements } from '../database/index.ts';
import { parseCode } from './code.ts';
import { findLinkedScreen } from './short-link.repository.ts';

interface ShortLinkRoute {
  Params: { code: string };
  Querystring: { as?: string | string[] };
}

/**
 * `/s/{code}`: leads to the state of the screen. It says what to show and not to whom: a visitor sees there what their own
 * session sees, or less where the link or `?as=` says so. A code that leads nowhere is answered with the client's page.
 */
export function registerShortLinks(app: FastifyInstance, { database }: { readonly database: Statements }): void {
  app.get<ShortLinkRoute>('/s/:code', async (request, reply) => {
    const code = parseCode(request.params.code);
    const found = code === undefined ? undefined : await findLinkedScreen(database, code);
    if (!found) {
      reply.callNotFound();
      return reply;
    }
    const [path = '', query] = found.path.split('?');
    const parameters = new Map(new URLSearchParams(query));
    const as = lowerAs(parameters.get('as'), String(request.query.as ?? ''));
    if (as) parameters.set('as', as);
    // ids hold letters, digits, dots, commas and hyphens: readable as they are
    const text = [...parameters].map(([name, value]) => `${name}=${value}`).join('&');
    return reply
      .code(302)
      .header('location', `/${found.slug}${path}${text && `?${text}`}`)
      .header('cache-control', 'no-store')
      .send();
  });
}
