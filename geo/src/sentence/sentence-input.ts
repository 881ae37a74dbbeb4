import type { CompassDirection } from '../measure/compass.ts';
import type { Measurement } from '../measurement.ts';
import type { Meters } from '../units.ts';

export type Language = 'JA' | 'JA_EASY' | 'EN' | 'PT';

/** One name in every language. Names of kinds and groups are data, so that a new kind needs no code. */
export type Words = Readonly<Record<Language, string>>;

/** What the sentence is about: この地区, or an area or town by its name. */
export type Subject = 'THIS_AREA' | { readonly name: Words };

/** How "within reach" was measured. */
export type ReachWording =
  /** Minutes on foot, by street or estimated as 1.3 × the straight line, which the sentence then says. */
  | { readonly by: 'WALK'; readonly minutes: number; readonly method: 'STREET' | 'STRAIGHT_TIMES_1_3' }
  /** A plain radius. */
  | { readonly by: 'RADIUS'; readonly meters: Meters };

interface Common {
  readonly subject: Subject;
  /** 集いの場, みんなが あつまる ところ, gathering place, ponto de encontro: no article, singular. */
  readonly kind: Words;
  readonly measurement: Measurement;
}

interface OverPeople extends Common {
  /** 65歳以上, 65歳以上の 人, people aged 65 and over, pessoas com 65 anos ou mais. */
  readonly people: Words;
}

export interface PresenceInput extends Common {
  readonly measure: 'presence';
  /** A body that is founded (会議, 協議体), not a place that is there. */
  readonly isBody: boolean;
  /** The year since which it has been there; null when not known. */
  readonly sinceYear: number | null;
}

/** Presence over a group of areas; the measurement counts areas. */
export interface PresenceShareInput extends Common {
  readonly measure: 'presenceShare';
  /** Of the areas counted, those of which nothing fresh is known. */
  readonly unconfirmedAreas: number;
}

export interface CoverageInput extends OverPeople {
  readonly measure: 'coverage';
  readonly reach: ReachWording;
}

export interface NearestInput extends OverPeople {
  readonly measure: 'nearest';
  readonly statistic: 'mean' | 'median' | 'p90';
}

export interface PerThousandInput extends OverPeople {
  readonly measure: 'per1000';
  readonly unit: 'PLACES' | 'SEATS' | 'HOURS_PER_MONTH';
  readonly target: number | null;
}

export interface TravelTimeInput extends OverPeople {
  readonly measure: 'traveltime';
  readonly statistic: 'median' | 'p90';
}

/** Departures a day from the stops of the area; `kind` is not spoken. */
export interface DeparturesInput extends Common {
  readonly measure: 'departures';
}

/** A number from the counts table: trained people, posts, vacancies or sessions. None counts residents, so none is rounded. */
export interface CountInput extends Common {
  readonly measure: 'count';
  readonly counts: 'PEOPLE' | 'POSTS' | 'VACANCIES' | 'SESSIONS';
}

export type SentenceInput =
  | PresenceInput
  | PresenceShareInput
  | CoverageInput
  | NearestInput
  | PerThousandInput
  | TravelTimeInput
  | DeparturesInput
  | CountInput;

/** The largest group of people beyond reach, as `findLargestUnreachedCluster` finds it. */
export interface ClusterInput {
  readonly people: number;
  readonly direction: CompassDirection | 'CENTRE';
}
