import { BUFFER, EXTENT, type TileAddress } from './tile-address.ts';

/** In units of a tile, y downwards. */
export type Position = [x: number, y: number];

/** Along the whole of the web mercator square, in metres of EPSG:3857. */
const WORLD_METERS = 40_075_016.685578488;

/** Where a place lies in the web mercator square: 0 at its western and northern edge, 1 at the others. */
export function positionInWorld(longitude: number, latitude: number): Position {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Where a place lies in a tile, exactly; outside of it below 0 or from EXTENT on. */
export function positionInTile(longitude: number, latitude: number, { z, x, y }: TileAddress): Position {
  const tiles = 2 ** z;
  const [east, south] = positionInWorld(longitude, latitude);
  return [(east * tiles - x) * EXTENT, (south * tiles - y) * EXTENT];
}

export const rounded = ([x, y]: Position): Position => [Math.round(x), Math.round(y)];

/** In this tile and in no other. */
export const isInTile = ([x, y]: Position): boolean => x >= 0 && y >= 0 && x < EXTENT && y < EXTENT;

/** [west, south, east, north] of a tile with its buffer, in degrees: a rectangle there too, so nothing is projected to find it. */
export function boxOfTile({ z, x, y }: TileAddress): [west: number, south: number, east: number, north: number] {
  const tiles = 2 ** z;
  const margin = BUFFER / EXTENT;
  const longitude = (column: number) => Math.min(180, Math.max(-180, (column / tiles - 0.5) * 360));
  const latitude = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / tiles))) * 180) / Math.PI;
  return [longitude(x - margin), latitude(y + 1 + margin), longitude(x + 1 + margin), latitude(y - margin)];
}

/** What EPSG:3857 is moved and scaled by to become units of the tile: its north-western corner, and units in a metre. */
export function scaleOfTile({ z, x, y }: TileAddress): [west: number, north: number, unitsPerMeter: number] {
  const side = WORLD_METERS / 2 ** z;
  return [x * side - WORLD_METERS / 2, WORLD_METERS / 2 - y * side, EXTENT / side];
}
