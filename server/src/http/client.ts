import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problem } from '../wire/index.ts';

const CLIENT = fileURLToPath(new URL('../../../client/dist', import.meta.url));
const YEAR_SECONDS = 31_536_000;

/** Where a path is an interface, a wrong one is an answer for a program, not the client's page. */
const INTERFACES = /^\/(graphql|tiles|export|templates|hsds|metrics|healthz|readyz|assets)(\/|$|\?)/;

/** The built client: its hashed files for ever, its page on every path that no interface has, so that screens deep-link. */
export async function registerClient(app: FastifyInstance): Promise<void> {
  const isBuilt = fs.existsSync(path.join(CLIENT, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: CLIENT,
      wildcard: false,
      index: false,
      preCompressed: true,
      setHeaders: (reply, file) => {
        const forEver = file.includes(`${path.sep}assets${path.sep}`);
        void reply.header('cache-control', forEver ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !INTERFACES.test(request.url);
    if (!isPage || /\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? ''))
      return reply.code(404).send(problem('NOT_FOUND', 'この場所には何もありません。'));
    if (!isBuilt)
      return reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('画面がまだ作られていません。npm run build を実行してください。');
    return reply.sendFile('index.html');
  });
}
