import type { Statements } from '../../database/index.ts';
import { type DayEdition, listDayEditions } from '../edition.repository.ts';
import { listNamedTrips, listStandingEditions, type NamedTrip } from './named-trip.repository.ts';
import { startsEvery, type TripChange, type TripStanding, type TripWords } from './trip-change.ts';

/** What becomes of one change on the day. */
export interface TriedChange {
  readonly change: TripChange;
  readonly standing: TripStanding;
  /** Null where the timetable no longer says. */
  readonly words: TripWords | null;
  readonly removedRuns: number;
  readonly addedRuns: number;
}

/** Runs more, or below 0 less, of what calls at some stops. */
export interface PatternChange {
  readonly edition: number;
  /** stop_index of each call */
  readonly stops: readonly number[];
  readonly runs: number;
}

/** One run by the trip that it is of, or is like. */
export interface TrialRun {
  readonly edition: number;
  readonly tripId: string;
  readonly startSeconds: number;
}

/** A day of a municipality's timetables with some changes: what they do, and what they leave undone. */
export interface TripTrial {
  /** In the order given. */
  readonly changes: readonly TriedChange[];
  readonly patterns: readonly PatternChange[];
  /** Each once, whichever change took it away. */
  readonly removed: readonly TrialRun[];
  readonly added: readonly TrialRun[];
}

/** What some changes would do to a service day, as the timetables stand. Two statements. `day`: YYYY-MM-DD */
export async function tryTrips(
  statements: Statements,
  code: string,
  day: string,
  changes: readonly TripChange[],
): Promise<TripTrial> {
  const editions = await listDayEditions(statements, code, day);
  const trips = await listNamedTrips(
    statements,
    code,
    editions.map(({ edition }) => edition),
    idsOf(changes),
  );
  const found = changes.map((change) => findRuns(change, trips, editions));
  const removed = new Map(found.flatMap(({ removed: runs }) => runs.map((run) => [keyOf(run), run] as const)));
  const added = found.flatMap(({ added: runs }) => runs);
  return {
    changes: found.map(({ change, standing, words, ...runs }) => ({
      change,
      standing,
      words,
      removedRuns: runs.removed.length,
      addedRuns: runs.added.length,
    })),
    patterns: [
      ...[...removed.values()].map(({ trip }) => ({ edition: trip.edition, stops: trip.stops, runs: -1 })),
      ...added.map(({ trip }) => ({ edition: trip.edition, stops: trip.stops, runs: 1 })),
    ],
    removed: [...removed.values()].map(trialRun),
    added: added.map(trialRun),
  };
}

/** What changes are about, by the timetables that stand, whatever day they are of; null where none of them tells. */
export async function nameTrips(
  statements: Statements,
  code: string,
  changes: readonly TripChange[],
): Promise<(TripWords | null)[]> {
  const editions = await listStandingEditions(statements, code);
  const trips = await listNamedTrips(statements, code, editions, idsOf(changes));
  return changes.map((change) => {
    const trip = trips.find((candidate) => isAbout(change, candidate));
    return trip ? wordsOf(change, trip) : null;
  });
}

interface Run {
  readonly trip: NamedTrip;
  readonly startSeconds: number;
}

interface FoundRuns {
  readonly change: TripChange;
  readonly standing: TripStanding;
  readonly words: TripWords | null;
  readonly removed: readonly Run[];
  readonly added: readonly Run[];
}

function findRuns(change: TripChange, trips: readonly NamedTrip[], editions: readonly DayEdition[]): FoundRuns {
  const own = trips.filter((trip) => isAbout(change, trip));
  const [first] = own;
  const words = first ? wordsOf(change, first) : null;
  const nothing = { change, words, removed: [], added: [] };
  const edition = editions
    .filter(({ feedId }) => idOf(change).startsWith(`${feedId}/`))
    .toSorted((a, b) => b.feedId.length - a.feedId.length)[0];
  if (edition && !edition.isValid) return { ...nothing, standing: 'DAY_UNKNOWN' };
  if (!first) return { ...nothing, standing: 'NOT_IN_TIMETABLE' };
  if (change.kind === 'REMOVE_TRIP' && !startsOf(first).includes(change.startSeconds))
    return { ...nothing, standing: 'NOT_IN_TIMETABLE' };
  const running = (trip: NamedTrip) => edition?.running.includes(trip.serviceIndex) === true;
  const runs = own.filter(running);
  const [trip] = runs;
  if (!trip) return { ...nothing, standing: 'NOT_THAT_DAY' };
  const applied = { ...nothing, standing: 'APPLIED' } as const;
  switch (change.kind) {
    case 'REMOVE_TRIP':
      return { ...applied, removed: [{ trip, startSeconds: change.startSeconds }] };
    case 'REMOVE_LINE':
      return { ...applied, removed: runs.flatMap(runsOf) };
    case 'ADD_TRIP':
      return { ...applied, added: [{ trip, startSeconds: change.startSeconds }] };
    case 'REPEAT_TRIP': {
      const alike = trips.filter((other) => other.patternIndex === trip.patternIndex && other.edition === trip.edition);
      const { startSeconds: from, untilSeconds } = change;
      return {
        ...applied,
        removed: alike
          .filter(running)
          .flatMap(runsOf)
          .filter(({ startSeconds }) => startSeconds >= from && startSeconds <= untilSeconds),
        added: startsEvery(change).map((startSeconds) => ({ trip, startSeconds })),
      };
    }
  }
}

const idsOf = (changes: readonly TripChange[]) => ({
  trips: changes.flatMap((change) => ('trip' in change ? change.trip : [])),
  lines: changes.flatMap((change) => ('line' in change ? change.line : [])),
});

const isAbout = (change: TripChange, { id, lineId }: NamedTrip): boolean =>
  change.kind === 'REMOVE_LINE' ? lineId === change.line : id === change.trip;

const idOf = (change: TripChange): string => (change.kind === 'REMOVE_LINE' ? change.line : change.trip);

function wordsOf(change: TripChange, { lineName, headsign, firstStop }: NamedTrip): TripWords {
  return change.kind === 'REMOVE_LINE'
    ? { lineName, headsign: null, stopName: null }
    : { lineName, headsign, stopName: firstStop };
}

/** When a trip leaves its first stop: once, or again and again where it has frequencies. */
export function startsOf({ firstSeconds, frequencies }: Pick<NamedTrip, 'firstSeconds' | 'frequencies'>): number[] {
  if (frequencies.length === 0) return [firstSeconds];
  const starts: number[] = [];
  for (let at = 0; at < frequencies.length; at += 4) {
    const [start = 0, end = 0, headway = 1] = frequencies.slice(at, at + 3);
    for (let leaves = start; leaves < end; leaves += headway) starts.push(leaves);
  }
  return starts;
}

const runsOf = (trip: NamedTrip): Run[] => startsOf(trip).map((startSeconds) => ({ trip, startSeconds }));
const keyOf = ({ trip, startSeconds }: Run) => JSON.stringify([trip.edition, trip.id, startSeconds]);
const trialRun = ({ trip: { edition, tripId }, startSeconds }: Run): TrialRun => ({ edition, tripId, startSeconds });
