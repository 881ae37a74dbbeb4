import { countDepartures } from '@hazama/geo';
import type { Statements } from '../database/index.ts';
import { listDayEditions, runningColumns } from './edition.repository.ts';
import { listLineWays } from './line-call.repository.ts';
import { readDayStops } from './stop.repository.ts';

/** 停留所 of a line, in degrees. */
export interface LineStop {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Of the line, that day; null where its timetable doesn't speak of the day. */
  readonly departures: number | null;
}

/** 路線 with where it stops and how much of it runs on a day. */
export interface LineOfDay {
  readonly name: string;
  /** How many runs leave their first stop; null where the timetable doesn't speak of the day. */
  readonly runs: number | null;
  /** In the order in which its ways come to them. */
  readonly stops: readonly LineStop[];
}

/** A line of a municipality's timetables on a day; undefined where none is called so. Three statements. */
export async function findLineOfDay(
  statements: Statements,
  {
    code,
    line,
    day,
    revision,
  }: { readonly code: string; readonly line: string; readonly day: string; readonly revision: number },
): Promise<LineOfDay | undefined> {
  const editions = await listDayEditions(statements, code, day, revision);
  const stops = await readDayStops(statements, code, editions);
  const numbers = editions.map(({ edition }) => edition);
  const ways = await listLineWays(statements, code, { line, editions: numbers }, runningColumns(editions));
  const [first] = ways;
  if (!first) return undefined;
  const isKnown = editions.some(({ edition, isValid }) => isValid && edition === first.edition);
  const { list, numberOf, places } = stops;
  const patterns = ways.map(({ edition, stops: calls, runs }) => ({
    stops: calls.map((stopIndex) => numberOf(edition, stopIndex)),
    runs,
  }));
  const departures = countDepartures(patterns, places.placeOf, places.stopOf.length);
  const called = new Set(
    patterns.flatMap((pattern) => pattern.stops.map((number) => places.placeOf[number] as number)),
  );
  return {
    name: first.name,
    runs: isKnown ? ways.reduce((sum, { runs }) => sum + runs, 0) : null,
    stops: [...called].flatMap((place) => {
      const stop = list[places.stopOf[place] ?? -1];
      if (!stop || stop.longitude === null || stop.latitude === null) return [];
      const { name, longitude, latitude } = stop;
      return [{ name, longitude, latitude, departures: isKnown ? (departures[place] ?? 0) : null }];
    }),
  };
}
