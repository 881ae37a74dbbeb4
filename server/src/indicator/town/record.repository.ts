import type { Row, Statements } from '../../database/index.ts';
import type { Recurrence } from '../../dataset/index.ts';
import type { Day } from './town-model.ts';

export interface ResourceRow extends Row {
  readonly id: string;
  readonly kindId: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly status: 'ACTIVE' | 'PREPARING' | 'SUSPENDED' | 'CLOSED';
  readonly isWeekly: boolean | null;
  readonly hoursPerMonth: number | null;
  readonly openingsPerMonth: number | null;
  readonly openingRules: readonly Recurrence[];
  readonly capacity: number | null;
  readonly openedOn: Day | null;
  readonly closedOn: Day | null;
  readonly confirmedOn: Day | null;
  readonly knownSince: Day;
}

/**
 * Resources as they stood at a revision, ordered by kind and id, and those of neighbouring towns within the buffer around
 * this town's areas as they stand now.
 */
export async function listModelResources(
  database: Statements,
  code: string,
  revision: number,
): Promise<readonly ResourceRow[]> {
  const [answer] = await database.query<{ rows: readonly ResourceRow[] }>(
    `WITH
     -- the town's rectangle, widened by its buffer; one degree is at least 85 km in Japan's latitudes
     around AS (
       SELECT ST_SetSRID(ST_Expand(ST_Extent(area.geometry)::geometry, max(town.buffer_meters) / 85000.0), 4326) AS box
       FROM area JOIN municipality town ON town.code = area.municipality_code
       WHERE area.municipality_code = $1 AND area.to_revision IS NULL),
     found AS (
       SELECT *, true AS is_own FROM resource
       WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
       UNION ALL
       SELECT resource.*, false FROM resource, around
       WHERE municipality_code <> $1 AND to_revision IS NULL AND location && around.box),
     -- when the town first published each of its resources
     first AS (
       SELECT resource.id, (min(revision.at) AT TIME ZONE 'Asia/Tokyo')::date AS published_on
       FROM resource
       JOIN revision ON revision.municipality_code = resource.municipality_code AND revision.number = resource.from_revision
       WHERE resource.municipality_code = $1
       GROUP BY resource.id),
     model AS (
     SELECT found.id, kind_id AS "kindId", found.name, is_own AS "isOwn", ST_X(location) AS longitude, ST_Y(location) AS latitude,
            status, (opening->>'weekly')::boolean AS "isWeekly", (opening->>'hoursPerMonth')::float8 AS "hoursPerMonth",
            (opening->>'openingsPerMonth')::float8 AS "openingsPerMonth", coalesce(opening->'rules', '[]') AS "openingRules",
            capacity, opened_on::text AS "openedOn", closed_on::text AS "closedOn",
            coalesce(confirmed_on, dataset.as_of)::text AS "confirmedOn",
            least(opened_on, confirmed_on, first.published_on, (dataset.published_at AT TIME ZONE 'Asia/Tokyo')::date)::text AS "knownSince"
     FROM found
     LEFT JOIN dataset ON dataset.municipality_code = found.municipality_code AND dataset.id = found.dataset_id
     LEFT JOIN first ON found.is_own AND first.id = found.id
     ORDER BY kind_id, found.id)
     -- one value instead of some thousand rows, which the embedded database is slow at
     SELECT coalesce(json_agg(model), '[]') AS rows FROM model`,
    [code, revision],
  );
  return answer?.rows ?? [];
}

export interface ResourceAreaRow {
  readonly resourceId: string;
  readonly areaId: string;
  readonly serves: boolean;
}

/** Of the municipality's current records; column by column, as there are several for each resource. */
export async function listResourceAreas(database: Statements, code: string): Promise<ResourceAreaRow[]> {
  const [columns] = await database.query<{ resourceIds: string; areaIds: string; serves: string }>(
    `SELECT string_agg(resource_id, ' ') AS "resourceIds", string_agg(area_id, ' ') AS "areaIds",
            string_agg(CASE relation WHEN 'SERVES' THEN 't' ELSE 'f' END, '') AS serves
     FROM resource_area WHERE municipality_code = $1 HAVING count(*) > 0`,
    [code],
  );
  if (!columns) return [];
  const areaIds = columns.areaIds.split(' ');
  return columns.resourceIds.split(' ').map((resourceId, at) => ({
    resourceId,
    areaId: areaIds[at] ?? '',
    serves: columns.serves[at] === 't',
  }));
}

export interface PresenceRecordRow extends Row {
  readonly areaId: string;
  readonly kindId: string;
  readonly present: boolean;
  readonly since: Day | null;
  readonly confirmedOn: Day | null;
}

export interface CountRecordRow extends Row {
  readonly areaId: string;
  readonly kindId: string;
  readonly measure: 'PEOPLE' | 'POSTS' | 'VACANCIES' | 'SESSIONS';
  readonly value: number;
  readonly asOf: Day;
}

/** What was said of areas without a place, as it stood at a revision. */
export function listPresenceRecords(
  database: Statements,
  code: string,
  revision: number,
): Promise<PresenceRecordRow[]> {
  return database.query<PresenceRecordRow>(
    `SELECT record.area_id AS "areaId", record.kind_id AS "kindId", record.present, record.since::text AS since,
            coalesce(record.confirmed_on, dataset.as_of)::text AS "confirmedOn"
     FROM presence_record record
     -- a record made by hand belongs to no dataset, and always has its day
     LEFT JOIN dataset ON dataset.municipality_code = record.municipality_code AND dataset.id = record.dataset_id
     WHERE record.municipality_code = $1 AND record.from_revision <= $2
       AND (record.to_revision IS NULL OR record.to_revision > $2)
     ORDER BY record.kind_id, record.area_id, record.id`,
    [code, revision],
  );
}

/** The counts tables, as they stood at a revision. */
export function listCountRecords(database: Statements, code: string, revision: number): Promise<CountRecordRow[]> {
  return database.query<CountRecordRow>(
    `SELECT area_id AS "areaId", kind_id AS "kindId", measure, value, as_of::text AS "asOf"
     FROM count_record
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
     ORDER BY kind_id, area_id, as_of, id`,
    [code, revision],
  );
}

export interface RecordedKindRow extends Row {
  readonly kindId: string;
  /** The day since when a list of it was said to be complete. */
  readonly completeOn: Day | null;
}

/**
 * Kinds of which the town has ever published a resource, also one withdrawn since: what was on record and is no more is
 * known to be none, where a kind never recorded is not known.
 */
export function listRecordedKinds(database: Statements, code: string, revision: number): Promise<RecordedKindRow[]> {
  return database.query<RecordedKindRow>(
    `WITH
     -- a list said to be complete is so for the kinds that it holds, and for the one kind it was imported as
     complete AS (
       SELECT dataset.id, coalesce(dataset.as_of, (dataset.published_at AT TIME ZONE 'Asia/Tokyo')::date) AS since,
              import.options->>'resourceKind' AS kind_id
       FROM dataset
       LEFT JOIN dataset_version version ON version.municipality_code = $1
         AND version.dataset_id = dataset.id AND version.version = dataset.version
       LEFT JOIN import ON import.municipality_code = $1 AND import.id = version.import_id
       WHERE dataset.municipality_code = $1 AND dataset.complete AND dataset.name IN ('resources', 'presence')),
     recorded AS (
       SELECT DISTINCT kind_id, dataset_id FROM resource WHERE municipality_code = $1 AND from_revision <= $2
         -- what an import brought that was taken back as a whole was never on record
         AND NOT EXISTS (SELECT FROM dataset_version undone
           WHERE undone.municipality_code = $1 AND undone.dataset_id = resource.dataset_id
             AND undone.revision = resource.from_revision AND undone.undone_at IS NOT NULL))
     SELECT kind_id AS "kindId", max(since)::text AS "completeOn"
     FROM (
       SELECT recorded.kind_id, complete.since FROM recorded LEFT JOIN complete ON complete.id = recorded.dataset_id
       UNION ALL
       SELECT kind_id, since FROM complete WHERE kind_id IS NOT NULL) known
     GROUP BY kind_id ORDER BY kind_id`,
    [code, revision],
  );
}
