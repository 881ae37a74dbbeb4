import type { Statements } from '../database/index.ts';
import type { NearMachiAza } from './near-machi-aza.ts';

/** A box around the place that no 町字's point lies farther away than: half a tenth of a degree, some 5 km. */
const FARTHEST_DEGREES = 0.05;

/** The 町字 nearest to a place, of the membership and of the gazetteer; undefined where none has a point nearby. */
export async function findNearMachiAza(
  database: Statements,
  code: string,
  [longitude, latitude]: readonly [longitude: number, latitude: number],
): Promise<NearMachiAza | undefined> {
  const [found] = await database.query<NearMachiAza & { name: string }>(NEAREST, [
    code,
    longitude,
    latitude,
    FARTHEST_DEGREES,
  ]);
  return found;
}

const NEAREST = `
  WITH
  here AS (SELECT ST_SetSRID(ST_MakePoint($2, $3), 4326) AS point),
  -- what the town's councils are made of
  member AS (
    SELECT m.machi_aza AS name, m.location FROM membership m, here
    WHERE m.municipality_code = $1 AND m.to_revision IS NULL AND m.location && ST_Expand(here.point, $4)),
  -- what an imported gazetteer knows beside it; blocks are not names that anyone says
  listed AS (
    SELECT a.town || coalesce(a.koaza, '') AS name, a.location FROM address_point a, here
    WHERE a.municipality_code = $1 AND a.to_revision IS NULL AND a.town IS NOT NULL AND a.block IS NULL
      AND a.location && ST_Expand(here.point, $4))
  SELECT name, ST_Distance(location::geography, here.point::geography) AS "distanceMeters"
  FROM (SELECT * FROM member UNION ALL SELECT * FROM listed) AS place, here
  ORDER BY location <-> here.point, name COLLATE "C"
  LIMIT 1`;
