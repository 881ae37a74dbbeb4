import { SaxesParser } from 'saxes';
import { Refusal } from '../../issue.ts';
import { type Layer, WGS84_DEGREES } from '../coordinates/layer.ts';
import { MOST_COLUMNS, tooLarge } from '../limits.ts';
import { Pace } from '../pace.ts';
import type { TableRow } from '../table.ts';
import { PlacemarkBuilder } from './placemark.ts';

/** How much is parsed before others have their turn. */
const CHUNK_CHARACTERS = 256 * 1024;

/**
 * The placemarks of a KML (OGC 12-007r2), which is always on WGS 84: its columns are `name`, `description`, `address`,
 * `phone`, the `folder` it lies in, and every name of its extended data. XML that declares a document type is refused, so
 * that no entity can grow.
 * @throws Refusal when it is no well-formed XML, saying the line
 */
export async function readKml(text: string): Promise<Layer> {
  const fields = new Map<string, number>();
  const column = (name: string) => {
    const known = fields.get(name);
    if (known !== undefined) return known;
    if (fields.size >= MOST_COLUMNS) throw tooLarge(`${fields.size}列以上`, `${MOST_COLUMNS}列`);
    fields.set(name, fields.size);
    return fields.size - 1;
  };
  const rows: TableRow[] = [];
  const builder = new PlacemarkBuilder((values, geometry) => {
    const cells: string[] = [];
    for (const [name, value] of values) cells[column(name)] = value;
    rows.push({ line: rows.length + 1, cells: Array.from(cells, (cell) => cell ?? ''), geometry });
  });
  await parse(text, builder);
  return { kind: 'kml', name: builder.documentName, fields: [...fields.keys()], rows, declared: WGS84_DEGREES };
}

async function parse(text: string, builder: PlacemarkBuilder): Promise<void> {
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new Refusal('xml-entities', {
      line: parser.line,
      message:
        'XML に文書型の宣言（DOCTYPE）があります。展開すると際限なく大きくなることがあるため、開きませんでした。元のソフトで KML を書き出し直してください。',
    });
  });
  parser.on('error', () => {
    throw new Refusal('xml-broken', {
      line: parser.line,
      message: `${parser.line}行目で XML の形がくずれています。ファイルが途中で切れていないか確かめ、KML を書き出し直してください。`,
    });
  });
  parser.on('opentag', ({ name, attributes }) => builder.open(localName(name), attributes['name'] ?? ''));
  parser.on('closetag', ({ name }) => builder.close(localName(name)));
  parser.on('text', (piece) => builder.text(piece));
  parser.on('cdata', (piece) => builder.text(piece));
  const pace = new Pace();
  for (let at = 0; at < text.length; at += CHUNK_CHARACTERS) {
    parser.write(text.slice(at, at + CHUNK_CHARACTERS));
    await pace.yieldWhenDue();
  }
  parser.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
