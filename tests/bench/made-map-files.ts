import { seededRandom } from '@hazama/geo/testing';
import { PRJ } from '../import/fixtures/shapefile.ts';
import { zip } from '../import/fixtures/zip.ts';

type Position = readonly [longitude: number, latitude: number];

/** A town some 36 by 28 km, as ragged as 伊賀市's outline: as many corners, of which none lies on a straight line. */
export function raggedOutline(corners: number, seed: number): Position[] {
  const random = seededRandom(seed);
  const ring = Array.from({ length: corners }, (_, at): Position => {
    const angle = (2 * Math.PI * at) / corners;
    const reach = 1 + 0.15 * Math.sin(5 * angle) + 0.1 * Math.sin(23 * angle) + 0.01 * random();
    return [136.2 + 0.17 * reach * Math.cos(angle), 34.75 + 0.11 * reach * Math.sin(angle)];
  });
  return [...ring, ring[0] as Position];
}

/** Houses of four to eight corners as a city's GeoJSON has them: with the id and floor area of each, and columns nobody needs. */
export function buildingsGeojson(count: number, seed: number): Buffer {
  const random = seededRandom(seed);
  const features = Array.from({ length: count }, (_, at) => {
    const [longitude, latitude] = [136.02 + random() * 0.36, 34.63 + random() * 0.24];
    const side = 0.00004 + random() * 0.00008;
    const corners = 4 + Math.floor(random() * 5);
    const ring = Array.from({ length: corners }, (__, corner) => {
      const angle = (2 * Math.PI * corner) / corners;
      return [longitude + side * Math.cos(angle), latitude + side * Math.sin(angle)];
    });
    const properties = {
      gml_id: `bldg_${at.toString(16).padStart(12, '0')}`,
      建物種別: random() < 0.9 ? '普通建物' : '堅ろう建物',
      階数: 1 + Math.floor(random() * 3),
      延床面積: Math.round((60 + random() * 200) * 100) / 100,
      整備年度: '2024',
    };
    return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } };
  });
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', name: '建築物', features }));
}

/** Squares of 100 m along a side of a primary mesh (JIS X 0410: 8 × 10 × 10). */
const SQUARES_ALONG = 800;
const SQUARES = SQUARES_ALONG * SQUARES_ALONG;
/** A header, a box around it, and one ring of five corners (ESRI Shapefile Technical Description, 1998). */
const SHP_RECORD_BYTES = 8 + 4 + 32 + 8 + 4 + 5 * 16;
const CELL_BYTES = 10;
/** A mark whether it was deleted, and three cells. */
const DBF_RECORD_BYTES = 1 + 3 * CELL_BYTES;
const CLASSES = ['0500', '0500', '0500', '0500', '0100', '0200', '0700', '0901', '1000', '1100'];

/** 国土数値情報 L03-b of a whole primary mesh, as it is handed out: 640,000 squares and their classes, a shapefile in a zip. */
export function landUseZip(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const [west, south] = [136, 34 + 2 / 3];
  const shp = Buffer.alloc(100 + SQUARES * SHP_RECORD_BYTES);
  shp.writeInt32BE(9994, 0);
  shp.writeInt32BE(shp.length / 2, 24);
  shp.writeInt32LE(1000, 28);
  shp.writeInt32LE(5, 32);
  const columns = ['L03b_001', 'L03b_002', 'L03b_003'];
  const dbf = Buffer.alloc(dbfHeaderBytes(columns.length) + SQUARES * DBF_RECORD_BYTES, ' ');
  writeDbfHeader(dbf, columns);
  for (let square = 0; square < SQUARES; square++) {
    const [column, row] = [square % SQUARES_ALONG, Math.floor(square / SQUARES_ALONG)];
    const [left, right] = [west + column / SQUARES_ALONG, west + (column + 1) / SQUARES_ALONG];
    const [bottom, top] = [south + row / SQUARES_ALONG / 1.5, south + (row + 1) / SQUARES_ALONG / 1.5];
    const at = 100 + square * SHP_RECORD_BYTES;
    shp.writeInt32BE(square + 1, at);
    shp.writeInt32BE((SHP_RECORD_BYTES - 8) / 2, at + 4);
    shp.writeInt32LE(5, at + 8);
    shp.writeInt32LE(1, at + 44);
    shp.writeInt32LE(5, at + 48);
    const corners = [left, bottom, left, top, right, top, right, bottom, left, bottom];
    for (const [number, value] of [left, bottom, right, top].entries()) shp.writeDoubleLE(value, at + 12 + 8 * number);
    for (const [number, value] of corners.entries()) shp.writeDoubleLE(value, at + 56 + 8 * number);
    const digits = [row / 100, column / 100, (row / 10) % 10, (column / 10) % 10, row % 10, column % 10];
    const landUse = CLASSES[Math.floor(random() * CLASSES.length)];
    const cells = [`5236${digits.map(Math.floor).join('')}`, `${landUse}`, '20210601'];
    for (const [cell, text] of cells.entries())
      dbf.write(text, dbfHeaderBytes(columns.length) + square * DBF_RECORD_BYTES + 1 + CELL_BYTES * cell, 'latin1');
  }
  return zip({ 'L03-b-21_5236.shp': shp, 'L03-b-21_5236.dbf': dbf, 'L03-b-21_5236.prj': PRJ.jgd2011 });
}

function dbfHeaderBytes(columns: number): number {
  return 32 + 32 * columns + 1;
}

function writeDbfHeader(dbf: Buffer, columns: readonly string[]): void {
  dbf.fill(0, 0, dbfHeaderBytes(columns.length));
  dbf.set([3, 126, 4, 1]);
  dbf.writeUInt32LE(SQUARES, 4);
  dbf.writeUInt16LE(dbfHeaderBytes(columns.length), 8);
  dbf.writeUInt16LE(DBF_RECORD_BYTES, 10);
  for (const [at, name] of columns.entries()) {
    dbf.write(name, 32 + 32 * at, 'latin1');
    dbf.write('C', 32 + 32 * at + 11, 'latin1');
    dbf.writeUInt8(CELL_BYTES, 32 + 32 * at + 16);
  }
  dbf.writeUInt8(0x0d, dbfHeaderBytes(columns.length) - 1);
}
