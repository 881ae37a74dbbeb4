import type { Statements } from '../database/index.ts';

/** One run of a trip as it leaves a stop of a place. */
export interface DepartureRow {
  readonly edition: number;
  readonly stopIndex: number;
  readonly tripId: string;
  readonly routeId: string;
  readonly parentRouteId: string | null;
  readonly shortName: string | null;
  readonly longName: string | null;
  readonly routeType: number;
  readonly color: string | null;
  readonly directionId: number | null;
  readonly headsign: string | null;
  /** 経由 */
  readonly via: string | null;
  /** stop_index of the call where it ends */
  readonly lastStopIndex: number;
  /** GTFS pickup_type: 1 nobody may board, 2 and 3 on demand */
  readonly pickupType: number;
  /** Seconds after noon minus 12 hours. */
  readonly departureSeconds: number;
  /** Of the trip at its first stop: what its frequencies count from. */
  readonly firstSeconds: number;
  /** start, end, headway, exact_times, one after the other; empty: it runs once */
  readonly frequencies: readonly number[];
}

/**
 * Every call at the stops of a place by what runs that day, but the last of each trip: there nobody leaves.
 * @param stops of the place: editions and stop_index, pair by pair
 * @param running services of the day: editions and service_index, pair by pair
 */
export function listStopDepartures(
  statements: Statements,
  code: string,
  stops: readonly [readonly number[], readonly number[]],
  running: readonly [readonly number[], readonly number[]],
): Promise<DepartureRow[]> {
  return statements.query<DepartureRow>(
    `WITH
     place AS (SELECT * FROM unnest($2::int[], $3::int[]) AS pair (edition, stop_index)),
     running AS (SELECT * FROM unnest($4::int[], $5::int[]) AS pair (edition, service_index)),
     -- where along a pattern the place is called at: a loop comes by twice
     call AS (
       SELECT pattern.*, place.stop_index, at
       FROM place
       JOIN transit_pattern pattern ON pattern.municipality_code = $1 AND pattern.edition = place.edition
         AND place.stop_index = ANY (pattern.stops)
       CROSS JOIN LATERAL generate_subscripts(pattern.stops, 1) AS at
       WHERE pattern.stops[at] = place.stop_index AND at < cardinality(pattern.stops))
     SELECT call.edition, call.stop_index AS "stopIndex", trip.trip_id AS "tripId", route.route_id AS "routeId",
       route.parent_route_id AS "parentRouteId", route.short_name AS "shortName", route.long_name AS "longName",
       route.route_type AS "routeType", route.color, call.direction_id AS "directionId",
       coalesce(call.headsigns[call.at], trip.headsign) AS headsign, call.via,
       coalesce(call.pickup_types[call.at], 0) AS "pickupType",
       call.stops[cardinality(call.stops)] AS "lastStopIndex",
       -- where a trip waits nowhere its arrivals alone are kept
       coalesce(trip.departures[call.at], trip.arrivals[call.at]) AS "departureSeconds",
       coalesce(trip.departures[1], trip.arrivals[1]) AS "firstSeconds", trip.frequencies
     FROM call
     JOIN transit_trip trip ON trip.municipality_code = $1 AND trip.edition = call.edition
       AND trip.pattern_index = call.pattern_index
     JOIN running ON running.edition = trip.edition AND running.service_index = trip.service_index
     JOIN transit_route route ON route.municipality_code = $1 AND route.edition = call.edition
       AND route.route_index = call.route_index`,
    [code, ...stops, ...running],
  );
}
