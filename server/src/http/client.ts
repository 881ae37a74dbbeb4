import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { notFound, problem } from '../wire/index.ts';

/** Where the build puts the client. */
export const CLIENT_DIR = fileURLToPath(new URL('../../../client/dist', import.meta.url));

/** Where files stand whose names change with what they hold. */
const HASHED = 'assets';
const YEAR_SECONDS = 31_536_000;
/** A short link that leads somewhere never comes to the page. */
const SHORT_LINK = /^\/s\//;
/** Where a path is an interface, a wrong one is an answer for a program and not the client's page. */
const INTERFACES = /^\/(graphql|tiles|export|templates|imports|hsds|embed|metrics|healthz|readyz|assets|icons)(\/|$)/;
const FILE = /\.[a-z0-9]{1,5}$/i;

/**
 * The built client: its hashed files for ever, its page on every path that no interface has, so that screens deep-link. One that
 * is built anew while the server runs is served from then on: its page names files that were not there at the start.
 */
export async function registerClient(app: FastifyInstance, dir: string): Promise<void> {
  const page = path.join(dir, 'index.html');
  const wasBuilt = fs.existsSync(page);
  if (wasBuilt) {
    await app.register(fastifyStatic, {
      ...kept('no-cache'),
      root: dir,
      // these have the same names in every build, so a route for each is enough: nothing else is looked for on the disk
      wildcard: false,
      globIgnore: [`${HASHED}/**`, '**/*.{br,gz}'],
    });
    await app.register(fastifyStatic, {
      ...kept(`public, max-age=${YEAR_SECONDS}, immutable`),
      root: path.join(dir, HASHED),
      prefix: `/${HASHED}/`,
      decorateReply: false,
      suppressWarning: true,
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    const pathname = request.url.split('?')[0] ?? '/';
    if (pathname.startsWith(`/${HASHED}/`))
      throw notFound(
        '画面の新しい版に入れかわっているため、このファイルはもうありません。画面を読み込みなおしてください。',
      );
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') && !INTERFACES.test(pathname) && !FILE.test(pathname);
    if (!isPage) throw notFound('この場所には何もありません。アドレスを確かめてください。');
    if (!wasBuilt)
      return reply
        .code(503)
        .send(problem('NOT_FOUND', '画面がまだ作られていません。npm run build を実行してから始めてください。'));
    // a build begins by emptying the folder
    if (!fs.existsSync(page))
      return reply
        .code(503)
        .send(problem('NOT_FOUND', '画面を作りなおしているところです。終わってから、読み込みなおしてください。'));
    return reply.code(SHORT_LINK.test(pathname) ? 404 : 200).sendFile('index.html');
  });
}

/** Sent as the build left it, .br and .gz beside each, with this much said about keeping it. */
function kept(cacheControl: string): Pick<FastifyStaticOptions, 'preCompressed' | 'setHeaders'> {
  return { preCompressed: true, setHeaders: (reply) => void reply.header('cache-control', cacheControl) };
}
