import type { Statements } from '../database/index.ts';
import type { StopPlace, TransitFeed } from './transit.ts';

/** SQL: how many rows of a table a feed has. */
const count = (table: string) =>
  `(SELECT count(*)::int FROM ${table} t WHERE t.municipality_code = feed.municipality_code AND t.feed_id = feed.id)`;

/** The feeds of a municipality as they stand, by agency. `today`: YYYY-MM-DD. */
export function listFeeds(database: Statements, code: string, today: string): Promise<TransitFeed[]> {
  return database.query<TransitFeed>(
    `SELECT id, agency, valid_from::text AS "validFrom", valid_to::text AS "validTo", valid_to < $2::date AS expired,
            ${count('transit_route')} AS routes, ${count('transit_stop')} AS stops, ${count('transit_trip')} AS trips,
            ${count('transit_stop_time')} AS "stopTimes", license
     FROM transit_feed feed
     WHERE municipality_code = $1 AND to_revision IS NULL
     ORDER BY agency COLLATE "C", id`,
    [code, today],
  );
}

/**
 * The stop places of a municipality with their departures on a service day, by name; `areaId` null: all of them.
 * A pole without a parent station is a place of its own.
 */
export function listStopPlaces(
  database: Statements,
  { code, serviceDate, areaId }: { code: string; serviceDate: string; areaId: string | null },
): Promise<StopPlace[]> {
  return database.query<StopPlace>(
    `WITH
     feed AS (
       SELECT id, $2::date BETWEEN valid_from AND valid_to AS is_valid FROM transit_feed
       WHERE municipality_code = $1 AND to_revision IS NULL),
     -- services that run that day: by their weekdays (Monday first), and by the exceptions of calendar_dates.txt
     running AS (
       SELECT feed_id, service_id FROM transit_service
       WHERE municipality_code = $1 AND $2::date BETWEEN start_date AND end_date
         AND substr(weekdays, extract(isodow FROM $2::date)::int, 1) = '1'
       UNION
       SELECT feed_id, service_id FROM transit_service_exception
       WHERE municipality_code = $1 AND date = $2::date AND added
       EXCEPT
       SELECT feed_id, service_id FROM transit_service_exception
       WHERE municipality_code = $1 AND date = $2::date AND NOT added),
     -- every call of a running trip but its last
     call AS (
       SELECT time.feed_id, time.stop_id,
              lead(time.stop_id) OVER (PARTITION BY time.feed_id, time.trip_id ORDER BY time.stop_sequence) IS NOT NULL AS departs
       FROM transit_stop_time time
       JOIN transit_trip trip ON trip.municipality_code = $1 AND trip.feed_id = time.feed_id AND trip.trip_id = time.trip_id
       JOIN running ON running.feed_id = trip.feed_id AND running.service_id = trip.service_id
       WHERE time.municipality_code = $1),
     -- counted at the parent station
     departure AS (
       SELECT stop.feed_id, coalesce(stop.parent_station, stop.stop_id) AS place_id, count(*)::int AS departures
       FROM call
       JOIN transit_stop stop ON stop.municipality_code = $1 AND stop.feed_id = call.feed_id AND stop.stop_id = call.stop_id
       WHERE call.departs
       GROUP BY 1, 2)
     SELECT place.municipality_code || '-' || place.feed_id || '/' || place.stop_id AS id, place.name,
            ST_AsGeoJSON(place.location, 7) AS location,
            CASE WHEN feed.is_valid THEN coalesce(departure.departures, 0) END AS departures
     FROM transit_stop place
     JOIN feed ON feed.id = place.feed_id
     LEFT JOIN departure ON departure.feed_id = place.feed_id AND departure.place_id = place.stop_id
     WHERE place.municipality_code = $1 AND place.location IS NOT NULL
       AND (place.location_type = 1 OR place.location_type = 0 AND place.parent_station IS NULL)
       AND ($3::text IS NULL OR EXISTS (
         SELECT FROM area WHERE area.municipality_code = $1 AND area.id = $3 AND area.to_revision IS NULL
           AND ST_Covers(area.geometry, place.location)))
     ORDER BY place.name COLLATE "C", id`,
    [code, serviceDate, areaId],
  );
}
