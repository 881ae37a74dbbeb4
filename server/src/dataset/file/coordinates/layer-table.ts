import { type CoordinateSystem, type LngLat, toWgs84 } from '@hazama/geo';
import { filterInTurns } from '../../in-turns.ts';
import { boundsOfPositions, type Sieve } from '../sieve.ts';
import type { RawGeometry, Table, TableNote, TableRow } from '../table.ts';
import type { Layer } from './layer.ts';
import { systemTitle, transformationMethod } from './system-title.ts';

type Convert = (x: number, y: number) => LngLat;

/** How to get a file whose coordinates can't be told. */
const TELL = '「座標系」を示してください（例: JGD2011、EPSG:6674、平面直角6系）〔--crs 平面直角6系〕。';

/**
 * A layer as a table on WGS 84. Shapes are brought there one by one, when they are asked for; points become the columns
 * `longitude` and `latitude` beside them. What was done is a note.
 * @param told the system that a person says it is in, before what the file says
 * @param sieve puts polygons aside that are of no use
 */
export async function layerTable(
  layer: Layer,
  told: CoordinateSystem | undefined,
  sieve: Sieve | undefined,
): Promise<Table> {
  const { system, note } = systemOf(layer, told);
  const convert = system && toWgs84(system);
  const sifted = sieve && (await sift(layer.rows, convert, sieve));
  const kept = sifted ?? layer.rows;
  const rows = convert ? kept.map((row) => new ConvertedRow(row, convert)) : kept;
  const notes = [...(layer.notes ?? []), ...(note ? [note] : [])];
  if (convert && system)
    notes.push({
      code: 'coordinates-transformed',
      draft: { value: systemTitle(system), message: transformationMethod(system) },
    });
  const { kind, name, fields } = layer;
  return {
    kind,
    sheet: name,
    ...withPointColumns(fields, rows),
    notes,
    ...(sifted && { leftOut: layer.rows.length - sifted.length }),
  };
}

/** Without the polygons that lie beyond; the first row stays in any case, so that what the layer is of can be seen. */
async function sift(rows: readonly TableRow[], convert: Convert | undefined, sieve: Sieve): Promise<TableRow[]> {
  return filterInTurns(rows, (row) => {
    if (row === rows[0] || !row.geometry?.type.endsWith('Polygon')) return true;
    const { coordinates } = row.geometry;
    const bounds = boundsOfPositions(convert ? convertEach(coordinates, convert) : coordinates);
    if (!bounds || !sieve.isBeyond(bounds)) return true;
    sieve.onLeftOut(row.line, bounds);
    return false;
  });
}

/** The system of a layer; undefined with a note that refuses it where nobody can know. */
function systemOf(
  { declared, rows }: Layer,
  told: CoordinateSystem | undefined,
): { readonly system?: CoordinateSystem; readonly note?: TableNote } {
  if (told) return { system: told };
  if (declared.state === 'known') return { system: declared.system };
  const first = firstPosition(rows);
  if (!first) return {};
  if (declared.state === 'unknown')
    return {
      note: {
        code: 'crs-unknown',
        draft: { value: declared.text, message: `座標系「${declared.text}」は読めません。${TELL}` },
      },
    };
  const [x, y] = first;
  const value = `${x}, ${y}`;
  if (Math.abs(x) > 180 || Math.abs(y) > 90)
    return { note: { code: 'crs-unknown', draft: { value, message: `座標系がどこにも書かれていません。${TELL}` } } };
  return {
    note: {
      code: 'crs-missing',
      draft: {
        value,
        message:
          '座標系が書かれていないので、世界測地系（JGD2011 など）の緯度・経度とみて読みました。日本測地系なら、「座標系」をそう示して取り込み直してください〔--crs TOKYO〕。',
      },
    },
  };
}

function firstPosition(rows: readonly TableRow[]): readonly [number, number] | undefined {
  for (const { geometry } of rows) {
    let part: unknown = geometry?.coordinates;
    while (Array.isArray(part) && Array.isArray(part[0])) part = part[0];
    if (!Array.isArray(part)) continue;
    const [x, y] = part as unknown[];
    if (typeof x === 'number' && typeof y === 'number') return [x, y];
  }
  return undefined;
}

/** A row whose shape is brought to WGS 84 each time that it is asked for. */
class ConvertedRow implements TableRow {
  readonly #row: TableRow;
  readonly #convert: Convert;

  constructor(row: TableRow, convert: Convert) {
    this.#row = row;
    this.#convert = convert;
  }

  get line(): number {
    return this.#row.line;
  }

  get cells(): readonly string[] {
    return this.#row.cells;
  }

  get geometry(): RawGeometry | null | undefined {
    const { geometry } = this.#row;
    if (!geometry) return geometry;
    const convert = this.#convert;
    return {
      type: geometry.type,
      get coordinates() {
        return convertEach(geometry.coordinates, convert);
      },
    };
  }
}

/** Positions, however deep they lie in lists; what is none stays as it is, and is found out when shapes are checked. */
function convertEach(part: unknown, convert: Convert, depth = 0): unknown {
  // a MultiPolygon is four lists deep
  if (!Array.isArray(part) || depth > 4) return part;
  const [x, y] = part as unknown[];
  if (typeof x === 'number' && typeof y === 'number') return convert(x, y);
  return part.map((inner) => convertEach(inner, convert, depth + 1));
}

/** A point is a place of a resource: where a row has one, its degrees stand in columns that any table may have. */
function withPointColumns(fields: readonly string[], rows: readonly TableRow[]): Pick<Table, 'fields' | 'rows'> {
  if (!rows.some(({ geometry }) => pointOf(geometry))) return { fields, rows };
  const all = [...fields];
  const columns = ['longitude', 'latitude'].map((name) => {
    const known = all.indexOf(name);
    return known < 0 ? all.push(name) - 1 : known;
  });
  return {
    fields: all,
    rows: rows.map((row) => {
      const { line, geometry } = row;
      const point = pointOf(geometry);
      if (!point) return row;
      const own = row.cells;
      const cells = Array.from(all, (_, column) => own[column] ?? '');
      for (const [which, column] of columns.entries()) cells[column] ||= String(point[which]);
      return { line, cells, geometry };
    }),
  };
}

/** QGIS writes a single point as a list of one. */
function pointOf(geometry: RawGeometry | null | undefined): readonly unknown[] | undefined {
  if (geometry?.type !== 'Point' && geometry?.type !== 'MultiPoint') return undefined;
  const { coordinates } = geometry;
  if (!Array.isArray(coordinates)) return undefined;
  if (geometry.type === 'Point') return coordinates;
  return coordinates.length === 1 && Array.isArray(coordinates[0]) ? coordinates[0] : undefined;
}
