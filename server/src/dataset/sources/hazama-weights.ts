import { POINT_COLUMNS } from './point-columns.ts';
import type { Column, HeaderShape, Source } from './source.ts';

const ID: Column = { field: 'id', names: 'id gml_id gmlid 建物ID 建物id building_id fid osm_id @id' };

const BUILDING_COLUMNS: readonly Column[] = [
  ID,
  { field: 'weight', names: 'weight 重み 人口の重み' },
  { field: 'dwellings', names: 'dwellings 戸数 住戸数 世帯戸数 building:flats' },
  { field: 'floor_area', names: 'floor_area 延床面積 延べ床面積 延べ面積 延面積 totalFloorArea' },
  { field: 'storeys', names: 'storeys 階数 地上階数 storeysAboveGround building:levels' },
  { field: 'building', names: 'building 建物種別 建築物種別 建物用途 orgGILvl usage' },
  ...POINT_COLUMNS,
];

const LAND_COLUMNS: readonly Column[] = [
  { field: 'density', names: 'density 密度 人口密度' },
  { field: 'class', names: 'class landuse land_use 土地利用 土地利用区分 土地利用コード 土地利用現況' },
];

const AMOUNTS = ['weight', 'dwellings', 'floor_area', 'storeys'] as const;

const isOfPolygons = ({ geometryType }: HeaderShape) => geometryType?.endsWith('Polygon') ?? false;

/** Buildings as 基盤地図情報, PLATEAU and OpenStreetMap have them once converted: footprints, with what is known of their size. */
export const hazamaBuildings: Source = {
  format: 'hazama-buildings',
  dataset: 'weights',
  columns: BUILDING_COLUMNS,
  isMadeOf: (has, shape) => isOfPolygons(shape) && (AMOUNTS.some((field) => has(field)) || has('building')),
};

/** The same as points, in a layer or a table. A list of facilities has floor areas too: only a person can say that these are where people live. */
export const hazamaBuildingPoints: Source = {
  format: 'hazama-building-points',
  dataset: 'weights',
  columns: BUILDING_COLUMNS,
  isGeneral: true,
  isMadeOf: (has) => has('longitude', 'latitude') && (AMOUNTS.some((field) => has(field)) || has('building')),
};

/** 土地利用: polygons with a class, or with how densely people live on them. */
export const hazamaLandUse: Source = {
  format: 'hazama-land-use',
  dataset: 'weights',
  columns: [{ field: 'id', names: 'id fid' }, ...LAND_COLUMNS],
  isMadeOf: (has, shape) => isOfPolygons(shape) && (has('density') || has('class')),
};

/** 国土数値情報 土地利用細分メッシュ（L03-b）: squares of 100 m, each of one class. Named by words until 2014, by numbers since. */
export const ksjLandUse: Source = {
  format: 'ksj-l03b-land-use',
  dataset: 'weights',
  columns: [
    { field: 'id', names: 'L03b_001 メッシュ' },
    { field: 'class', names: 'L03b_002 土地利用種別 土地利用種' },
  ],
  isMadeOf: (has, shape) => isOfPolygons(shape) && has('id', 'class'),
};

/** Any layer of polygons that somebody calls buildings: nothing in it but its shapes says so. A person may say which column means what. */
export const buildingFootprints: Source = {
  format: 'building-footprints',
  dataset: 'weights',
  columns: [...BUILDING_COLUMNS, ...LAND_COLUMNS],
  isGeneral: true,
  isMadeOf: (_, shape) => isOfPolygons(shape),
};
