import { type Lines, linesWithin, type MultiPolygon } from '@hazama/geo';
import type { GeoJSONVT } from '@maplibre/geojson-vt';
import type { MultiLineString } from 'geojson';
import { findAreaShapeAt } from '../area/index.ts';
import { RecentlyUsed } from '../cache/index.ts';
import type { Services } from '../graphql/index.ts';
import { badInput } from '../wire/index.ts';
import type { TileRequest } from './layer.ts';
import type { TileAddress } from './tile-address.ts';
import type { TileFeature } from './tile-feature.ts';
import { toTileIndex } from './tile-index.ts';

/** The streets of an area are a megabyte or two of them, those of a city of 100,000 streets thirty. */
const KEPT = 12;

/** Of a whole town a tile would hold every street of it: shown from here on, where they are told apart. */
const LEAST_ZOOM_OF_TOWN = 12;

export function leastZoomOfLines(parameters: TileRequest['parameters']): number {
  return parameters['area'] === undefined ? LEAST_ZOOM_OF_TOWN : 0;
}

/** A tile of lines of a named town. */
export interface LineRequest extends TileRequest {
  readonly town: NonNullable<TileRequest['town']>;
}

/**
 * Lines of one layer, of an area (`area`) or of a whole town: searched and cut once for all tiles. They are one feature without
 * properties, which is the smallest that a tile can hold of them.
 */
export class LineTiles {
  readonly #keyOf: (request: LineRequest) => string;
  readonly #read: (services: Services, request: LineRequest) => Promise<Lines | undefined>;
  readonly #kept = new WeakMap<Services, RecentlyUsed<GeoJSONVT>>();

  /**
   * @param keyOf what the lines depend on beside town, revision and area
   * @param read the lines of the whole town; undefined where there are none
   */
  constructor(
    keyOf: (request: LineRequest) => string,
    read: (services: Services, request: LineRequest) => Promise<Lines | undefined>,
  ) {
    this.#keyOf = keyOf;
    this.#read = read;
  }

  async getFeatures(services: Services, { z, x, y }: TileAddress, request: TileRequest): Promise<TileFeature[]> {
    const { town, parameters } = request;
    if (!town) throw badInput('この層には m(市町村コード)を指定してください。');
    if (z < leastZoomOfLines(parameters)) return [];
    const asked = { ...request, town };
    const kept = this.#kept.get(services) ?? new RecentlyUsed<GeoJSONVT>(KEPT);
    this.#kept.set(services, kept);
    const key = JSON.stringify([town.code, town.revision, parameters['area'], this.#keyOf(asked)]);
    const index = await kept.get(key, () => this.#toIndex(services, asked));
    return index.getTile(z, x, y)?.features ?? [];
  }

  async #toIndex(services: Services, request: LineRequest): Promise<GeoJSONVT> {
    const lines = await this.#read(services, request);
    const shown = lines && (await cutToArea(services, request, lines));
    const geometry = shown && toGeometry(shown);
    return toTileIndex(geometry && geometry.coordinates.length > 0 ? [{ geometry, properties: {} }] : []);
  }
}

async function cutToArea(
  { database }: Services,
  { town, parameters }: LineRequest,
  lines: Lines,
): Promise<Lines | undefined> {
  const id = parameters['area'];
  if (id === undefined) return lines;
  const shape = await findAreaShapeAt(database, { ...town, id });
  if (shape === undefined) return undefined;
  const { coordinates } = JSON.parse(shape) as { readonly coordinates: MultiPolygon };
  return linesWithin(lines, coordinates);
}

function toGeometry({ start, points }: Lines): MultiLineString {
  const coordinates = Array.from({ length: start.length - 1 }, (_, line) => {
    const positions: number[][] = [];
    for (let point = start[line] as number; point < (start[line + 1] as number); point++)
      positions.push([points.longitude[point] as number, points.latitude[point] as number]);
    return positions;
  });
  return { type: 'MultiLineString', coordinates };
}
