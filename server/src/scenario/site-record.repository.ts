import type { Row, Statements } from '../database/index.ts';

/** What is on record of a place. */
export interface SiteRecord extends Row {
  readonly id: string;
  readonly name: string;
  readonly resourceKind: string;
  readonly schedule: string | null;
  readonly capacity: number | null;
}

/** The resources of a town with these ids, as they stand. */
export function listSiteRecords(statements: Statements, code: string, ids: readonly string[]): Promise<SiteRecord[]> {
  return statements.query<SiteRecord>(
    `SELECT id, name, kind_id AS "resourceKind", schedule, capacity FROM resource
     WHERE municipality_code = $1 AND id = ANY($2) AND to_revision IS NULL`,
    [code, ids],
  );
}

/** Where a town may look for places, and what sorts of them there are. */
export interface SiteGround extends Row {
  readonly name: string;
  readonly bufferMeters: number;
  /** Degrees; null where no area of it has a shape. */
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
  /** Kinds of resources that can stand somewhere. */
  readonly kinds: readonly string[];
  /** Those of them that numbers count by the buses that leave there. */
  readonly stopKinds: readonly string[];
}

/** Undefined where there is no such town. */
export async function findSiteGround(statements: Statements, code: string): Promise<SiteGround | undefined> {
  const [row] = await statements.query<SiteGround>(
    `WITH
     -- one degree is at least 85 km in Japan's latitudes
     around AS (
       SELECT ST_Expand(ST_Extent(area.geometry)::geometry, max(town.buffer_meters) / 85000.0) AS box
       FROM area JOIN municipality town ON town.code = area.municipality_code
       WHERE area.municipality_code = $1 AND area.to_revision IS NULL)
     SELECT town.name, town.buffer_meters AS "bufferMeters", ST_XMin(box) AS west, ST_YMin(box) AS south, ST_XMax(box) AS east,
            ST_YMax(box) AS north,
            array(SELECT id FROM resource_kind WHERE mode <> 'COUNT' ORDER BY id) AS kinds,
            array(SELECT id FROM resource_kind
                  WHERE id IN (SELECT unnest(kind_ids) FROM indicator WHERE measure = 'departures') ORDER BY id) AS "stopKinds"
     FROM municipality town CROSS JOIN around WHERE town.code = $1`,
    [code],
  );
  return row;
}
