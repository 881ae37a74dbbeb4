import type { LngLat } from '@hazama/geo';

/** A made-up company and the days that its timetable speaks of. */
export interface FeedFact {
  readonly feed: string;
  readonly agency: string;
  readonly mode: 'bus' | 'rail';
  /** now: for years from now on · last season: it ran out last autumn, and nobody brought the next one */
  readonly valid: 'now' | 'last season';
}

/** 路線, or one of the branches of one. */
export interface LineFact {
  readonly feed: string;
  readonly line: string;
  /** What passengers call the line that it is a branch of; "" where it is none. */
  readonly parent: string;
  readonly name: string;
  readonly nameKana: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  /** Between stops, stopping included. */
  readonly kilometersPerHour: number;
  /** Whether its way is drawn; else nothing is known of it but its stops. */
  readonly hasShape: boolean;
  /** Names of 大字・町, of known places or of the town's own list of stops; a loop ends where it begins. */
  readonly stops: readonly string[];
}

/** When a line leaves its first stop (direction 0) or its last (1). */
export interface RunFact {
  readonly line: string;
  readonly direction: 0 | 1;
  /** 平日 土曜 日祝 土日祝 毎日, or weekdays: 月水金 */
  readonly days: string;
  /** H:MM */
  readonly first: string;
  readonly last: string;
  /** undefined: it runs once, at `first` */
  readonly everyMinutes: number | undefined;
  /** headway: 「約20分ごと」 is all that is promised */
  readonly keeps: 'times' | 'headway';
}

/** A place that is no 大字・町 and in no list, and where buses stop. */
export interface StopFact {
  readonly name: string;
  readonly nameKana: string;
  readonly location: LngLat;
}

/** デマンド交通 by name, with the areas in which it comes to the door. */
export interface ZoneFact {
  readonly name: string;
  readonly nameKana: string;
  readonly areas: readonly string[];
  readonly schedule: string;
  readonly bookingDeadline: string;
  readonly riders: string;
  readonly fare: string;
  readonly operator: string;
  readonly note: string;
}

/** What is typed in about the buses of a town: made up, all of it. */
export interface TransitFacts {
  readonly feeds: readonly FeedFact[];
  readonly lines: readonly LineFact[];
  readonly runs: readonly RunFact[];
  readonly stops: readonly StopFact[];
  readonly zones: readonly ZoneFact[];
}
