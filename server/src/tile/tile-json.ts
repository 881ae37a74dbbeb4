import type { Bounds } from '../area/index.ts';
import type { TileLayer } from './layer.ts';
import { MAX_ZOOM } from './tile-address.ts';

/** What a TileJSON says of a layer: https://github.com/mapbox/tilejson-spec/tree/master/3.0.0 */
export function tileJson(
  layer: TileLayer,
  options: {
    /** Where the server is reached, without a slash at its end. */
    readonly base: string;
    /** The query that each tile carries: `m`, `v` and the layer's own. */
    readonly query: URLSearchParams;
    readonly bounds: Bounds | null;
    readonly attribution: string;
  },
): Record<string, unknown> {
  const query = options.query.size > 0 ? `?${options.query.toString()}` : '';
  return {
    tilejson: '3.0.0',
    name: layer.id,
    description: layer.description,
    scheme: 'xyz',
    tiles: [`${options.base}/tiles/${layer.id}/{z}/{x}/{y}.mvt${query}`],
    minzoom: 0,
    maxzoom: MAX_ZOOM,
    ...(options.bounds && { bounds: options.bounds }),
    ...(options.attribution && { attribution: options.attribution }),
    vector_layers: layer.vectorLayers,
  };
}
