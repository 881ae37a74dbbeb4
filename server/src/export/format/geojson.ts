import fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportColumn, ExportRow, ExportTable } from '../export-table.ts';
import type { WriteFormat, Writing } from './writing.ts';

interface Geometry {
  readonly type: string;
  readonly coordinates: unknown;
}
type Ring = readonly (readonly [longitude: number, latitude: number])[];

/** RFC 7946: WGS 84, [longitude, latitude], outer rings against the clock; what explains the table is a member of its own. */
export const writeGeoJson: WriteFormat = async (table, file, writing) => {
  await pipeline(Readable.from(chunks(table, writing)), fs.createWriteStream(file, { flags: 'wx' }));
};

async function* chunks(table: ExportTable, writing: Writing): AsyncGenerator<string> {
  const about = Object.fromEntries(writing.explanation);
  yield `{"type":"FeatureCollection","name":${JSON.stringify(table.title)},"about":${JSON.stringify(about)},"features":[\n`;
  let separator = '';
  for await (const page of table.pages) {
    const features = page.map((row) => featureText(table, row));
    if (features.length > 0) yield separator + features.join(',\n');
    separator = ',\n';
    writing.onRows(page.length);
  }
  yield '\n]}\n';
}

function featureText({ columns, geometryType }: ExportTable, { cells, geometry }: ExportRow): string {
  const properties = columns.flatMap((column, at) =>
    geometryType !== null && column.type === 'place' ? [] : [[propertyName(column), cells[at] ?? null] as const],
  );
  const shape = geometry === null ? 'null' : windText(geometry);
  return `{"type":"Feature","properties":${JSON.stringify(Object.fromEntries(properties))},"geometry":${shape}}`;
}

export const propertyName = ({ key, name }: ExportColumn): string => key ?? name;

/** PostGIS keeps rings as they came. */
function windText(text: string): string {
  const geometry = JSON.parse(text) as Geometry;
  if (geometry.type === 'Polygon')
    return JSON.stringify({ type: 'Polygon', coordinates: wound(geometry.coordinates as Ring[]) });
  if (geometry.type === 'MultiPolygon')
    return JSON.stringify({ type: 'MultiPolygon', coordinates: (geometry.coordinates as Ring[][]).map(wound) });
  return text;
}

/** The outer ring against the clock, holes with it. */
function wound(rings: readonly Ring[]): Ring[] {
  return rings.map((ring, at) => (isClockwise(ring) === at > 0 ? ring : ring.toReversed()));
}

function isClockwise(ring: Ring): boolean {
  let twiceArea = 0;
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y];
    twiceArea += (nextX - x) * (nextY + y);
  }
  return twiceArea > 0;
}
