import { mayReadField, mayReadResource, visibleLevels } from '../account/index.ts';
import { isStale, JOIN_DATASET } from '../resource/index.ts';
import { tileFeature } from './encode-tile.ts';
import type { TileLayer } from './layer.ts';
import { atRevision, pointInTile, TILE_CTE } from './tile-sql.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly group: string;
  readonly icon: string;
  readonly status: string;
  readonly stale: boolean;
  readonly shape: string;
}

const RESOURCES_IN_TILE = `
  WITH ${TILE_CTE}
  SELECT r.id, r.name, r.kind_id AS kind, k.group_id AS "group", g.icon, lower(r.status::text) AS status,
         ${isStale('$7')} AS stale, ${pointInTile('r.location')} AS shape
  FROM resource r JOIN resource_kind k ON k.id = r.kind_id JOIN resource_group g ON g.id = k.group_id ${JOIN_DATASET}, tile
  WHERE ${atRevision('r')} AND r.status <> 'CLOSED'
    AND r.location && tile.box
    AND ${mayReadResource('r', '$6')} AND ${mayReadField('r', 'k', 'location', '$6')}
  -- what stands later in the catalogue is drawn below
  ORDER BY k.position DESC, r.id`;

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
  read: async ({ database }, { z, x, y }, { town, viewer, today }) => {
    const rows = await database.query<Row & { id: string }>(RESOURCES_IN_TILE, [
      z,
      x,
      y,
      town?.code ?? null,
      town?.revision ?? null,
      visibleLevels(viewer),
      today,
    ]);
    return { resources: rows.flatMap(({ shape, ...properties }) => tileFeature(shape, properties)) };
  },
};
