/**
 * もし便が変わったら: one change of a timetable, whatever the day. Trips and lines are named as the API names them: id of the feed, a
 * stroke, and trip_id or the line's id. Seconds are after noon minus 12 hours, at the first stop of the trip.
 */
export type TripChange =
  | { readonly kind: 'REMOVE_TRIP'; readonly trip: string; readonly startSeconds: number }
  | { readonly kind: 'REMOVE_LINE'; readonly line: string }
  /** A run more, like the trip, at another time. */
  | { readonly kind: 'ADD_TRIP'; readonly trip: string; readonly startSeconds: number }
  /** What calls as the trip does leaves every so often from `startSeconds` to `untilSeconds`, instead of when it leaves then today. */
  | {
      readonly kind: 'REPEAT_TRIP';
      readonly trip: string;
      readonly startSeconds: number;
      readonly untilSeconds: number;
      readonly everySeconds: number;
    };

/** What a change is about, in the timetable's words. */
export interface TripWords {
  /** 路線 */
  readonly lineName: string;
  /** 行き先; null: the feed doesn't say, or the change is about a whole line */
  readonly headsign: string | null;
  /** Where the trip starts; null for a whole line. */
  readonly stopName: string | null;
}

/** What becomes of a change on a day. */
export type TripStanding =
  | 'APPLIED'
  /** The trip is in the timetable and doesn't run that day. */
  | 'NOT_THAT_DAY'
  /** The timetable of that day has no such trip or line: it was replaced since. */
  | 'NOT_IN_TIMETABLE'
  /** No timetable of it speaks of the day. */
  | 'DAY_UNKNOWN';

/** How often runs of a line leave when they do so every few minutes. */
export function startsEvery({
  startSeconds,
  untilSeconds,
  everySeconds,
}: Extract<TripChange, { kind: 'REPEAT_TRIP' }>): number[] {
  const count = Math.floor((untilSeconds - startSeconds) / everySeconds) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, run) => startSeconds + run * everySeconds);
}
