import { AreaKind } from '@hazama/prisma';
import { badInput } from '../wire/index.ts';
import { tileFeature } from './encode-tile.ts';
import type { TileLayer } from './layer.ts';
import { atRevision, isOfTileAlone, pointInTile, polygonInTile, TILE_CTE } from './tile-sql.ts';

interface Row {
  readonly id: string;
  readonly number: number | null;
  readonly name: string;
  readonly kind: string;
  /** GeoJSON text in tile units; null outside of the tile. */
  readonly shape: string | null;
  readonly label: string | null;
}

const AREAS_IN_TILE = `
  WITH ${TILE_CTE},
  -- the areas of the kind asked for, by default the one that each town reports by, whose shapes touch the tile
  touching AS (
    SELECT area.*, coalesce(area.label_point, ST_PointOnSurface(area.geometry)) AS label
    FROM area JOIN municipality ON municipality.code = area.municipality_code, tile
    WHERE ${atRevision('area')}
      AND area.kind = coalesce($6::area_kind, municipality.reporting_kind) AND area.geometry && tile.box)
  SELECT id, number, name, kind, ${polygonInTile('geometry')} AS shape,
         CASE WHEN ${isOfTileAlone('label')} THEN ${pointInTile('label')} END AS label
  FROM touching, tile
  ORDER BY municipality_code, number NULLS LAST, id`;

const FIELDS = { id: 'Area.id', number: '地区番号', name: '名前', kind: 'AreaKind' };

/** 地区: their polygons, and a point for each label, since a polygon cut by a tile's edge would be labelled twice. */
export const areaLayer: TileLayer = {
  id: 'areas',
  description: '地区',
  vectorLayers: [
    { id: 'areas', fields: FIELDS },
    { id: 'area-labels', fields: FIELDS },
  ],
  parameters: ['kind'],
  dependsOnAudience: false,
  dependsOnDay: false,
  read: async ({ database }, { z, x, y }, { town, parameters }) => {
    const rows = await database.query<Row & { id: string }>(AREAS_IN_TILE, [
      z,
      x,
      y,
      town?.code ?? null,
      town?.revision ?? null,
      areaKind(parameters['kind']),
    ]);
    const properties = ({ id, number, name, kind }: Row) => ({ id, number, name, kind });
    return {
      areas: rows.flatMap((row) => (row.shape ? tileFeature(row.shape, properties(row)) : [])),
      'area-labels': rows.flatMap((row) => (row.label ? tileFeature(row.label, properties(row)) : [])),
    };
  },
};

function areaKind(text: string | undefined): AreaKind | null {
  if (text === undefined) return null;
  const kind = Object.values(AreaKind).find((value) => value === text);
  if (!kind) throw badInput(`kind には ${Object.values(AreaKind).join('・')} のどれかを指定してください。`);
  return kind;
}
