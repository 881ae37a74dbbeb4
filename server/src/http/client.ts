import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { notFound, problem } from '../wire/index.ts';

/** Where the build puts the client. */
export const CLIENT_DIR = fileURLToPath(new URL('../../../client/dist', import.meta.url));

const YEAR_SECONDS = 31_536_000;
/** A short link that leads somewhere never comes to the page. */
const SHORT_LINK = /^\/s\//;
/** Where a path is an interface, a wrong one is an answer for a program and not the client's page. */
const INTERFACES = /^\/(graphql|tiles|export|templates|imports|hsds|embed|metrics|healthz|readyz|assets|icons)(\/|$)/;
const FILE = /\.[a-z0-9]{1,5}$/i;

/** The built client: its hashed files for ever, its page on every path that no interface has, so that screens deep-link. */
export async function registerClient(app: FastifyInstance, dir: string): Promise<void> {
  const isBuilt = fs.existsSync(path.join(dir, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: dir,
      // a route for each file that there is: nothing else is looked for on the disk
      wildcard: false,
      globIgnore: ['**/*.{br,gz}'],
      // .br and .gz stand beside the files since the build
      preCompressed: true,
      setHeaders: (reply, file) => {
        const isHashed = file.includes(`${path.sep}assets${path.sep}`);
        void reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const pathname = request.url.split('?')[0] ?? '/';
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') && !INTERFACES.test(pathname) && !FILE.test(pathname);
    if (!isPage) throw notFound('この場所には何もありません。アドレスを確かめてください。');
    if (!isBuilt)
      return reply
        .code(503)
        .send(problem('NOT_FOUND', '画面がまだ作られていません。npm run build を実行してから始めてください。'));
    return reply.code(SHORT_LINK.test(pathname) ? 404 : 200).sendFile('index.html');
  });
}
