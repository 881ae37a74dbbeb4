import { type Seer, tilePath } from '../../graphql/endpoint.ts';

/** Which town's tiles, in which state, seen as whom. */
export interface TileScope extends Seer {
  /** Municipality code. */
  readonly code: string;
  /** Rises with every publish, edit and compute: under it a tile never changes. */
  readonly revision: number;
}

/** What the cells of the open area are coloured by. */
export interface CellQuestion {
  readonly areaId: string;
  readonly indicatorId: string;
  /** null: the newest. */
  readonly year: number | null;
}

/** What of the timetables is drawn, as of which service day. */
export interface TransitQuestion {
  /** YYYY-MM-DD; null: there are zones alone, which have no day. */
  readonly day: string | null;
  readonly layers: ReadonlySet<TransitLayer>;
}

/** Layers of tiles that are made of timetables, from below to above. */
export const TRANSIT_LAYERS = ['zones', 'routes', 'stops'] as const;
export type TransitLayer = (typeof TRANSIT_LAYERS)[number];

/** The worker that fetches has no page address of its own, so the origin is spelt out. */
export const areaTiles = (scope: TileScope): string => tiles('areas', scope, {});

export const resourceTiles = (scope: TileScope): string => tiles('resources', scope, {});

export const cellTiles = (scope: TileScope, { areaId, indicatorId, year }: CellQuestion): string =>
  tiles('cells', scope, { area: areaId, ind: indicatorId, y: year === null ? null : String(year) });

export const streetTiles = (scope: TileScope, { areaId }: Pick<CellQuestion, 'areaId'>): string =>
  tiles('streets', scope, { area: areaId });

export const reachTiles = (scope: TileScope, { areaId, indicatorId, year }: CellQuestion): string =>
  tiles('reach', scope, { area: areaId, ind: indicatorId, y: year === null ? null : String(year) });

export const transitTiles = (layer: TransitLayer, scope: TileScope, day: string | null): string =>
  tiles(layer, scope, { day: layer === 'zones' ? null : day });

function tiles(layer: string, { code, revision, ...seer }: TileScope, more: Record<string, string | null>): string {
  const query = new URLSearchParams({ m: code, v: String(revision) });
  for (const [name, value] of Object.entries(more)) if (value !== null) query.set(name, value);
  return location.origin + tilePath(seer, layer, query);
}
