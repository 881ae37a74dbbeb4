import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { EMBED_DOOR, PUBLIC_VIEWER, viewerOf } from '../account/index.ts';
import type { Services } from '../graphql/index.ts';
import { dayInTokyo } from '../indicator/index.ts';
import { type Municipality, parseMunicipalityCode, type Register } from '../municipality/index.ts';
import { appendVary, badInput, notFound, sendEncoded } from '../wire/index.ts';
import { areaLayer } from './area-layer.ts';
import { cellLayer } from './cell-layer.ts';
import type { TileLayer, TileRequest } from './layer.ts';
import { reachLayer } from './reach-layer.ts';
import { resourceLayer } from './resource-layer.ts';
import { routeLayer } from './route-layer.ts';
import { stopLayer } from './stop-layer.ts';
import { streetLayer } from './street-layer.ts';
import { parseTileAddress } from './tile-address.ts';
import { tileCacheControl } from './tile-cache-control.ts';
import { readTileJson } from './tile-json.ts';
import { type Tile, TileStore } from './tile-store.ts';
import { zoneLayer } from './zone-layer.ts';

const LAYERS = new Map<string, TileLayer>(
  [areaLayer, cellLayer, streetLayer, reachLayer, resourceLayer, stopLayer, routeLayer, zoneLayer].map((layer) => [
    layer.id,
    layer,
  ]),
);

type Query = Readonly<Record<string, string | undefined>>;
interface TileRoute {
  Params: { layer: string; z: string; x: string; y: string };
  Querystring: Query;
}

/** `/tiles/{layer}.json` and `/tiles/{layer}/{z}/{x}/{y}.mvt`; the tiles under `/embed` too, as the public sees them. */
export function registerTiles(app: FastifyInstance, services: Services): void {
  const store = new TileStore(services);

  app.get<{ Params: { layer: string }; Querystring: Query }>('/tiles/:layer.json', async (request, reply) => {
    const { query } = request;
    const layer = getLayer(request.params.layer);
    const town = query['m'] === undefined ? null : getTown(await services.registry.read(), query['m']);
    const kept = [...layer.parameters, 'as'].flatMap((name) => {
      const value = query[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    void reply.header('cache-control', 'no-cache');
    return readTileJson(services, layer, town, `${request.protocol}://${request.host}`, kept);
  });

  const tilePath = '/tiles/:layer/:z/:x/:y.mvt';
  for (const door of ['', EMBED_DOOR])
    app.get<TileRoute>(`${door}${tilePath}`, async (request, reply) => {
      const { params, query } = request;
      const layer = getLayer(params.layer);
      const address = parseTileAddress(params);
      if (!address) throw badInput('z は 0〜22、x と y は 0 以上 2^z 未満の整数にしてください。');
      const pin = parsePin(query['v']);

      const now = new Date();
      const ask = (town: TileRequest['town']): TileRequest => ({
        town,
        viewer: town ? viewerOf(request) : PUBLIC_VIEWER,
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
        const tileRequest = ask({ code, revision: pin });
        const key = store.keyOf(layer, address, stateOf(code, pin), tileRequest);
        const made = store.findMade(key);
        if (made) return send(made, tileRequest, true);
        if (services.registry.hasReached(code, pin))
          return send(await store.getTile(key, layer, address, tileRequest), tileRequest, true);
      }

      const register = await services.registry.read();
      const town = query['m'] === undefined ? null : getTown(register, query['m']);
      // a revision that isn't there yet can't be kept for ever
      const isPinned = town !== null && pin !== undefined && pin <= town.revision;
      const tileRequest = ask(town && { code: town.code, revision: isPinned ? pin : town.revision });
      const state = tileRequest.town ? stateOf(tileRequest.town.code, tileRequest.town.revision) : register.stamp;
      const key = store.keyOf(layer, address, state, tileRequest);
      return send(await store.getTile(key, layer, address, tileRequest), tileRequest, isPinned);
    });
}

const stateOf = (code: string, revision: number): string => `${code} ${revision}`;

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

function getLayer(id: string): TileLayer {
  const layer = LAYERS.get(id);
  if (!layer) throw notFound(`「${id}」という層はありません(${[...LAYERS.keys()].join('・')})。`);
  return layer;
}

function getTown(register: Register, text: string): Municipality {
  const code = parseMunicipalityCode(text);
  const town = code === undefined ? undefined : register.find(code);
  if (!town) throw notFound(`市町村「${text}」は登録されていません。`);
  return town;
}

function parsePin(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw badInput('v には市町村の版(revision)を整数で指定してください。');
  return Number(text);
}
