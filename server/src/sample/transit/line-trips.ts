import { createLocalDistance } from '@hazama/geo';
import type { RunFact } from '../facts/transit-facts.ts';
import type { BusLine, StopSite } from './bus-network.ts';

/** 便: one way along a line. */
export interface Trip {
  readonly line: BusLine;
  readonly direction: 0 | 1;
  /** What its service is called: 平日. */
  readonly days: string;
  readonly stops: readonly StopSite[];
  /** Minutes after midnight at each stop; past 24 hours for the last trains. */
  readonly minutes: readonly number[];
  /** Only how often it comes is promised; undefined where its own minutes are. */
  readonly headway: { readonly untilMinutes: number; readonly everyMinutes: number } | undefined;
}

/** Roads wind: how much longer they are than the straight line. */
const ROAD_DETOUR = 1.3;
const METERS_PER_KILOMETER = 1000;

/** Every trip of a line. */
export function tripsOf(line: BusLine, runs: readonly RunFact[]): Trip[] {
  return runs
    .filter((run) => run.line === line.line)
    .flatMap((run) => {
      const stops = run.direction === 0 ? line.sites : line.sites.toReversed();
      const offsets = minutesAlong(stops, line.kilometersPerHour);
      const trip = (start: number): Trip => ({
        line,
        direction: run.direction,
        days: run.days,
        stops,
        minutes: offsets.map((offset) => start + offset),
        headway: undefined,
      });
      const first = minutesOf(run.first);
      const last = minutesOf(run.last);
      const every = run.everyMinutes;
      if (every === undefined) return [trip(first)];
      if (run.keeps === 'headway') return [{ ...trip(first), headway: { untilMinutes: last, everyMinutes: every } }];
      return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, at) => trip(first + at * every));
    });
}

/** Whole minutes from the first stop to each; no two stops share one. */
function minutesAlong(stops: readonly StopSite[], kilometersPerHour: number): number[] {
  const distance = createLocalDistance(stops[0]?.location[1] ?? 0);
  const metersPerMinute = (kilometersPerHour * METERS_PER_KILOMETER) / 60;
  const minutes: number[] = [];
  let meters = 0;
  for (const [at, { location }] of stops.entries()) {
    const before = stops[at - 1];
    if (before) meters += distance(...before.location, ...location) * ROAD_DETOUR;
    minutes.push(Math.max(Math.round(meters / metersPerMinute), (minutes.at(-1) ?? -1) + 1));
  }
  return minutes;
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
