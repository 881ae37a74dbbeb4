import { listMunicipalityBounds } from '../area/index.ts';
import type { Services } from '../graphql/index.ts';
import { creditsOf, listDatasets, type Municipality } from '../municipality/index.ts';
import type { TileLayer } from './layer.ts';
import { MAX_ZOOM } from './tile-address.ts';

/**
 * TileJSON 3.0.0 of a layer: https://github.com/mapbox/tilejson-spec/tree/master/3.0.0
 *
 * @param town null: every town, as the public sees it
 * @param base where the server is reached, without a slash at its end
 * @param parameters the query that each tile carries beside `m` and `v`
 */
export async function readTileJson(
  services: Services,
  layer: TileLayer,
  town: Municipality | null,
  base: string,
  parameters: readonly (readonly [name: string, value: string])[],
): Promise<Record<string, unknown>> {
  const query = new URLSearchParams(town ? { m: town.code, v: String(town.revision) } : {});
  for (const [name, value] of parameters) query.set(name, value);
  const [extent] = town ? await listMunicipalityBounds(services.database, [town.code]) : [];
  return {
    tilejson: '3.0.0',
    name: layer.id,
    description: layer.description,
    scheme: 'xyz',
    tiles: [`${base}/tiles/${layer.id}/{z}/{x}/{y}.mvt${query.size > 0 ? `?${query.toString()}` : ''}`],
    minzoom: layer.leastZoom?.(Object.fromEntries(parameters)) ?? 0,
    maxzoom: MAX_ZOOM,
    ...(extent && { bounds: extent.bounds }),
    attribution: town ? await readAttribution(services, town) : '各市町村の公開データ',
    vector_layers: layer.vectorLayers,
  };
}

/** Maps put an attribution into their page as HTML: names that come from data are escaped. */
async function readAttribution({ database }: Services, { code, isDemo }: Municipality): Promise<string> {
  const credits = creditsOf(await listDatasets(database, [code]), isDemo);
  const texts = credits.map(({ name, license }) => (license ? `${name}(${license})` : name));
  return [...(isDemo ? ['デモ'] : []), ...texts].map(escapeHtml).join('、');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
