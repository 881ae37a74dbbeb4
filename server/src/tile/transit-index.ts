import type { GeoJSONVT } from '@maplibre/geojson-vt';
import { RecentlyUsed } from '../cache/index.ts';
import type { Services } from '../graphql/index.ts';
import { badInput } from '../wire/index.ts';
import type { TileRequest } from './layer.ts';
import type { TileAddress } from './tile-address.ts';
import type { TileFeature } from './tile-feature.ts';
import { type DrawnFeature, toTileIndex } from './tile-index.ts';

/** Which town's timetables are drawn, on which day. */
export interface TransitRequest {
  readonly code: string;
  readonly revision: number;
  /** YYYY-MM-DD */
  readonly day: string;
}

/** Towns and days of one layer. */
const KEPT = 16;

/** A layer's features, read once for all tiles of a town and a day, and cut into tiles as they are asked for. */
export class TransitIndex {
  readonly #read: (services: Services, request: TransitRequest) => Promise<readonly DrawnFeature[]>;
  readonly #kept = new WeakMap<Services, RecentlyUsed<GeoJSONVT>>();

  constructor(read: (services: Services, request: TransitRequest) => Promise<readonly DrawnFeature[]>) {
    this.#read = read;
  }

  async getFeatures(services: Services, address: TileAddress, request: TileRequest): Promise<TileFeature[]> {
    const asked = transitRequest(request);
    const kept = this.#kept.get(services) ?? new RecentlyUsed<GeoJSONVT>(KEPT);
    this.#kept.set(services, kept);
    const key = `${asked.code} ${asked.revision} ${asked.day}`;
    const index = await kept.get(key, async () => toTileIndex(await this.#read(services, asked)));
    const tile = index.getTile(address.z, address.x, address.y);
    return tile?.features ?? [];
  }
}

function transitRequest({ town, today, parameters }: TileRequest): TransitRequest {
  if (!town) throw badInput('この層には m(市町村コード)を指定してください。');
  return { ...town, day: dayOf(parameters['day']) ?? today };
}

function dayOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  if (!isDay) throw badInput('day には運行日を 2026-04-01 のように指定してください。');
  return text;
}
