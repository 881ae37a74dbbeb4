import { AreaKind } from '@hazama/prisma';
import { inForce } from '../area/index.ts';
import { badInput } from '../wire/index.ts';
import { polygonFeature } from './encode-tile.ts';
import type { TileLayer } from './layer.ts';
import { boxOfTile, isInTile, positionInTile, rounded, scaleOfTile } from './mercator.ts';
import type { TileAddress } from './tile-address.ts';
import type { Properties, TileFeature } from './tile-feature.ts';
import { atRevision, BOX, polygonInTile } from './tile-sql.ts';

interface Row {
  readonly id: string;
  readonly number: number | null;
  readonly name: string;
  readonly kind: string;
  /** GeoJSON text in tile units */
  readonly shape: string;
  /** Of a point inside, in degrees */
  readonly longitude: number;
  readonly latitude: number;
}

const AREAS_IN_TILE = `
  WITH
  -- what exists is asked of the day of the revision, so that a tile of a revision never changes
  seen AS (
    SELECT municipality.code, municipality.reporting_kind,
           (coalesce(revision.at, now()) AT TIME ZONE 'Asia/Tokyo')::date AS day
    FROM municipality LEFT JOIN revision
      ON revision.municipality_code = municipality.code AND revision.number = coalesce($6::int, municipality.revision)),
  -- the areas of the kind asked for, by default the one that each town reports by, whose shapes touch the tile
  touching AS (
    SELECT area.municipality_code, area.id, area.number, area.name, area.kind, area.geometry,
           coalesce(area.label_point, ST_PointOnSurface(area.geometry)) AS label
    FROM area JOIN seen ON seen.code = area.municipality_code
    WHERE ${atRevision('area')} AND ${inForce('area', 'seen.day')}
      AND area.kind = coalesce($10::area_kind, seen.reporting_kind) AND area.geometry && ${BOX})
  SELECT id, number, name, kind, ${polygonInTile('geometry', ['$7', '$8', '$9'])} AS shape,
         ST_X(label) AS longitude, ST_Y(label) AS latitude
  FROM touching
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
  read: async ({ database }, address, { town, parameters }) => {
    const rows = await database.queryPrepared<Row & { id: string }>('areas-in-tile', AREAS_IN_TILE, [
      ...boxOfTile(address),
      town?.code ?? null,
      town?.revision ?? null,
      ...scaleOfTile(address),
      areaKind(parameters['kind']),
    ]);
    return {
      areas: rows.flatMap((row) => polygonFeature(row.shape, propertiesOf(row))),
      'area-labels': rows.flatMap((row) => labelOf(row, address)),
    };
  },
};

function labelOf(row: Row, address: TileAddress): TileFeature[] {
  const position = positionInTile(row.longitude, row.latitude, address);
  return isInTile(position) ? [{ type: 1, geometry: [rounded(position)], tags: propertiesOf(row) }] : [];
}

const propertiesOf = ({ id, number, name, kind }: Row): Properties => ({
  id,
  ...(number !== null && { number }),
  name,
  kind,
});

function areaKind(text: string | undefined): AreaKind | null {
  if (text === undefined) return null;
  const kind = Object.values(AreaKind).find((value) => value === text);
  if (!kind) throw badInput(`kind には ${Object.values(AreaKind).join('・')} のどれかを指定してください。`);
  return kind;
}
