import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isForEveryone, PUBLIC_VIEWER, personalViewer } from '../account/index.ts';
import { createAreaReader } from '../area/index.ts';
import type { Database } from '../database/index.ts';
import { UserError } from '../graphql/errors.ts';
import { todayInTokyo } from '../graphql/today.ts';
import { createMunicipalityReader, type Municipality, parseMunicipalityCode } from '../municipality/index.ts';
import { areaLayer } from './area-layer.ts';
import { encodeTile } from './encode-tile.ts';
import type { TileLayer, TileRequest } from './layer.ts';
import { resourceLayer } from './resource-layer.ts';
import { parseTileAddress } from './tile-address.ts';
import { tileJson } from './tile-json.ts';

const LAYERS = new Map<string, TileLayer>([areaLayer, resourceLayer].map((layer) => [layer.id, layer]));

type Query = Record<string, string>;

/** `/tiles/{layer}.json` and `/tiles/{layer}/{z}/{x}/{y}.mvt`. */
export function registerTiles(app: FastifyInstance, database: Database): void {
  app.get<{ Params: { layer: string }; Querystring: Query }>('/tiles/:layer.json', async (request, reply) => {
    const layer = LAYERS.get(request.params.layer);
    if (!layer) return refuse(reply, 404, 'NOT_FOUND', `「${request.params.layer}」という層はありません。`);
    const town = await findTown(database, request.query['m']);
    if (town === undefined) return refuse(reply, 404, 'NOT_FOUND', `市町村「${request.query['m']}」はありません。`);
    const query = new URLSearchParams();
    if (town) {
      query.set('m', town.code);
      query.set('v', String(town.revision));
    }
    for (const name of [...layer.parameters, 'as']) {
      const value = request.query[name];
      if (value !== undefined) query.set(name, value);
    }
    const bounds = town ? await createAreaReader(database).findMunicipalityBounds(town.code) : null;
    void reply.header('cache-control', 'no-cache');
    return tileJson(layer, {
      base: `${request.protocol}://${request.host}`,
      query,
      bounds,
      attribution: '',
    });
  });

  app.get<{ Params: { layer: string; z: string; x: string; y: string }; Querystring: Query }>(
    '/tiles/:layer/:z/:x/:y.mvt',
    async (request, reply) => {
      const layer = LAYERS.get(request.params.layer);
      if (!layer) return refuse(reply, 404, 'NOT_FOUND', `「${request.params.layer}」という層はありません。`);
      const address = parseTileAddress(request.params);
      if (!address)
        return refuse(reply, 400, 'BAD_USER_INPUT', 'z は 0〜22、x と y は 0 以上 2^z 未満の整数にしてください。');
      const town = await findTown(database, request.query['m']);
      if (town === undefined) return refuse(reply, 404, 'NOT_FOUND', `市町村「${request.query['m']}」はありません。`);
      const viewer = town ? personalViewer(request.query['as']) : PUBLIC_VIEWER;
      const tileRequest: TileRequest = {
        municipality: town?.code ?? null,
        viewer,
        today: todayInTokyo(),
        query: request.query,
      };
      try {
        const bytes = encodeTile(await layer.read(database, address, tileRequest));
        const isPublic = layer.isSameForAll || isForEveryone(viewer);
        const isPinned = request.query['v'] !== undefined;
        if (isPublic)
          void reply.header('cache-control', isPinned ? 'public, max-age=31536000, immutable' : 'public, no-cache');
        else void reply.header('cache-control', 'private, no-cache').header('vary', 'Cookie');
        if (!bytes) return reply.code(204).send();
        const etag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
        void reply.header('etag', etag);
        if (request.headers['if-none-match'] === etag) return reply.code(304).send();
        return reply.type('application/vnd.mapbox-vector-tile').send(bytes);
      } catch (error) {
        if (error instanceof UserError) return refuse(reply, 400, 'BAD_USER_INPUT', error.message);
        throw error;
      }
    },
  );
}

/** The town that `m` names: null where it names none (every town), undefined where there is no such town. */
async function findTown(database: Database, m: string | undefined): Promise<Municipality | null | undefined> {
  if (m === undefined) return null;
  const code = parseMunicipalityCode(m);
  if (code === undefined) return undefined;
  return (await createMunicipalityReader(database).findMunicipality(code)) ?? undefined;
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
