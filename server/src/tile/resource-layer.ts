import { mayReadField, mayReadResource, visibleLevels } from '../account/index.ts';
import { isStale, JOIN_DATASET } from '../resource/index.ts';
import type { TileFeature } from './encode-tile.ts';
import type { TileLayer } from './layer.ts';
import { boxOfTile, positionInTile, rounded } from './mercator.ts';
import type { TileAddress } from './tile-address.ts';
import { atRevision, BOX } from './tile-sql.ts';

/** The resources of a tile column by column: one row instead of thousands, which the embedded database is slow at. */
interface Columns {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Separated by spaces. */
  readonly kinds: string;
  readonly statuses: string;
  /** One letter each, t or f. */
  readonly stale: string;
  /** Degrees, 8 bytes each, most significant first. */
  readonly longitudes: Buffer;
  readonly latitudes: Buffer;
  /** Group and icon of every kind. */
  readonly catalogue: Readonly<Record<string, readonly [group: string, icon: string]>>;
}

const RESOURCES_IN_TILE = `
  WITH
  shown AS (
    SELECT r.id, r.name, r.kind_id, lower(r.status::text) AS status, ${isStale('$8')} AS stale, r.location
    FROM resource r JOIN resource_kind k ON k.id = r.kind_id ${JOIN_DATASET}
    WHERE ${atRevision('r')} AND r.status <> 'CLOSED'
      AND r.location && ${BOX}
      AND ${mayReadResource('r', '$7')} AND ${mayReadField('r', 'k', 'location', '$7')}
    -- what stands later in the catalogue is drawn below
    ORDER BY k.position DESC, r.id COLLATE "C"),
  catalogue AS (
    SELECT json_object_agg(k.id, json_build_array(k.group_id, g.icon)) AS kinds
    FROM resource_kind k JOIN resource_group g ON g.id = k.group_id)
  SELECT json_agg(id) AS ids, json_agg(name) AS names, string_agg(kind_id, ' ') AS kinds, string_agg(status, ' ') AS statuses,
         string_agg(CASE WHEN stale THEN 't' ELSE 'f' END, '') AS stale,
         string_agg(float8send(ST_X(location)), '') AS longitudes, string_agg(float8send(ST_Y(location)), '') AS latitudes,
         (SELECT kinds FROM catalogue) AS catalogue
  FROM shown HAVING count(*) > 0`;

/** 地域資源: a point for each that has a place which the viewer may see; what is closed isn't drawn. */
export const resourceLayer: TileLayer = {
  id: 'resources',
  description: '地域資源',
  vectorLayers: [
    {
      id: 'resources',
      fields: {
        id: 'Resource.id',
        name: '名前',
        kind: 'ResourceKind.id',
        group: 'ResourceKind.group',
        icon: 'ResourceKind.icon',
        status: 'active, preparing, suspended',
        stale: '確認の期限を過ぎた',
      },
    },
  ],
  parameters: [],
  dependsOnAudience: true,
  dependsOnDay: true,
  read: async ({ database }, address, { town, viewer, today }) => {
    const [columns] = await database.query<Columns & { ids: string[] }>(RESOURCES_IN_TILE, [
      ...boxOfTile(address),
      town?.code ?? null,
      town?.revision ?? null,
      visibleLevels(viewer),
      today,
    ]);
    return columns ? { resources: featuresOf(columns, address) } : {};
  },
};

function featuresOf({ ids, names, stale, longitudes, latitudes, catalogue, ...rest }: Columns, address: TileAddress) {
  const kinds = rest.kinds.split(' ');
  const statuses = rest.statuses.split(' ');
  return ids.map((id, index): TileFeature => {
    const kind = kinds[index] ?? '';
    const [group = '', icon = ''] = catalogue[kind] ?? [];
    const position = positionInTile(longitudes.readDoubleBE(index * 8), latitudes.readDoubleBE(index * 8), address);
    const tags = {
      id,
      name: names[index] ?? '',
      kind,
      group,
      icon,
      status: statuses[index] ?? '',
      stale: stale[index] === 't',
    };
    return { type: 1, geometry: [rounded(position)], tags };
  });
}
