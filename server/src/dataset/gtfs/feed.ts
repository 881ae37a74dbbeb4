import type { FeedPatterns } from './patterns.ts';
import type { FeedAgencies } from './read-agencies.ts';
import type { FeedInfo } from './read-feed-info.ts';
import type { BookingRule, FlexTarget } from './read-flex.ts';
import type { FeedFrequencies } from './read-frequencies.ts';
import type { FeedRoutes } from './read-routes.ts';
import type { FeedServices } from './read-services.ts';
import type { FeedShapes } from './read-shapes.ts';
import type { FeedStopTimes, FlexTime } from './read-stop-times.ts';
import type { FeedStops } from './read-stops.ts';
import type { NameReadings } from './read-translations.ts';
import type { FeedTrips } from './read-trips.ts';
import type { TripRuns } from './trip-runs.ts';
import type { Validity } from './validity.ts';

/** A timetable as it was read, whole and checked. */
export interface Feed {
  readonly info: FeedInfo;
  readonly validity: Validity;
  readonly agencies: FeedAgencies;
  readonly stops: FeedStops;
  readonly routes: FeedRoutes;
  readonly services: FeedServices;
  readonly trips: FeedTrips;
  readonly times: FeedStopTimes;
  readonly runs: TripRuns;
  readonly patterns: FeedPatterns;
  /** 経由 by jp_pattern_id */
  readonly vias: ReadonlyMap<string, string>;
  readonly frequencies: FeedFrequencies;
  readonly shapes: FeedShapes;
  readonly readings: NameReadings;
  /** What is served on demand, and when. */
  readonly flexTimes: readonly FlexTime[];
  readonly flexTargets: ReadonlyMap<string, FlexTarget>;
  readonly bookingRules: ReadonlyMap<string, BookingRule>;
}
