import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { unzip } from '../../import/fixtures/unzip.ts';
import type { TestServer } from '../../support/test-server.ts';
import { COVERAGE } from './questions.ts';
import { areaId, CODE, cellAt, YEARS } from './town.ts';

const CREATED = 'fastify.initialization';

/** Every route that a server registers while `start` runs: `GET /tiles/:layer.json`. */
export async function routesWhile<Result>(start: () => Promise<Result>): Promise<[Result, ReadonlySet<string>]> {
  const routes = new Set<string>();
  const listen = (message: unknown) => {
    const { fastify } = message as { fastify: { addHook(name: 'onRoute', hook: (route: Route) => void): void } };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (each !== 'HEAD' && !isFileOfClient(url)) routes.add(`${each} ${url}`);
    });
  };
  subscribe(CREATED, listen);
  try {
    return [await start(), routes];
  } finally {
    unsubscribe(CREATED, listen);
  }
}
/** The client's own files, a route each: /index.html, /icons/salon.svg. */
const isFileOfClient = (url: string) => /\.[a-z]{2,5}$/.test(url) && !url.includes(':');
interface Route {
  readonly method: string | readonly string[];
  readonly url: string;
}

const ZOOM = 12;
const [X, Y] = (() => {
  const [longitude, latitude] = cellAt(4, 3).centre;
  const angle = (latitude * Math.PI) / 180;
  return [(longitude + 180) / 360, (1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2].map((share) =>
    Math.floor(share * 2 ** ZOOM),
  ) as [number, number];
})();
const tile = (layer: string, query = '') => `/tiles/${layer}/${ZOOM}/${X}/${Y}.mvt?m=${CODE}${query}`;
const TILES = [
  ...['areas', 'resources', 'stops', 'routes', 'zones', 'streets'].map((layer) => tile(layer)),
  ...COVERAGE.flatMap((id) => [
    ...YEARS.map((year) => tile('cells', `&ind=${id}&y=${year}`)),
    tile('cells', `&ind=${id}&v=20`),
    tile('cells', `&ind=${id}&area=${areaId('d1')}`),
    tile('reach', `&ind=${id}`),
  ]),
];

const OF_PLACES = [
  'areas',
  'membership',
  'resources',
  'presence',
  'targets',
  'plan',
  'agreements',
  'assignments',
  'zones',
  'lines',
];
const EXPORTS = [
  ...OF_PLACES.map((table) => `/export/${table}.csv?m=${CODE}`),
  ...['csv', 'xlsx', 'geojson', 'gpkg'].flatMap((format) => [
    `/export/population.${format}?m=${CODE}`,
    `/export/values.${format}?m=${CODE}&kind=DISTRICT`,
  ]),
  ...['csv', 'xlsx'].flatMap((format) => ['counts', 'events'].map((table) => `/export/${table}.${format}?m=${CODE}`)),
  `/export/values.csv?m=${CODE}&kind=DISTRICT&y=all&ind=${COVERAGE.join()}`,
  `/export/values.csv?m=${CODE}&kind=NEIGHBOURHOOD&view=table`,
  `/export/values.csv?m=${CODE}&view=text&ind=${COVERAGE[0]}`,
  `/export/values.geojson?m=${CODE}&view=map&ind=${COVERAGE[0]}`,
  `/export/population.csv?m=${CODE}&by=areas&y=all`,
  `/export/population.csv?m=${CODE}&by=cells`,
  `/export/population.xlsx?m=${CODE}&form=ods-population`,
  `/export/events.csv?m=${CODE}&form=ods-event`,
];

/** How each route is asked, or why what it answers holds nothing about residents. */
export const ROUTES: Readonly<Record<string, readonly string[] | string>> = {
  'GET /graphql': 'asked field by field',
  'POST /graphql': 'asked field by field',
  'GET /embed/graphql': 'asked field by field',
  'POST /embed/graphql': 'asked field by field',
  'GET /tiles/:layer.json': ['areas', 'cells', 'resources', 'stops', 'reach'].map(
    (id) => `/tiles/${id}.json?m=${CODE}`,
  ),
  'GET /tiles/:layer/:z/:x/:y.mvt': TILES,
  'GET /embed/tiles/:layer/:z/:x/:y.mvt': TILES.slice(-4).map((address) => `/embed${address}`),
  'GET /arrays/:municipality.bin': COVERAGE.map((id) => `/arrays/${CODE}.bin?ind=${id}`),
  'GET /arrays/:municipality/streets.bin': 'streets, as they are drawn on everybody’s map',
  'GET /export/:dataset.:format': EXPORTS,
  'GET /export/import-report/:id.xlsx': [`/export/import-report/${CODE}-none.xlsx`],
  'POST /imports': 'files come in; nothing goes out',
  'GET /templates/:name.:format': 'empty tables, the same for every town',
  'GET /s/:code': 'an address that somebody kept, with nothing of what it shows',
  'GET /': 'the client’s page',
  'GET /assets/*': 'the client’s files',
  'GET /hsds': 'about the interface itself',
  'GET /hsds/services': [`/hsds/services?m=${CODE}&full=true`],
  'GET /hsds/services/:id': 'one of /hsds/services',
  'GET /hsds/service_at_locations': [`/hsds/service_at_locations?m=${CODE}`],
  'GET /hsds/service_at_locations/:id': 'one of /hsds/service_at_locations',
  'GET /hsds/organizations': [`/hsds/organizations?m=${CODE}`],
  'GET /hsds/organizations/:id': 'one of /hsds/organizations',
  'GET /hsds/taxonomies': 'the kinds of the catalogue',
  'GET /hsds/taxonomies/:id': 'the kinds of the catalogue',
  'GET /hsds/taxonomy_terms': 'the kinds of the catalogue',
  'GET /hsds/taxonomy_terms/:id': 'the kinds of the catalogue',
  'POST /command': 'asks for the token of this machine’s command line',
};

/** What changes from one request to the next whoever asks. */
const OF_THE_MOMENT = new Set([
  'date',
  'x-request-id',
  'keep-alive',
  'connection',
  'transfer-encoding',
  'content-length',
]);

/** All that an answer tells: its status, its headers, its bytes. */
export async function readAnswer({ url }: TestServer, address: string, as: string): Promise<string> {
  const response = await fetch(`${url}${address}${as && `${address.includes('?') ? '&' : '?'}as=${as}`}`, {
    redirect: 'manual',
  });
  const headers = [...response.headers].filter(([name]) => !OF_THE_MOMENT.has(name));
  const bytes = Buffer.from(await response.arrayBuffer());
  const body =
    address.includes('.xlsx') && response.ok ? Object.values(unzip(bytes)).join('\n') : bytes.toString('latin1');
  return withoutMoments(JSON.stringify([response.status, headers, body]).replaceAll(url, 'the server'));
}

/** When something was written or computed, and how long it may be kept until the day ends, is of the moment. */
export const withoutMoments = (answer: string): string =>
  answer.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'a moment').replaceAll(/max-age=\d+/g, 'max-age');
