type Position = readonly number[];

interface Geometry {
  readonly type: string;
  readonly coordinates: unknown;
}

/** [west, south, east, north] */
export type Extent = [west: number, south: number, east: number, north: number];

const SRS_ID = 4326;
const LITTLE_ENDIAN = 1;
const ENVELOPE_XY = 1 << 1;
const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;

/**
 * A geometry as a GeoPackage keeps it (OGC 12-128, 2.1.3): "GP", version 0, flags, the id of WGS 84, for what has an extent
 * its envelope, then well-known binary, all little-endian. Takes GeoJSON text of a point, multiline, polygon or multipolygon.
 */
export function geoPackageGeometry(text: string): { readonly blob: Buffer; readonly extent: Extent } {
  const { type, coordinates } = JSON.parse(text) as Geometry;
  if (type === 'Point') {
    const position = coordinates as Position;
    const [x = 0, y = 0] = position;
    return {
      blob: Buffer.concat([header(null), wkbHead(POINT), doubles([x, y])]),
      extent: [x, y, x, y],
    };
  }
  if (type === 'MultiLineString') {
    const lines = coordinates as Position[][];
    const extent = extentOf(lines.flat());
    const body = lines.flatMap((line) => [wkbHead(LINE), uint32(line.length), positions(line)]);
    return { blob: Buffer.concat([header(extent), wkbHead(MULTI_LINE), uint32(lines.length), ...body]), extent };
  }
  const polygons = type === 'Polygon' ? [coordinates as Position[][]] : (coordinates as Position[][][]);
  const extent = extentOf(polygons.flat(2));
  const body = polygons.flatMap((rings) => [
    wkbHead(POLYGON),
    uint32(rings.length),
    ...rings.flatMap((ring) => [uint32(ring.length), positions(ring)]),
  ]);
  return { blob: Buffer.concat([header(extent), wkbHead(MULTI_POLYGON), uint32(polygons.length), ...body]), extent };
}

function header(extent: Extent | null): Buffer {
  const start = Buffer.alloc(8);
  start.write('GP', 0, 'latin1');
  start.writeUInt8(LITTLE_ENDIAN | (extent ? ENVELOPE_XY : 0), 3);
  start.writeInt32LE(SRS_ID, 4);
  if (!extent) return start;
  const [west, south, east, north] = extent;
  return Buffer.concat([start, doubles([west, east, south, north])]);
}

function wkbHead(type: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(LITTLE_ENDIAN, 0);
  bytes.writeUInt32LE(type, 1);
  return bytes;
}

function uint32(count: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(count);
  return bytes;
}

function doubles(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 8);
  for (const [at, number] of numbers.entries()) bytes.writeDoubleLE(number, at * 8);
  return bytes;
}

const positions = (line: readonly Position[]): Buffer => doubles(line.flatMap(([x = 0, y = 0]) => [x, y]));

function extentOf(corners: readonly Position[]): Extent {
  const extent: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of corners) widen(extent, [x, y, x, y]);
  return extent;
}

/** Makes the first hold the second too. */
export function widen(extent: Extent, [west, south, east, north]: Extent): void {
  extent[0] = Math.min(extent[0], west);
  extent[1] = Math.min(extent[1], south);
  extent[2] = Math.max(extent[2], east);
  extent[3] = Math.max(extent[3], north);
}
