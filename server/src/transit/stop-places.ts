import { countDepartures } from '@hazama/geo';
import type { Statements } from '../database/index.ts';
import { listDayEditions, runningColumns } from './edition.repository.ts';
import { type DayStops, pointText, readDayStops, stopPlaceId } from './stop.repository.ts';
import type { StopPlace } from './transit.ts';

interface PatternRow {
  readonly edition: number;
  readonly stops: readonly number[];
  readonly runs: number;
}

/** 停留所 and where it is, in degrees. */
export interface PlacedStop {
  readonly id: string;
  readonly name: string;
  readonly nameKana: string | null;
  readonly longitude: number;
  readonly latitude: number;
  /** That day; null where no feed of it is valid. */
  readonly departures: number | null;
}

export interface StopPlacesRequest {
  readonly code: string;
  /** YYYY-MM-DD */
  readonly serviceDate: string;
  /** null: all of the municipality */
  readonly areaId?: string | null;
  /** null: as it stands */
  readonly revision?: number | null;
}

/** The stop places of {@link readStopPlaces} as they are answered, by name. */
export async function listStopPlaces(statements: Statements, request: StopPlacesRequest): Promise<StopPlace[]> {
  const placed = await readStopPlaces(statements, request);
  return placed
    .map(({ longitude, latitude, ...place }) => ({
      ...place,
      municipalityCode: request.code,
      serviceDate: request.serviceDate,
      location: pointText(longitude, latitude),
    }))
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.id, b.id));
}

/** The stop places of a municipality that lie somewhere, with their departures on a service day. Three statements, whatever the size. */
export async function readStopPlaces(
  statements: Statements,
  { code, serviceDate, areaId = null, revision = null }: StopPlacesRequest,
): Promise<PlacedStop[]> {
  const editions = await listDayEditions(statements, code, serviceDate, revision);
  const stops = await readDayStops(statements, code, editions, areaId);
  const departures = await readDepartures(statements, code, stops, runningColumns(editions));
  const isValid = new Map(editions.map((edition) => [edition.edition, edition.isValid]));
  const isKnown = new Uint8Array(stops.places.stopOf.length);
  for (const [number, { edition }] of stops.list.entries())
    if (isValid.get(edition)) isKnown[stops.places.placeOf[number] as number] = 1;
  return stops.places.stopOf.flatMap((number, place) => {
    const stop = stops.list[number];
    if (!stop?.isInside || stop.longitude === null || stop.latitude === null || stop.locationType > 1) return [];
    const { name, nameKana, longitude, latitude } = stop;
    const count = isKnown[place] === 1 ? (departures[place] ?? 0) : null;
    return [{ id: stopPlaceId(code, stop), name, nameKana, longitude, latitude, departures: count }];
  });
}

async function readDepartures(
  statements: Statements,
  code: string,
  { numberOf, places }: DayStops,
  running: readonly [readonly number[], readonly number[]],
): Promise<Int32Array> {
  const rows = await statements.query<PatternRow>(
    `WITH
     running AS (SELECT * FROM unnest($2::int[], $3::int[]) AS pair (edition, service_index)),
     -- a trip by frequency runs as often as its windows hold its headway: start, end, headway, exact, one after the other
     runs AS (
       SELECT trip.edition, trip.pattern_index,
         sum(CASE WHEN cardinality(frequencies) = 0 THEN 1 ELSE (
           SELECT sum(greatest(0, ceil((frequencies[at + 1] - frequencies[at])::numeric / frequencies[at + 2])))
           FROM generate_series(1, cardinality(frequencies), 4) AS at) END)::int AS runs
       FROM running
       JOIN transit_trip trip ON trip.municipality_code = $1 AND trip.edition = running.edition
         AND trip.service_index = running.service_index
       GROUP BY trip.edition, trip.pattern_index)
     SELECT runs.edition, pattern.stops, runs.runs
     FROM runs
     JOIN transit_pattern pattern ON pattern.municipality_code = $1 AND pattern.edition = runs.edition
       AND pattern.pattern_index = runs.pattern_index`,
    [code, ...running],
  );
  const patterns = rows.map(({ edition, stops, runs }) => ({
    stops: stops.map((stopIndex) => numberOf(edition, stopIndex)),
    runs,
  }));
  return countDepartures(patterns, places.placeOf, places.stopOf.length);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
