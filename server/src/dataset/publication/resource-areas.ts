import { mapInTurns } from '../in-turns.ts';
import { readPlaceNames } from '../town/town.ts';
import type { Publication } from './publication.ts';

interface ResourceRow {
  readonly id: string;
  readonly address: string | null;
  readonly serves: readonly string[];
}

/** How a resource was found to belong to an area; the first that speaks decides where it lies. */
const BY_ADDRESS = 1;
const BY_SHAPE = 2;

const FIND_BY_SHAPE = `
INSERT INTO wanted_resource_area (area_id, resource_id, relation, rank)
SELECT a.id, r.id, 'LOCATED', ${BY_SHAPE}
FROM resource r
JOIN area a ON a.municipality_code = $1 AND a.to_revision IS NULL AND ST_Covers(a.geometry, r.location)
WHERE r.municipality_code = $1 AND r.to_revision IS NULL AND ($2::text[] IS NULL OR r.id = ANY($2))`;

const MAKE_SO = `
WITH wanted AS (
  SELECT DISTINCT area_id, resource_id, relation FROM wanted_resource_area WHERE relation = 'SERVES'
  UNION ALL
  -- one area of each kind: a place on a border lies in the one of the lower number
  (SELECT DISTINCT ON (w.resource_id, a.kind) w.area_id, w.resource_id, w.relation
   FROM wanted_resource_area w
   JOIN area a ON a.municipality_code = $1 AND a.id = w.area_id AND a.to_revision IS NULL
   WHERE w.relation = 'LOCATED'
   ORDER BY w.resource_id, a.kind, w.rank, a.number NULLS LAST, a.id)
),
gone AS (
  DELETE FROM resource_area t
  WHERE t.municipality_code = $1 AND ($2::text[] IS NULL OR t.resource_id = ANY($2)) AND NOT EXISTS (
    SELECT FROM wanted w WHERE w.area_id = t.area_id AND w.resource_id = t.resource_id AND w.relation = t.relation)
)
INSERT INTO resource_area (municipality_code, area_id, resource_id, relation)
SELECT $1, area_id, resource_id, relation FROM wanted
ON CONFLICT DO NOTHING`;

/** Both answers where they differ: the boundary may be estimated, the point or the address wrong. */
const KEEP_DIFFERENCES = `
WITH found AS (
  -- by each way the one area of each kind, as above
  SELECT DISTINCT ON (w.resource_id, a.kind, w.rank) w.resource_id, a.kind, w.rank, w.area_id
  FROM wanted_resource_area w
  JOIN area a ON a.municipality_code = $1 AND a.id = w.area_id AND a.to_revision IS NULL
  WHERE w.relation = 'LOCATED'
  ORDER BY w.resource_id, a.kind, w.rank, a.number NULLS LAST, a.id
),
-- side by side by grouping: a join of the two would compare each with each, for nothing is known of how many there are
differing AS (
  SELECT resource_id, address_area_id, shape_area_id
  FROM (SELECT resource_id, min(area_id) FILTER (WHERE rank = ${BY_ADDRESS}) AS address_area_id,
          min(area_id) FILTER (WHERE rank = ${BY_SHAPE}) AS shape_area_id
        FROM found GROUP BY resource_id, kind) pair
  WHERE address_area_id <> shape_area_id
),
gone AS (
  DELETE FROM resource_area_difference t
  WHERE t.municipality_code = $1 AND ($2::text[] IS NULL OR t.resource_id = ANY($2)) AND NOT EXISTS (
    SELECT FROM differing d WHERE d.resource_id = t.resource_id AND d.address_area_id = t.address_area_id
      AND d.shape_area_id = t.shape_area_id)
)
INSERT INTO resource_area_difference (municipality_code, resource_id, address_area_id, shape_area_id)
SELECT $1, resource_id, address_area_id, shape_area_id FROM differing
ON CONFLICT DO NOTHING`;

/**
 * Works out anew which areas every current resource, or those named, lie in and serve. A resource lies in the area of each
 * kind that its address's 町字 belongs to; where that is not known, in the one whose shape covers its place. Where the two
 * differ, both are kept.
 */
export async function refreshResourceAreas(
  { transaction, municipalityCode }: Pick<Publication, 'transaction' | 'municipalityCode'>,
  resourceIds: readonly string[] | null = null,
): Promise<void> {
  await transaction.query(
    `CREATE TEMP TABLE wanted_resource_area
       (area_id text NOT NULL, resource_id text NOT NULL, relation resource_relation NOT NULL, rank int) ON COMMIT DROP`,
  );
  const { areaIndex, machiAza } = await readPlaceNames(transaction, municipalityCode);
  const resources = await transaction.query<ResourceRow>(
    `SELECT id, address, serves_areas AS serves FROM resource
     WHERE municipality_code = $1 AND to_revision IS NULL AND ((address IS NOT NULL AND $3) OR serves_areas <> '{}')
       AND ($2::text[] IS NULL OR id = ANY($2))`,
    // without 町字 no address leads anywhere: a nation's need not be read
    [municipalityCode, resourceIds, !machiAza.isEmpty],
  );
  const named = await mapInTurns(resources, ({ id, address, serves }) => [
    ...serves.flatMap((name) => areaIndex.find(name)?.id ?? []).map((areaId) => [areaId, id, 'SERVES', null]),
    ...(address ? machiAza.ofAddress(address) : []).map(({ areaId }) => [areaId, id, 'LOCATED', BY_ADDRESS]),
  ]);
  await transaction.copy('wanted_resource_area', ['area_id', 'resource_id', 'relation', 'rank'], named.flat());
  await transaction.query(FIND_BY_SHAPE, [municipalityCode, resourceIds]);
  await transaction.query(MAKE_SO, [municipalityCode, resourceIds]);
  await transaction.query(KEEP_DIFFERENCES, [municipalityCode, resourceIds]);
  await transaction.query('DROP TABLE wanted_resource_area');
}
