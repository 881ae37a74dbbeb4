/**
 * もし置いたら: one change of the places of a town that is tried and not made. Flat, so that two can be held against each other part by
 * part. Degrees are WGS 84. `resource` is the id of a resource, or of a stop place of a timetable (停留所), which can be moved and taken
 * away like any place.
 */
export type SiteChange =
  | AddedPlace
  /** 動かす */
  | { readonly kind: 'MOVE_PLACE'; readonly resource: string; readonly longitude: number; readonly latitude: number }
  /** なくす */
  | { readonly kind: 'REMOVE_PLACE'; readonly resource: string }
  /** 開く日を変える */
  | { readonly kind: 'CHANGE_OPENINGS'; readonly resource: string; readonly schedule: string }
  /** 定員を変える */
  | { readonly kind: 'CHANGE_CAPACITY'; readonly resource: string; readonly capacity: number }
  /** 便の数を変える: of a stop of a timetable, whatever runs are tried beside it. When they leave nobody says. */
  | { readonly kind: 'CHANGE_DEPARTURES'; readonly resource: string; readonly departures: number };

/** 置く: a place that could be. */
export interface AddedPlace {
  readonly kind: 'ADD_PLACE';
  /** The caller's own name for it, once in a list of changes. */
  readonly key: string;
  /** Id of its kind of resource. */
  readonly resourceKind: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly name: string | null;
  /** 開催日・時間 in the words of lists: 「毎週月・木 13時～15時」; null: not said. */
  readonly schedule: string | null;
  /** 定員; null: not said. */
  readonly capacity: number | null;
  /** Of a stop: how many buses leave it that day. */
  readonly departures: number | null;
}

/** What stood on record of a place when its change was written, for when it no longer does. */
export interface SiteWords {
  readonly name: string;
  /** Id of its kind of resource; null: it is a stop of a timetable. */
  readonly resourceKind: string | null;
  readonly schedule: string | null;
  readonly capacity: number | null;
}

/** What becomes of a change of places. */
export type SiteStanding =
  | 'APPLIED'
  /** The place is not on record any more, or not for who asks. */
  | 'NOT_ON_RECORD'
  /** It isn't open today, so that nothing counts it. */
  | 'NOT_OPEN'
  /** A stop whose departures can't be counted: no timetable speaks of the day. */
  | 'DAY_UNKNOWN';

/** The resource or stop that a change is about; undefined for one that is added. */
export function resourceOf(change: SiteChange): string | undefined {
  return change.kind === 'ADD_PLACE' ? undefined : change.resource;
}
