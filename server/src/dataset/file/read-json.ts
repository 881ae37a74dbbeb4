import { Refusal } from '../issue.ts';
import { declaredByCode } from './coordinates/declared-system.ts';
import { type DeclaredSystem, type Layer, WGS84_DEGREES } from './coordinates/layer.ts';
import { type FeatureTexts, findFeatures } from './json-features.ts';
import { LARGEST_JSON_BYTES, MOST_COLUMNS, megabytes, tooLarge } from './limits.ts';
import { Pace } from './pace.ts';
import type { RawGeometry, TableRow } from './table.ts';

/** Features between two looks at the clock. */
const FEATURES_PER_LOOK = 64;
/** Characters of a feature: there are few of larger ones, and parsing them twice takes its time. */
const LONGEST_PARSED_AGAIN = 64 * 1024;

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * GeoJSON features, or a list of objects, as a layer: one column per property.
 * @throws Refusal when it is neither
 */
export async function readJson(text: string): Promise<Layer> {
  if (text.length > LARGEST_JSON_BYTES)
    throw new Refusal('file-too-large', {
      value: megabytes(text.length),
      message: `JSON としては大きすぎます（${megabytes(text.length)}、上限は${megabytes(LARGEST_JSON_BYTES)}）。この市町村だけにするか、シェープファイルか GeoPackage で書き出したものを選んでください。`,
    });
  const features = await findFeatures(text);
  return (features && (await readFeatures(features))) ?? readWhole(text);
}

/** Undefined where a feature is no JSON: read as a whole, the text tells the line. */
async function readFeatures({ members, count, lengthOf, parse }: FeatureTexts): Promise<Layer | undefined> {
  try {
    const { fields, rowOf } = columns();
    const rows: TableRow[] = [];
    const pace = new Pace();
    for (let index = 0; index < count; index++) {
      const row = rowOf(recordOf(parse(index)), index);
      const { type = 'Point' } = row.geometry ?? {};
      const isKept = type === 'Point' || lengthOf(index) > LONGEST_PARSED_AGAIN;
      rows.push(isKept ? row : { ...row, geometry: reparsed(type, () => recordOf(parse(index)).geometry) });
      if (index % FEATURES_PER_LOOK === 0) await pace.yieldWhenDue();
    }
    return layerOf(members, fields, rows);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A shape that is parsed each time that it is asked for: the positions of a city's buildings take ten times their text. */
function reparsed(type: string, parse: () => RawGeometry | null | undefined): RawGeometry {
  return {
    type,
    get coordinates() {
      return parse()?.coordinates;
    },
  };
}

function readWhole(text: string): Layer {
  const parsed = parseJson(text);
  const { fields, rowOf } = columns();
  return layerOf(parsed, fields, recordsOf(parsed).map(rowOf));
}

function layerOf(parsed: unknown, fields: ReadonlyMap<string, number>, rows: readonly TableRow[]): Layer {
  if (rows.length === 0)
    throw new Refusal('file-empty', { message: '記録が一つもありません。元のファイルを確かめてください。' });
  return { kind: 'json', name: layerNameOf(parsed), fields: [...fields.keys()], rows, declared: declaredBy(parsed) };
}

/** One column for each property, in the order in which they come up. */
function columns() {
  const fields = new Map<string, number>();
  const column = (name: string) => {
    const known = fields.get(name);
    if (known !== undefined) return known;
    if (fields.size >= MOST_COLUMNS) throw tooLarge(`${fields.size}列以上`, `${MOST_COLUMNS}列`);
    fields.set(name, fields.size);
    return fields.size - 1;
  };
  const rowOf = ({ properties, geometry }: JsonRecord, index: number): TableRow => {
    const cells: string[] = [];
    for (const [name, value] of Object.entries(properties)) cells[column(name)] = textOf(value);
    return {
      line: index + 1,
      cells: Array.from(cells, (cell) => cell ?? ''),
      ...(geometry === undefined ? {} : { geometry }),
    };
  };
  return { fields, rowOf };
}

/** RFC 7946 knows WGS 84 alone; the older `crs` (2008) is what QGIS and 国土数値情報 write. */
function declaredBy(parsed: unknown): DeclaredSystem {
  const crs = isObject(parsed) ? parsed['crs'] : undefined;
  const properties = isObject(crs) ? crs['properties'] : undefined;
  const name = isObject(properties) ? properties['name'] : undefined;
  if (typeof name !== 'string' || /CRS:?:?84$/i.test(name)) return WGS84_DEGREES;
  const code = /EPSG:(?:[0-9.]*:)?(\d+)$/i.exec(name)?.[1];
  return code ? declaredByCode(Number(code)) : { state: 'unknown', text: name };
}

/** QGIS writes the layer's name beside its features. */
function layerNameOf(parsed: unknown): string {
  const name = isObject(parsed) && parsed['type'] === 'FeatureCollection' ? parsed['name'] : undefined;
  return typeof name === 'string' ? name : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? 0);
    const line = text.slice(0, at).split('\n').length;
    throw new Refusal('json-broken', {
      line,
      message: `${line}行目で JSON の形がくずれています。ファイルが途中で切れていないか確かめてください。`,
    });
  }
}

interface JsonRecord {
  readonly properties: JsonObject;
  /** undefined: not a feature. */
  readonly geometry: RawGeometry | null | undefined;
}

function recordsOf(value: unknown): JsonRecord[] {
  if (Array.isArray(value) && value.every(isObject))
    return value.map((properties) => ({ properties, geometry: undefined }));
  if (isObject(value)) {
    if (value['type'] === 'Topology')
      throw new Refusal('json-broken', {
        value: 'TopoJSON',
        message: '中身は TopoJSON です。GeoJSON に書き出したものを選んでください。',
      });
    if (value['type'] === 'FeatureCollection' && Array.isArray(value['features']))
      return value['features'].map((feature) => recordOf(feature));
    if (value['type'] === 'Feature') return [recordOf(value)];
  }
  throw new Refusal('json-broken', {
    message: 'GeoJSON の FeatureCollection でも、記録の一覧でもありません。GeoJSON を選んでください。',
  });
}

function recordOf(feature: unknown): JsonRecord {
  if (!isObject(feature)) return { properties: {}, geometry: null };
  const { properties, geometry } = feature;
  return {
    properties: isObject(properties) ? properties : {},
    geometry: isObject(geometry) && typeof geometry['type'] === 'string' ? (geometry as unknown as RawGeometry) : null,
  };
}

/** A list of words reads 「甲、乙」; what is deeper than that stays JSON. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null))
    return value.map(textOf).join('、');
  try {
    return JSON.stringify(value);
  } catch {
    throw new Refusal('json-broken', {
      message: 'JSON の入れ子が深すぎます。地域資源や区域の一覧を選んでください。',
    });
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
