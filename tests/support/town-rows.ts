import type { Database } from '@hazama/server/database';

/** Rows as a publication leaves them, for towns that a test writes straight into the database. */

/** A town at revision 1, published on 1 April 2025, with the datasets that its rows belong to; no area, nobody, no place yet. */
export async function insertTown(
  database: Database,
  town: {
    readonly code: string;
    readonly slug: string;
    readonly name: string;
    readonly datasets: readonly string[];
  },
): Promise<void> {
  const { code, slug, name, datasets } = town;
  await database.query(
    `INSERT INTO municipality (code, slug, name, prefecture, reporting_kind, revision, created_at)
     VALUES ($1, $2, $3, '三重県', 'DISTRICT', 1, '2025-04-01T00:00:00Z')`,
    [code, slug, name],
  );
  await database.query(
    `INSERT INTO revision (municipality_code, number, cause, subject, at) VALUES ($1, 1, 'PUBLISH', 'all', '2025-04-01T00:00:00Z')`,
    [code],
  );
  await database.query(
    `INSERT INTO dataset (municipality_code, id, name, source, format, version, rows, published_at, as_of, license, content_hash)
     SELECT $1, name, name, $2, 'template', 1, 1, '2025-04-01T00:00:00Z', '2025-03-31', 'CC BY 4.0', name
     FROM unnest($3::text[]) name`,
    [code, name, datasets],
  );
}

/** Makes the town's next revision, or the one given, as a publication of `subject` does; its number. */
export async function raiseRevision(
  database: Database,
  code: string,
  {
    to = null,
    subject = 'all',
    at = new Date(),
  }: { readonly to?: number | null; readonly subject?: string; readonly at?: Date } = {},
): Promise<number> {
  const [raised] = await database.query<{ number: number }>(
    `WITH raised AS (UPDATE municipality SET revision = coalesce($2, revision + 1) WHERE code = $1 RETURNING revision)
     INSERT INTO revision (municipality_code, number, cause, subject, at) SELECT $1, revision, 'PUBLISH', $3, $4 FROM raised RETURNING number`,
    [code, to, subject, at],
  );
  if (!raised) throw new Error(`no town ${code}`);
  return raised.number;
}

export interface AreaRow {
  readonly code: string;
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly number: number | null;
  readonly parent?: string | null;
  /** Degrees. */
  readonly bounds: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
}

/** An area of revision 1 with the shape of a rectangle. */
export async function insertArea(database: Database, area: AreaRow): Promise<void> {
  const { code, id, kind, name, number, parent = null, bounds } = area;
  await database.query(
    `INSERT INTO area (municipality_code, id, from_revision, dataset_id, kind, number, name, parent_id, boundary_source, geometry)
     VALUES ($1, $2, 1, 'areas', $3::area_kind, $4, $5, $6, 'OFFICIAL', ST_Multi(ST_MakeEnvelope($7, $8, $9, $10, 4326)))`,
    [code, id, kind, number, name, parent, bounds.west, bounds.south, bounds.east, bounds.north],
  );
}

/** A column of the table of counts; null: the source does not tell it. */
export type CountColumn = 'age_0_14' | 'age_65_over' | 'age_75_over' | 'single_65_over';

export interface CellRow {
  readonly code: string;
  /** The mesh code of a square of 250 m. */
  readonly id: string;
  readonly centre: readonly [longitude: number, latitude: number];
  readonly revision?: number;
  readonly years: readonly number[];
  /** The people of one of the years. */
  readonly counts: (year: number) => { readonly total: number } & { readonly [column in CountColumn]?: number | null };
}

/** A square of 250 m and its people. */
export async function insertCell(database: Database, cell: CellRow): Promise<void> {
  const { code, id, centre, revision = 1, years, counts } = cell;
  await database.query(
    `INSERT INTO population_cell (municipality_code, id, from_revision, dataset_id, kind, center, side_meters)
     VALUES ($1, $2, $3, 'population', 'MESH', ST_SetSRID(ST_MakePoint($4, $5), 4326), 250)`,
    [code, id, revision, ...centre],
  );
  for (const year of years) {
    const { total, age_0_14, age_65_over, age_75_over, single_65_over } = counts(year);
    await database.query(
      `INSERT INTO population_count (municipality_code, year, cell_id, from_revision, dataset_id, total, age_0_14, age_65_over,
                                     age_75_over, single_65_over)
       VALUES ($1, $2, $3, $4, 'population', $5, $6, $7, $8, $9)`,
      [
        code,
        year,
        id,
        revision,
        total,
        age_0_14 ?? null,
        age_65_over ?? null,
        age_75_over ?? null,
        single_65_over ?? null,
      ],
    );
  }
}
