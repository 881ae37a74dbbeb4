import { directionKey } from '@hazama/geo';
import type { Statements } from '../database/index.ts';
import { type DayEdition, listDayEditions, runningColumns } from './edition.repository.ts';
import { lineName } from './line-name.ts';
import { nameDay } from './named-day.ts';
import { type DayStops, pointText, readDayStops, stopPlaceId } from './stop.repository.ts';
import { type DepartureRow, listStopDepartures } from './stop-departure.repository.ts';
import type { StopDeparture, StopLine, StopTimetable } from './stop-timetable-types.ts';

const NOT_AVAILABLE = 1;

const DAY_SECONDS = 86_400;
const DAY_MILLISECONDS = DAY_SECONDS * 1000;

interface StopRequest {
  readonly code: string;
  readonly id: string;
  readonly serviceDate: string;
}

/**
 * 停留所の時刻表: what leaves a stop place on a day, line by line and direction by direction, and what of the day before leaves it
 * after midnight. Undefined where no timetable holds the place. Five statements, six where the two days have other editions.
 */
export async function findStopTimetable(
  statements: Statements,
  { code, id, serviceDate }: StopRequest,
): Promise<StopTimetable | undefined> {
  const editions = await listDayEditions(statements, code, serviceDate);
  const stops = await readDayStops(statements, code, editions);
  const place = findPlace(code, id, stops);
  const standing = stops.list[stops.places.stopOf[place ?? -1] ?? -1];
  if (place === undefined || !standing) return undefined;
  const isKnown = numbersOf(stops, place).some((number) => isValid(editions, stops.list[number]?.edition));
  const lines = linesOf(await listPlaceDepartures(statements, code, { editions, stops, place }), stops);
  const { longitude, latitude } = standing;
  return {
    id: stopPlaceId(code, standing),
    municipalityCode: code,
    name: standing.name,
    nameKana: standing.nameKana,
    location: longitude === null || latitude === null ? null : pointText(longitude, latitude),
    day: nameDay(serviceDate),
    departures: isKnown ? lines.reduce((sum, line) => sum + line.departures.length, 0) : null,
    lines,
    overnight: await listOvernight(statements, { code, id, serviceDate }, { editions, stops }),
  };
}

/** What the services of the day before still run on a day: it is of their day, by the times of GTFS, and counted there. */
async function listOvernight(
  statements: Statements,
  { code, id, serviceDate }: StopRequest,
  own: Pick<PlaceDay, 'editions' | 'stops'>,
): Promise<StopLine[]> {
  const before = new Date(Date.parse(`${serviceDate}T00:00:00Z`) - DAY_MILLISECONDS).toISOString().slice(0, 10);
  const editions = await listDayEditions(statements, code, before);
  const isSame = editions.every(({ edition }, at) => edition === own.editions[at]?.edition);
  const stops = isSame ? own.stops : await readDayStops(statements, code, editions);
  const place = findPlace(code, id, stops);
  if (place === undefined) return [];
  return linesOf(await listPlaceDepartures(statements, code, { editions, stops, place }), stops, DAY_SECONDS);
}

interface PlaceDay {
  readonly editions: readonly DayEdition[];
  readonly stops: DayStops;
  readonly place: number;
}

function listPlaceDepartures(
  statements: Statements,
  code: string,
  { editions, stops, place }: PlaceDay,
): Promise<DepartureRow[]> {
  const own = numbersOf(stops, place).flatMap((number) => stops.list[number] ?? []);
  const pairs = [own.map(({ edition }) => edition), own.map(({ stopIndex }) => stopIndex)] as const;
  return listStopDepartures(statements, code, pairs, runningColumns(editions));
}

/** The stops of a place. */
function numbersOf({ list, places }: DayStops, place: number): number[] {
  return [...list.keys()].filter((number) => places.placeOf[number] === place);
}

/** The place that is called so, or that a stop of that id belongs to. */
function findPlace(code: string, id: string, { list, places }: DayStops): number | undefined {
  const number = list.findIndex((stop) => stopPlaceId(code, stop) === id);
  return number < 0 ? undefined : places.placeOf[number];
}

function isValid(editions: readonly DayEdition[], edition: number | undefined): boolean {
  return editions.some((other) => other.edition === edition && other.isValid);
}

/**
 * 路線 as passengers know them, each direction by itself (`directionKey`).
 * @param since what leaves before it is left out, and the seconds of the rest are counted from it
 */
function linesOf(rows: readonly DepartureRow[], stops: DayStops, since = 0): StopLine[] {
  const byLine = Map.groupBy(rows, ({ edition, parentRouteId, routeId, directionId, headsign, lastStopIndex }) => {
    const lastPlace = stops.places.placeOf[stops.numberOf(edition, lastStopIndex)] ?? -1;
    return JSON.stringify([edition, parentRouteId ?? routeId, directionKey({ directionId, headsign, lastPlace })]);
  });
  const lines = [...byLine.values()].map((alike): StopLine => {
    const [first] = alike as [DepartureRow];
    const departures = alike
      .flatMap((row) => runsOf(row, stops, since))
      .filter(({ seconds }) => seconds >= 0)
      .toSorted((a, b) => a.seconds - b.seconds || compare(a.headsign ?? '', b.headsign ?? ''));
    const boardable = departures.filter(({ canBoard }) => canBoard);
    return {
      id: `${feedOf(first, stops)}/${first.parentRouteId ?? first.routeId}`,
      name: lineName(first),
      routeType: first.routeType,
      color: first.color,
      directionId: first.directionId,
      vias: [...new Set(alike.flatMap(({ via }) => via ?? []))],
      headsigns: [...new Set(departures.flatMap(({ headsign }) => headsign ?? []))],
      firstSeconds: boardable[0]?.seconds ?? null,
      lastSeconds: boardable.at(-1)?.seconds ?? null,
      departures,
    };
  });
  const running = lines.filter(({ departures }) => departures.length > 0);
  return running.toSorted(
    (a, b) =>
      compare(a.name, b.name) ||
      (a.directionId ?? -1) - (b.directionId ?? -1) ||
      compare(a.headsigns.join(), b.headsigns.join()),
  );
}

function feedOf({ edition, stopIndex }: DepartureRow, { list, numberOf }: DayStops): string {
  return list[numberOf(edition, stopIndex)]?.feedId ?? '';
}

/** A trip leaves once, or again and again where it has frequencies; seconds are counted from `since`. */
function runsOf(row: DepartureRow, stops: DayStops, since: number): StopDeparture[] {
  const { edition, stopIndex, headsign, pickupType, departureSeconds, firstSeconds, frequencies } = row;
  const platform = stops.list[stops.numberOf(edition, stopIndex)]?.platformCode ?? null;
  const trip = `${feedOf(row, stops)}/${row.tripId}`;
  const shared = { trip, headsign, platform, canBoard: pickupType !== NOT_AVAILABLE };
  if (frequencies.length === 0)
    return [{ ...shared, startSeconds: firstSeconds - since, seconds: departureSeconds - since, isExact: true }];
  const runs: StopDeparture[] = [];
  for (let at = 0; at < frequencies.length; at += 4) {
    const [start = 0, end = 0, headway = 1, exact = 0] = frequencies.slice(at, at + 4);
    for (let leaves = start; leaves < end; leaves += headway)
      runs.push({
        ...shared,
        startSeconds: leaves - since,
        seconds: leaves + departureSeconds - firstSeconds - since,
        isExact: exact === 1,
      });
  }
  return runs;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
