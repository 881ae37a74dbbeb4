import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PUBLIC_VIEWER, personalViewer } from '../account/index.ts';
import type { Services } from '../graphql/index.ts';
import { dayInTokyo } from '../indicator/index.ts';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { appendVary, problem, sendEncoded, UserError } from '../wire/index.ts';
import { areaLayer } from './area-layer.ts';
import type { TileLayer, TileRequest } from './layer.ts';
import { resourceLayer } from './resource-layer.ts';
import { parseTileAddress } from './tile-address.ts';
import { tileCacheControl } from './tile-cache-control.ts';
import { readTileJson } from './tile-json.ts';
import { type Tile, TileStore } from './tile-store.ts';

const LAYERS = new Map<string, TileLayer>([areaLayer, resourceLayer].map((layer) => [layer.id, layer]));

type Query = Readonly<Record<string, string | undefined>>;
interface TileRoute {
  Params: { layer: string; z: string; x: string; y: string };
  Querystring: Query;
}

/** `/tiles/{layer}.json` and `/tiles/{layer}/{z}/{x}/{y}.mvt`. */
export function registerTiles(app: FastifyInstance, services: Services): void {
  const store = new TileStore(services);

  app.get<{ Params: { layer: string }; Querystring: Query }>('/tiles/:layer.json', async (request, reply) => {
    const { query } = request;
    const layer = LAYERS.get(request.params.layer);
    if (!layer) return refuseLayer(reply, request.params.layer);
    const town = query['m'] === undefined ? null : await findTown(services, query['m']);
    if (town === undefined) return refuseTown(reply, query['m']);
    const kept = [...layer.parameters, 'as'].flatMap((name) => {
      const value = query[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    void reply.header('cache-control', 'no-cache');
    return readTileJson(services, layer, town, `${request.protocol}://${request.host}`, kept);
  });

  app.get<TileRoute>('/tiles/:layer/:z/:x/:y.mvt', async (request, reply) => {
    const { params, query } = request;
    const layer = LAYERS.get(params.layer);
    if (!layer) return refuseLayer(reply, params.layer);
    const address = parseTileAddress(params);
    if (!address) return refuse(reply, 'z は 0〜22、x と y は 0 以上 2^z 未満の整数にしてください。');
    const pin = query['v'];
    if (pin !== undefined && !/^\d{1,9}$/.test(pin))
      return refuse(reply, 'v には市町村の版(revision)を整数で指定してください。');

    const now = new Date();
    const ask = (town: TileRequest['town']): TileRequest => ({
      town,
      viewer: town ? personalViewer(query['as']) : PUBLIC_VIEWER,
      today: dayInTokyo(now),
      parameters: Object.fromEntries(layer.parameters.flatMap((name) => (query[name] ? [[name, query[name]]] : []))),
    });
    const send = (tile: Tile, tileRequest: TileRequest, isPinned: boolean) => {
      const { cacheControl, isPrivate } = tileCacheControl(layer, tileRequest, { isPinned, now });
      void reply.header('cache-control', cacheControl);
      if (isPrivate) appendVary(reply, 'Cookie');
      return sendTile(request, reply, tile);
    };

    // a tile of a named revision that was made before needs nothing of the database
    const code = query['m'] === undefined ? undefined : parseMunicipalityCode(query['m']);
    if (code !== undefined && pin !== undefined) {
      const tileRequest = ask({ code, revision: Number(pin) });
      const made = store.findMade(store.keyOf(layer, address, `${code} ${Number(pin)}`, tileRequest));
      if (made) return send(made, tileRequest, true);
    }

    const register = await services.registry.read();
    const town = code === undefined ? undefined : register.find(code);
    if (query['m'] !== undefined && !town) return refuseTown(reply, query['m']);
    // a revision that isn't there yet can't be kept for ever
    const isPinned = town !== undefined && pin !== undefined && Number(pin) <= town.revision;
    const tileRequest = ask(town ? { code: town.code, revision: isPinned ? Number(pin) : town.revision } : null);
    const state = tileRequest.town ? `${tileRequest.town.code} ${tileRequest.town.revision}` : register.stamp;
    try {
      const key = store.keyOf(layer, address, state, tileRequest);
      return send(await store.getTile(key, layer, address, tileRequest), tileRequest, isPinned);
    } catch (error) {
      if (error instanceof UserError) return refuse(reply, error.message);
      throw error;
    }
  });
}

function sendTile(
  request: FastifyRequest,
  reply: FastifyReply,
  { bytes, etag }: Tile,
): FastifyReply | Promise<FastifyReply> {
  if (!bytes) return reply.code(204).send();
  void reply.header('etag', etag);
  const known = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(etag.replace(/^W\//, ''))) {
    appendVary(reply, 'Accept-Encoding');
    return reply.code(304).send();
  }
  return sendEncoded(request, reply.type('application/vnd.mapbox-vector-tile'), bytes);
}

async function findTown({ registry }: Services, m: string) {
  const code = parseMunicipalityCode(m);
  return code === undefined ? undefined : (await registry.read()).find(code);
}

const refuse = (reply: FastifyReply, message: string): FastifyReply =>
  reply.code(400).send(problem('BAD_USER_INPUT', message));

const refuseLayer = (reply: FastifyReply, id: string): FastifyReply =>
  reply.code(404).send(problem('NOT_FOUND', `「${id}」という層はありません(${[...LAYERS.keys()].join('・')})。`));

const refuseTown = (reply: FastifyReply, m: string | undefined): FastifyReply =>
  reply.code(404).send(problem('NOT_FOUND', `市町村「${m ?? ''}」は登録されていません。`));
