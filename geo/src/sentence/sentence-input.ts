import type { CompassDirection } from '../measure/compass.ts';
import type { Measurement } from '../measurement.ts';
import type { Day } from '../presence/day.ts';
import type { Meters } from '../units.ts';

export type Language = 'JA' | 'JA_EASY' | 'EN' | 'PT';

/** One name in every language, as the catalogue's data files hold it: a new kind needs no code. */
export interface Words {
  readonly ja: string;
  readonly ja_easy: string;
  readonly en: string;
  readonly pt: string;
}

/** What the sentence is about: この地区, or an area or town by its name. */
export type Subject = 'THIS_AREA' | { readonly name: Words };

/** Along streets, estimated as 1.3 × the straight line where none are imported, or as the crow flies: the words of a value's method. */
export type DistanceMethod = 'street' | 'straight×1.3' | 'straight';

/** How "within reach" was measured: the sentence says which. */
export type ReachWording =
  | { readonly by: 'WALK'; readonly minutes: number; readonly method: Exclude<DistanceMethod, 'straight'> }
  | RadiusWording;

/** As far as this in a straight line. */
export interface RadiusWording {
  readonly by: 'RADIUS';
  readonly meters: Meters;
  /** The radius in the thinly settled parts of the area, where it has such beside others. */
  readonly ruralMeters?: Meters;
}

interface Common {
  readonly subject: Subject;
  /** 集いの場, みんなが あつまる ところ, gathering place, ponto de encontro: no article, singular. */
  readonly kind: Words;
  readonly measurement: Measurement;
}

interface OverPeople extends Common {
  /** 65歳以上, 65さいより 上の 人, people aged 65 and over, pessoas com 65 anos ou mais. */
  readonly people: Words;
}

/** What a kind is: a place people go to, a body that is founded, a service (also persons) for areas, or only a count. */
export type KindMode = 'place' | 'body' | 'service' | 'count';

export interface PresenceInput extends Common {
  readonly measure: 'presence';
  readonly mode: KindMode;
  /** The year since which it has been there; null when not known. */
  readonly sinceYear: number | null;
}

/** Presence over a group of areas; the measurement counts areas. */
export interface PresenceShareInput extends Common {
  readonly measure: 'presenceShare';
  readonly mode: KindMode;
  /** Of the areas counted, those of which nothing fresh is known. */
  readonly unconfirmedAreas: number;
}

export interface CoverageInput extends OverPeople {
  readonly measure: 'coverage';
  readonly reach: ReachWording;
  /** Only stops with at least so many departures a day are counted; null where any place is. */
  readonly leastDepartures: number | null;
  /** 運行日: the day of the timetable that they leave on; it is said where it is known. */
  readonly serviceDay?: Day | null;
}

export interface NearestInput extends OverPeople {
  readonly measure: 'nearest';
  readonly statistic: 'mean' | 'median' | 'p90';
  readonly method: DistanceMethod;
}

export interface PerThousandInput extends OverPeople {
  readonly measure: 'per1000';
  readonly unit: 'PLACES' | 'SEATS' | 'HOURS_PER_MONTH';
  readonly target: number | null;
}

/** How easy it is to get to places, beside how it is in the whole town (届きやすさ). */
export interface AccessInput extends OverPeople {
  readonly measure: 'access';
  /** INDEX: a number that is only there to compare areas by. */
  readonly unit: 'PLACES' | 'SEATS_PER_MONTH' | 'INDEX';
  /** Whether places are shared by those around them: then the value is for 1,000 people, else for one. */
  readonly isShared: boolean;
  /** As far as places count. */
  readonly reach: AccessReach;
  /** The mean of the town; null of the town itself, and where it is not known. */
  readonly townValue: number | null;
  /** 市, 町, 村, 区 */
  readonly townKind: string;
  /** 運行日 of access on foot and by transit; it is said where it is known. */
  readonly serviceDay?: Day | null;
  /** Whether no timetable goes further than that day, which has passed. */
  readonly hasRunOut?: boolean;
}

/** By metres of way, which may be so many minutes' walk, or by minutes door to door on foot and by transit. */
export type AccessReach =
  | { readonly meters: Meters; readonly method: DistanceMethod; readonly minutes: number | null }
  | { readonly method: 'walk+transit'; readonly minutes: number };

export interface TravelTimeInput extends OverPeople {
  readonly measure: 'traveltime';
  /** Over departures: the usual wait, or what nine in ten departures keep. Over people both are the median. */
  readonly statistic: 'p50' | 'p90';
  /** 運行日: the day of the timetable that people travel on; it is said where it is known. */
  readonly serviceDay?: Day | null;
  /** Whether no timetable goes further than that day, which has passed; a value may also be stale for its places alone. */
  readonly hasRunOut?: boolean;
}

/** People who can be at an opening and home again the same day, by bus and on foot. */
export interface RoundTripInput extends OverPeople {
  readonly measure: 'roundtrip';
  /** On which the places open that were counted: 0 Monday … 6 Sunday, in order. */
  readonly weekdays: readonly number[];
  /** 運行日: the day that was asked for; null where each opening's own day counts. */
  readonly serviceDay?: Day | null;
  /** Whether every timetable has run out; a value may also be stale for its places alone. */
  readonly hasRunOut?: boolean;
}

/** Departures a day from the area's busiest stop; `kind` is not spoken. */
export interface DeparturesInput extends Common {
  readonly measure: 'departures';
  /** 運行日: the day of the timetable that they leave on; it is said where it is known. */
  readonly serviceDay?: Day | null;
}

/** A number from the counts table. Only residents (requests, riders) are rounded; trained people, posts and things are not. */
export interface CountInput extends Common {
  readonly measure: 'count';
  readonly counts: 'PEOPLE' | 'RESIDENTS' | 'POSTS' | 'VACANCIES' | 'SESSIONS' | 'THINGS';
}

export type SentenceInput =
  | PresenceInput
  | PresenceShareInput
  | CoverageInput
  | NearestInput
  | PerThousandInput
  | AccessInput
  | TravelTimeInput
  | RoundTripInput
  | DeparturesInput
  | CountInput;

/** The largest group of people beyond reach, as `findLargestUnreachedCluster` finds it. */
export interface ClusterInput {
  readonly people: number;
  readonly direction: CompassDirection | 'CENTRE';
}
