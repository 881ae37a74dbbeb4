import type { ReachedCell } from '../indicator/index.ts';
import { type Position, positionInTile, rounded } from './mercator.ts';
import { BUFFER, EXTENT, type TileAddress } from './tile-address.ts';
import type { TileFeature } from './tile-feature.ts';

/** JIS X 0410: a cell of 1 km is 45″ wide and 30″ high, and its parts in proportion. */
const DEGREES_WIDE_PER_METER = 45 / 3600 / 1000;
const DEGREES_HIGH_PER_METER = 30 / 3600 / 1000;

/** People counted at a point are drawn as those of a cell of this size. */
const POINT_SIDE_METERS = 250;

/** The fullest cell leaves a little ground between its square and the next. */
const FULLEST = 0.88;

/** The middle of a cell. */
export function cellPoint(cell: ReachedCell, address: TileAddress): TileFeature[] {
  const [x, y] = rounded(positionInTile(cell.longitude, cell.latitude, address));
  return touches([[x, y]]) ? [{ type: 1, geometry: [[x, y]], tags: { ...tagsOf(cell), side: cell.sideMeters } }] : [];
}

/** The ground of a mesh cell; a point has none. */
export function cellGround(cell: ReachedCell, address: TileAddress): TileFeature[] {
  if (cell.sideMeters === 0) return [];
  const { west, north, east, south } = extentInTile(cell, address);
  return polygon(ring(west, north, east, south), tagsOf(cell));
}

/** A square on the middle of a cell whose area is to the ground as the people are to `most`. */
export function cellSquare(cell: ReachedCell, most: number, address: TileAddress): TileFeature[] {
  const { west, north, east, south } = extentInTile(cell, address);
  const side = Math.min(east - west, south - north) * FULLEST * Math.sqrt(cell.people / most);
  const [x, y] = [(west + east) / 2, (north + south) / 2];
  return polygon(ring(x - side / 2, y - side / 2, x + side / 2, y + side / 2), tagsOf(cell));
}

function tagsOf({ id, people, reached }: ReachedCell) {
  return { id, people: Math.round(people * 10) / 10, ...(reached !== null && { reached }) };
}

function polygon(corners: Position[], tags: TileFeature['tags']): TileFeature[] {
  return touches(corners) ? [{ type: 3, geometry: [[...corners, corners[0] as Position]], tags }] : [];
}

/** Clockwise on the screen, as the vector tile specification wants an outer ring. */
function ring(west: number, north: number, east: number, south: number): Position[] {
  const [left, top, right, bottom] = [west, north, east, south].map(Math.round) as [number, number, number, number];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function touches(points: readonly Position[]): boolean {
  const reaches = (axis: 0 | 1) =>
    points.some((point) => point[axis] >= -BUFFER) && points.some((point) => point[axis] <= EXTENT + BUFFER);
  return reaches(0) && reaches(1);
}

function extentInTile({ longitude, latitude, sideMeters }: ReachedCell, address: TileAddress) {
  const side = sideMeters || POINT_SIDE_METERS;
  const [halfWide, halfHigh] = [(side * DEGREES_WIDE_PER_METER) / 2, (side * DEGREES_HIGH_PER_METER) / 2];
  const [west, north] = positionInTile(longitude - halfWide, latitude + halfHigh, address);
  const [east, south] = positionInTile(longitude + halfWide, latitude - halfHigh, address);
  return { west, north, east, south };
}
