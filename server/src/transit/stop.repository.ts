import { joinStopPlaces, type StopPlaces } from '@hazama/geo';
import type { Statements } from '../database/index.ts';
import type { DayEdition } from './edition.repository.ts';

/** A stop of the editions of a day, all feeds in one list. */
export interface DayStop {
  readonly edition: number;
  readonly feedId: string;
  readonly stopIndex: number;
  readonly stopId: string;
  readonly name: string;
  readonly nameKana: string | null;
  /** Degrees; null where the feed doesn't say. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** GTFS location_type: 0 pole, 1 station, 2 entrance, 3 node, 4 boarding area */
  readonly locationType: number;
  readonly parentIndex: number | null;
  readonly platformCode: string | null;
  /** Whether it lies in the area that was asked for. */
  readonly isInside: boolean;
}

/** Stops with the places that they make up. */
export interface DayStops {
  readonly list: readonly DayStop[];
  /** Number in `list` of a stop of an edition. */
  readonly numberOf: (edition: number, stopIndex: number) => number;
  readonly places: StopPlaces;
}

/** Stops of the editions of a day, joined to places. `areaId` null: all lie inside. */
export async function readDayStops(
  statements: Statements,
  code: string,
  editions: readonly DayEdition[],
  areaId: string | null = null,
): Promise<DayStops> {
  const feedOf = new Map(editions.map(({ edition, feedId }) => [edition, feedId]));
  const rows = await statements.query<Omit<DayStop, 'feedId'>>(
    `WITH
     asked AS (SELECT geometry FROM area WHERE municipality_code = $1 AND id = $3 AND to_revision IS NULL)
     SELECT edition, stop_index AS "stopIndex", stop_id AS "stopId", name, name_kana AS "nameKana",
       ST_X(location) AS longitude, ST_Y(location) AS latitude, location_type AS "locationType",
       parent_index AS "parentIndex", platform_code AS "platformCode",
       $3::text IS NULL OR coalesce(ST_Covers((SELECT geometry FROM asked), location), false) AS "isInside"
     FROM transit_stop
     WHERE municipality_code = $1 AND edition = ANY ($2::int[])
     ORDER BY array_position($2::int[], edition), stop_index`,
    [code, editions.map(({ edition }) => edition), areaId],
  );
  return toDayStops(rows.map((row) => ({ ...row, feedId: feedOf.get(row.edition) ?? '' })));
}

/** Joins stops to places. Those of an edition stand one after the other, by number. */
export function toDayStops(list: readonly DayStop[]): DayStops {
  // stops of an edition are numbered from 0 without a hole
  const offsets = new Map<number, number>();
  for (const [number, { edition }] of list.entries()) if (!offsets.has(edition)) offsets.set(edition, number);
  const numberOf = (edition: number, stopIndex: number) => (offsets.get(edition) ?? 0) + stopIndex;
  const places = joinStopPlaces(
    list.map(({ edition, name, longitude, latitude, locationType, parentIndex }) => ({
      feed: edition,
      name,
      longitude,
      latitude,
      isStation: locationType === 1,
      parent: parentIndex === null ? -1 : numberOf(edition, parentIndex),
    })),
  );
  return { list, numberOf, places };
}

/** Ids of places are those of the stop that stands for them. */
export function stopPlaceId(code: string, { feedId, stopId }: Pick<DayStop, 'feedId' | 'stopId'>): string {
  return `${feedId.startsWith(code) ? feedId : `${code}-${feedId}`}/${stopId}`;
}

/** GeoJSON text of a position in degrees, to seven digits: a centimetre. */
export function pointText(longitude: number, latitude: number): string {
  return `{"type":"Point","coordinates":[${rounded(longitude)},${rounded(latitude)}]}`;
}

const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7;
