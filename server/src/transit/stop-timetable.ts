import { directionKey } from '@hazama/geo';
import type { Statements } from '../database/index.ts';
import { type DayEdition, listDayEditions, runningColumns } from './edition.repository.ts';
import { lineName } from './line-name.ts';
import { nameDay } from './named-day.ts';
import { type DayStops, pointText, readDayStops, stopPlaceId } from './stop.repository.ts';
import { type DepartureRow, listStopDepartures } from './stop-departure.repository.ts';
import type { StopDeparture, StopLine, StopTimetable } from './stop-timetable-types.ts';

const NOT_AVAILABLE = 1;

/**
 * 停留所の時刻表: what leaves a stop place on a day, line by line and direction by direction. Undefined where no timetable holds the
 * place. Three statements.
 */
export async function findStopTimetable(
  statements: Statements,
  { code, id, serviceDate }: { readonly code: string; readonly id: string; readonly serviceDate: string },
): Promise<StopTimetable | undefined> {
  const editions = await listDayEditions(statements, code, serviceDate);
  const stops = await readDayStops(statements, code, editions);
  const place = findPlace(code, id, stops);
  if (place === undefined) return undefined;
  const own = [...stops.list.keys()].filter((number) => stops.places.placeOf[number] === place);
  const isKnown = own.some((number) => isValid(editions, stops.list[number]?.edition));
  const rows = await listStopDepartures(
    statements,
    code,
    [own.map((number) => stops.list[number]?.edition ?? 0), own.map((number) => stops.list[number]?.stopIndex ?? 0)],
    runningColumns(editions),
  );
  const standing = stops.list[stops.places.stopOf[place] ?? -1];
  if (!standing) return undefined;
  const { longitude, latitude } = standing;
  const lines = linesOf(rows, stops);
  return {
    id: stopPlaceId(code, standing),
    municipalityCode: code,
    name: standing.name,
    nameKana: standing.nameKana,
    location: longitude === null || latitude === null ? null : pointText(longitude, latitude),
    day: nameDay(serviceDate),
    departures: isKnown ? lines.reduce((sum, line) => sum + line.departures.length, 0) : null,
    lines,
  };
}

/** The place that is called so, or that a stop of that id belongs to. */
function findPlace(code: string, id: string, { list, places }: DayStops): number | undefined {
  const number = list.findIndex((stop) => stopPlaceId(code, stop) === id);
  return number < 0 ? undefined : places.placeOf[number];
}

function isValid(editions: readonly DayEdition[], edition: number | undefined): boolean {
  return editions.some((other) => other.edition === edition && other.isValid);
}

/** 路線 as passengers know them, each direction by itself (`directionKey`). */
function linesOf(rows: readonly DepartureRow[], stops: DayStops): StopLine[] {
  const byLine = Map.groupBy(rows, ({ edition, parentRouteId, routeId, directionId, headsign, lastStopIndex }) => {
    const lastPlace = stops.places.placeOf[stops.numberOf(edition, lastStopIndex)] ?? -1;
    return JSON.stringify([edition, parentRouteId ?? routeId, directionKey({ directionId, headsign, lastPlace })]);
  });
  const lines = [...byLine.values()].map((alike): StopLine => {
    const [first] = alike as [DepartureRow];
    const departures = alike
      .flatMap((row) => runsOf(row, stops))
      .toSorted((a, b) => a.seconds - b.seconds || compare(a.headsign ?? '', b.headsign ?? ''));
    const boardable = departures.filter(({ canBoard }) => canBoard);
    return {
      id: `${feedOf(first, stops)}/${first.parentRouteId ?? first.routeId}`,
      name: lineName(first),
      routeType: first.routeType,
      color: first.color,
      directionId: first.directionId,
      headsigns: [...new Set(departures.flatMap(({ headsign }) => headsign ?? []))],
      firstSeconds: boardable[0]?.seconds ?? null,
      lastSeconds: boardable.at(-1)?.seconds ?? null,
      departures,
    };
  });
  return lines.toSorted(
    (a, b) =>
      compare(a.name, b.name) ||
      (a.directionId ?? -1) - (b.directionId ?? -1) ||
      compare(a.headsigns.join(), b.headsigns.join()),
  );
}

function feedOf({ edition, stopIndex }: DepartureRow, { list, numberOf }: DayStops): string {
  return list[numberOf(edition, stopIndex)]?.feedId ?? '';
}

/** A trip leaves once, or again and again where it has frequencies. */
function runsOf(row: DepartureRow, stops: DayStops): StopDeparture[] {
  const { edition, stopIndex, headsign, pickupType, departureSeconds, firstSeconds, frequencies } = row;
  const platform = stops.list[stops.numberOf(edition, stopIndex)]?.platformCode ?? null;
  const trip = `${feedOf(row, stops)}/${row.tripId}`;
  const shared = { trip, headsign, platform, canBoard: pickupType !== NOT_AVAILABLE };
  if (frequencies.length === 0)
    return [{ ...shared, startSeconds: firstSeconds, seconds: departureSeconds, isExact: true }];
  const runs: StopDeparture[] = [];
  for (let at = 0; at < frequencies.length; at += 4) {
    const [start = 0, end = 0, headway = 1, exact = 0] = frequencies.slice(at, at + 4);
    for (let leaves = start; leaves < end; leaves += headway)
      runs.push({
        ...shared,
        startSeconds: leaves,
        seconds: leaves + departureSeconds - firstSeconds,
        isExact: exact === 1,
      });
  }
  return runs;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
