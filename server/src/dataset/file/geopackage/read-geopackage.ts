import { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../../issue.ts';
import { declaredByCode, declaredByText } from '../coordinates/declared-system.ts';
import type { DeclaredSystem, Layer } from '../coordinates/layer.ts';
import { LARGEST_MAP_BYTES, MOST_COLUMNS, tooLarge } from '../limits.ts';
import { Pace } from '../pace.ts';
import type { RawGeometry, TableRow } from '../table.ts';
import { BrokenGeometry, geometryOfBlob } from './geometry-blob.ts';

/** What a file of SQLite begins with. */
export const SQLITE_MAGIC = 'SQLite format 3';

/** Where the header says by which way it was written: 2 is a write-ahead log, beside which memory can't open it. */
const WRITE_VERSION_AT = 18;
const ROLLBACK_JOURNAL = 1;
const PAGE_SIZE_AT = 16;
const PAGE_COUNT_AT = 28;

interface ContentsRow {
  readonly name: string;
  readonly title: string | null;
  readonly geometryColumn: string | null;
  readonly organization: string | null;
  readonly organizationCode: number | null;
  readonly definition: string | null;
}

/** Only what is a table: a view could ask for anything. Geometry and system are missing for tables without shapes. */
const LIST_LAYERS = `
SELECT c.table_name AS name, c.identifier AS title, g.column_name AS geometryColumn,
  s.organization, s.organization_coordsys_id AS organizationCode, s.definition
FROM gpkg_contents c
JOIN sqlite_schema t ON t.type = 'table' AND t.name = c.table_name AND t.sql NOT LIKE 'CREATE VIRTUAL%'
LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
WHERE c.data_type IN ('features', 'attributes')
ORDER BY c.rowid`;

/**
 * The layers and tables of a GeoPackage (OGC 12-128), read from memory: it is never written to.
 * @throws Refusal when it is none, broken off or damaged
 */
export async function readGeopackage(bytes: Buffer): Promise<Layer[]> {
  refuseCutOff(bytes);
  const database = new DatabaseSync(':memory:', {
    defensive: true,
    limits: { length: LARGEST_MAP_BYTES, column: MOST_COLUMNS },
  });
  try {
    const copy = Buffer.from(bytes);
    copy.fill(ROLLBACK_JOURNAL, WRITE_VERSION_AT, WRITE_VERSION_AT + 2);
    database.deserialize(copy);
    // the schema of a file that nobody knows: functions in it are not called
    database.exec('PRAGMA trusted_schema = OFF');
    const layers: Layer[] = [];
    for (const contents of listLayers(database)) layers.push(await readLayer(database, contents));
    return layers;
  } catch (error) {
    throw error instanceof Refusal ? error : damaged();
  } finally {
    database.close();
  }
}

function listLayers(database: DatabaseSync): ContentsRow[] {
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE name = 'gpkg_contents'`).all();
  if (tables.length === 0)
    throw new Refusal('file-type', {
      value: 'SQLite',
      message:
        '中身は SQLite のデータベースですが、GeoPackage ではありません。QGIS などで GeoPackage か GeoJSON に書き出したものを選んでください。',
    });
  return database.prepare(LIST_LAYERS).all() as unknown as ContentsRow[];
}

async function readLayer(database: DatabaseSync, contents: ContentsRow): Promise<Layer> {
  const { name, title, geometryColumn } = contents;
  const columns = columnsOf(database, name);
  if (columns.length > MOST_COLUMNS) throw tooLarge(`${columns.length}列`, `${MOST_COLUMNS}列`);
  const fields = columns.filter((column) => column !== geometryColumn);
  const rows: TableRow[] = [];
  const pace = new Pace();
  const select = database.prepare(`SELECT ${columns.map(quoted).join(', ') || '1'} FROM ${quoted(name)}`);
  select.setReadBigInts(true);
  for (const row of select.iterate()) {
    const cells = fields.map((field) => textOf(row[field]));
    const line = rows.length + 1;
    const geometry = geometryColumn === null ? undefined : shapeOf(row[geometryColumn], name, line);
    rows.push({ line, cells, ...(geometry === undefined ? {} : { geometry }) });
    await pace.yieldWhenDue();
  }
  return { kind: 'geopackage', name: title || name, fields, rows, declared: declaredBy(contents) };
}

/** Columns that hold something themselves: what is computed is left to whoever computes. */
function columnsOf(database: DatabaseSync, table: string): string[] {
  const rows = database.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').all(table);
  return rows.map(({ name }) => String(name));
}

function shapeOf(value: unknown, name: string, line: number): RawGeometry | null {
  if (!(value instanceof Uint8Array)) return null;
  try {
    return geometryOfBlob(value);
  } catch (error) {
    if (!(error instanceof BrokenGeometry)) throw error;
    throw new Refusal('geopackage-broken', {
      line,
      value: name,
      message: `GeoPackage のレイヤー「${name}」の${line}件目の形が壊れています。QGIS などで開いて直し、書き出し直してください。`,
    });
  }
}

function declaredBy({ geometryColumn, organization, organizationCode, definition }: ContentsRow): DeclaredSystem {
  if (geometryColumn === null) return { state: 'missing' };
  const byCode =
    organization?.toUpperCase() === 'EPSG' && organizationCode !== null ? declaredByCode(organizationCode) : undefined;
  if (byCode?.state === 'known') return byCode;
  const byText = declaredByText(/^undefined$/i.test(definition ?? '') ? '' : (definition ?? ''));
  return byText.state === 'missing' && byCode ? byCode : byText;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'bigint' || typeof value === 'number' ? String(value) : '';
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The first page says how many there are. */
function refuseCutOff(bytes: Buffer): void {
  if (bytes.length < 100) throw damaged();
  const written = bytes.readUInt16BE(PAGE_SIZE_AT);
  const pageBytes = written === 1 ? 65_536 : written;
  if (bytes.length < pageBytes * bytes.readUInt32BE(PAGE_COUNT_AT)) throw damaged();
}

function damaged(): Refusal {
  return new Refusal('geopackage-broken', {
    message:
      'GeoPackage が途中で切れているか、壊れています。コピーやダウンロードをやり直すか、QGIS などで書き出し直してください。',
  });
}
