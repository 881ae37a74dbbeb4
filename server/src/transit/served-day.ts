import {
  countDepartures,
  countDirectedDepartures,
  createLocalDistance,
  directionKey,
  lastRidesFrom,
  NO_TIME,
  type StopPlaces,
} from '@hazama/geo';
import type { Statements } from '../database/index.ts';
import { type DayEdition, listDayEditions, runningColumns } from './edition.repository.ts';
import { lineName } from './line-name.ts';
import { listRunningPatterns, listStations, type RunningPatternRow } from './served-day.repository.ts';
import { type DayStops, stopPlaceId, toDayStops } from './stop.repository.ts';
import { listTownStops } from './town-timetable.repository.ts';

/** One direction of a line as it leaves a stop place. */
export interface PlaceDirection {
  readonly line: string;
  readonly directionId: number | null;
  /** 行き先, each once; where the timetable doesn't say, the place where it ends. */
  readonly toward: readonly string[];
  readonly departures: number;
}

/** 帰りの最終便 */
export interface LastRide {
  /** When it leaves the centre, in seconds after noon minus 12 hours. */
  readonly seconds: number;
  /** Name of the centre. */
  readonly from: string;
  readonly line: string;
  readonly toward: string;
}

/** 停留所 with all that a day's timetable says of it. */
export interface ServedPlace {
  readonly id: string;
  readonly name: string;
  readonly nameKana: string | null;
  /** Degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** Null where no timetable of it speaks of the day: then nobody knows. */
  readonly departures: number | null;
  /** Ids of the areas whose shape holds it, of every kind. */
  readonly areaIds: readonly string[];
  readonly directions: readonly PlaceDirection[];
  /** Null where nothing goes to it from a centre that day, and where nobody knows. */
  readonly lastRide: LastRide | null;
  /** Whether rides home are counted from here. */
  readonly isCentre: boolean;
}

export interface ServedDay {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly places: readonly ServedPlace[];
  readonly placeById: ReadonlyMap<string, ServedPlace>;
  /** Whether a timetable speaks of the day. */
  readonly isKnown: boolean;
}

/** A stop this near to a railway station is the station's. */
const STATION_METERS = 300;
const NOT_AVAILABLE = 1;

/**
 * A day's timetable stop place by stop place. Rides home are counted from the town's centres: the stop places that trains call at, or within 300 m
 * of a railway station on the town's list; where it has neither, the one that most vehicles leave. Four statements.
 */
export async function readServedDay(
  statements: Statements,
  { code, day, revision }: { readonly code: string; readonly day: string; readonly revision: number },
): Promise<ServedDay> {
  const editions = await listDayEditions(statements, code, day, revision);
  const feedOf = new Map(editions.map(({ edition, feedId }) => [edition, feedId]));
  const numbers = editions.map(({ edition }) => edition);
  const [rows, patterns, stations] = await Promise.all([
    listTownStops(statements, code, revision, numbers),
    listRunningPatterns(statements, code, runningColumns(editions)),
    listStations(statements, code, revision),
  ]);
  const stops = toDayStops(rows.map((row) => ({ ...row, feedId: feedOf.get(row.edition) ?? '', isInside: true })));
  const { places } = stops;
  const runs = patterns.map((pattern) => ({
    ...pattern,
    stops: pattern.stops.map((stopIndex) => stops.numberOf(pattern.edition, stopIndex)),
  }));
  const departures = countDepartures(runs, places.placeOf, places.stopOf.length);
  const isCentre = findCentres(stops, runs, departures, stations);
  const directionsOf = describeDirections(stops, runs, feedOf);
  const last = lastRidesFrom(runs.map(withAccess), places.placeOf, isCentre);
  const isKnown = knownPlaces(stops, editions);
  const served = places.stopOf.flatMap((number, place): ServedPlace[] => {
    const stop = stops.list[number];
    if (!stop || stop.longitude === null || stop.latitude === null || stop.locationType > 1) return [];
    const { name, nameKana, longitude, latitude } = stop;
    const run = runs[last.pattern[place] ?? -1];
    const seconds = last.departureSeconds[place] ?? NO_TIME;
    const ride = run && {
      seconds,
      from: placeName(stops, last.from[place]),
      line: lineName(run),
      toward: towardOf(stops, run),
    };
    return [
      {
        id: stopPlaceId(code, stop),
        name,
        nameKana,
        longitude,
        latitude,
        areaIds: rows[number]?.areaIds ?? [],
        departures: isKnown[place] === 1 ? (departures[place] ?? 0) : null,
        directions: directionsOf(place),
        lastRide: ride ?? null,
        isCentre: isCentre[place] === 1,
      },
    ];
  });
  return {
    day,
    isKnown: editions.some(({ isValid }) => isValid),
    places: served,
    placeById: new Map(served.map((place) => [place.id, place])),
  };
}

/** Runs with the stops of all editions in one list. */
type DayRun = Omit<RunningPatternRow, 'stops'> & { readonly stops: readonly number[] };

function withAccess(run: DayRun) {
  const { pickupTypes, dropOffTypes } = run;
  return {
    ...run,
    ...(pickupTypes.length > 0 && { canBoard: pickupTypes.map((type) => type !== NOT_AVAILABLE) }),
    ...(dropOffTypes.length > 0 && { canAlight: dropOffTypes.map((type) => type !== NOT_AVAILABLE) }),
  };
}

function findCentres(
  { list, places }: DayStops,
  runs: readonly DayRun[],
  departures: Int32Array,
  stations: readonly { longitude: number; latitude: number }[],
): Uint8Array {
  const isCentre = new Uint8Array(departures.length);
  for (const { routeType, stops } of runs)
    if (isRail(routeType)) for (const stop of stops) isCentre[places.placeOf[stop] as number] = 1;
  const distance = createLocalDistance(stations[0]?.latitude ?? 35);
  for (const [number, { longitude, latitude }] of list.entries()) {
    if (longitude === null || latitude === null) continue;
    const isNear = (station: { longitude: number; latitude: number }) =>
      distance(longitude, latitude, station.longitude, station.latitude) <= STATION_METERS;
    if (stations.some(isNear)) isCentre[places.placeOf[number] as number] = 1;
  }
  const busiest = departures.indexOf(departures.reduce((most, count) => Math.max(most, count), 0));
  if (!isCentre.includes(1) && (departures[busiest] ?? 0) > 0) isCentre[busiest] = 1;
  return isCentre;
}

/** GTFS route_type of trams, metros, trains, funiculars and monorails, in its short numbers and its extended ones. */
function isRail(routeType: number): boolean {
  if (routeType < 100) return [0, 1, 2, 5, 7, 12].includes(routeType);
  return [1, 4, 9, 14].includes(Math.floor(routeType / 100));
}

/** What leaves a place, line by line and direction by direction. */
function describeDirections(
  stops: DayStops,
  runs: readonly DayRun[],
  feedOf: ReadonlyMap<number, string>,
): (place: number) => PlaceDirection[] {
  const { places } = stops;
  const numbers = new Map<string, number>();
  const described: { line: string; directionId: number | null; toward: Set<string> }[] = [];
  const directed = runs.map((run) => {
    const { edition, parentRouteId, routeId, directionId, headsign } = run;
    const lastPlace = places.placeOf[run.stops.at(-1) ?? -1] ?? -1;
    const way = directionKey({ directionId, headsign, lastPlace });
    const key = JSON.stringify([feedOf.get(edition), parentRouteId ?? routeId, way]);
    const direction = numbers.get(key) ?? numbers.size;
    numbers.set(key, direction);
    described[direction] ??= { line: lineName(run), directionId, toward: new Set() };
    described[direction].toward.add(towardOf(stops, run));
    return { stops: run.stops, runs: run.runs, direction };
  });
  const counted = countDirectedDepartures(directed, places.placeOf, places.stopOf.length);
  return (place) =>
    [...(counted[place] ?? [])]
      .flatMap(([direction, departures]) => {
        const known = described[direction];
        return known ? [{ ...known, toward: [...known.toward], departures }] : [];
      })
      .toSorted((a, b) => b.departures - a.departures || (a.line < b.line ? -1 : a.line > b.line ? 1 : 0));
}

function towardOf({ list }: DayStops, { headsign, stops }: DayRun): string {
  return headsign || (list[stops.at(-1) ?? -1]?.name ?? '');
}

function placeName({ list, places }: DayStops, place: number | undefined): string {
  return list[places.stopOf[place ?? -1] ?? -1]?.name ?? '';
}

/** 1 for each place that a stop of an edition valid that day belongs to. */
function knownPlaces(
  { list, places }: { readonly list: DayStops['list']; readonly places: StopPlaces },
  editions: readonly DayEdition[],
): Uint8Array {
  const valid = new Set(editions.filter(({ isValid }) => isValid).map(({ edition }) => edition));
  const isKnown = new Uint8Array(places.stopOf.length);
  for (const [number, { edition }] of list.entries())
    if (valid.has(edition)) isKnown[places.placeOf[number] as number] = 1;
  return isKnown;
}
