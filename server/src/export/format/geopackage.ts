import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { ExportRow, ExportTable } from '../export-table.ts';
import { propertyName } from './geojson.ts';
import { type Extent, geoPackageGeometry, widen } from './geopackage-geometry.ts';
import type { WriteFormat, Writing } from './writing.ts';

/** "GPKG", and version 1.3 as the year and month of its numbering. */
const APPLICATION_ID = 0x47504b47;
const USER_VERSION = 10_300;

const WGS_84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]';

/** The tables that every GeoPackage has (OGC 12-128r17, annex C). */
const CORE_TABLES = `
  CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
  CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
  CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));`;

/** GeoPackage 1.3: one layer in WGS 84, or a table of attributes where the records have no places. */
export const writeGeoPackage: WriteFormat = async (table, file, writing) => {
  const database = new DatabaseSync(file);
  try {
    // the file is made anew and aside: one that is broken off is thrown away, so nothing has to survive here
    database.exec(
      `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
       PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${USER_VERSION}; ${CORE_TABLES}`,
    );
    const reference = database.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)');
    reference.run(
      'Undefined cartesian SRS',
      -1,
      'NONE',
      -1,
      'undefined',
      'undefined cartesian coordinate reference system',
    );
    reference.run(
      'Undefined geographic SRS',
      0,
      'NONE',
      0,
      'undefined',
      'undefined geographic coordinate reference system',
    );
    reference.run('WGS 84 geodetic', 4326, 'EPSG', 4326, WGS_84, 'longitude/latitude coordinates in decimal degrees');
    await writeLayer(database, table, writing);
  } finally {
    database.close();
  }
};

async function writeLayer(database: DatabaseSync, table: ExportTable, writing: Writing): Promise<void> {
  const { title, geometryType } = table;
  const columns = table.columns.flatMap((column, at) =>
    geometryType !== null && column.type === 'place' ? [] : [{ column, at }],
  );
  const definitions = columns.map(
    ({ column }) =>
      `${quoted(propertyName(column))} ${column.type === 'number' || column.type === 'place' ? 'DOUBLE' : column.type === 'day' ? 'DATE' : 'TEXT'}`,
  );
  const shape = geometryType === null ? [] : [`geom ${geometryType.toUpperCase()}`];
  database.exec(
    `CREATE TABLE ${quoted(title)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ${[...shape, ...definitions].join(', ')})`,
  );
  const description = writing.explanation.map(([subject, text]) => `${subject}：${text}`).join('\n');
  database
    .prepare(
      'INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)',
    )
    .run(
      title,
      geometryType === null ? 'attributes' : 'features',
      title,
      description,
      geometryType === null ? null : 4326,
    );
  if (geometryType !== null)
    database
      .prepare("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)")
      .run(title, geometryType.toUpperCase());
  const places = Array.from({ length: columns.length + shape.length }, () => '?').join(', ');
  const insert = database.prepare(`INSERT INTO ${quoted(title)} VALUES (NULL, ${places})`);
  const extent: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  for await (const page of table.pages) {
    database.exec('BEGIN');
    for (const row of page) insertRow(insert, row, columns, geometryType !== null, extent);
    database.exec('COMMIT');
    writing.onRows(page.length);
  }
  if (Number.isFinite(extent[0]))
    database
      .prepare('UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?')
      .run(...extent, title);
}

function insertRow(
  insert: StatementSync,
  { cells, geometry }: ExportRow,
  columns: readonly { readonly at: number }[],
  hasPlaces: boolean,
  extent: Extent,
): void {
  const values = columns.map(({ at }) => cells[at] ?? null);
  if (!hasPlaces) {
    insert.run(...values);
    return;
  }
  const shape = geometry === null ? null : geoPackageGeometry(geometry);
  if (shape) widen(extent, shape.extent);
  insert.run(shape?.blob ?? null, ...values);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
