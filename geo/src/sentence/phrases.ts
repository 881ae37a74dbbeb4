import type { UnknownReason } from '../measurement.ts';
import type {
  AccessInput,
  ClusterInput,
  CountInput,
  CoverageInput,
  DeparturesInput,
  NearestInput,
  PerThousandInput,
  PresenceInput,
  PresenceShareInput,
  RoundTripInput,
  SentenceInput,
  TravelTimeInput,
} from './sentence-input.ts';
import type { SpokenDay } from './spoken-day.ts';

/** A share of people: the part not yet reached, and the whole, which is above 0. */
export interface PeopleGap {
  readonly gap: number;
  readonly all: number;
}

/** How many more reach a target, 0 when it is reached; UNDETERMINED (判定不能) while chance alone may decide. */
export type ToTarget = number | 'UNDETERMINED';

/** How an area stands to its town, on whose mean nobody is to blame. */
export type Standing = 'EASIER' | 'SLIGHTLY_EASIER' | 'ALIKE' | 'SLIGHTLY_HARDER' | 'HARDER';

/** What each language has to be able to say. Every answer is one or more whole sentences. */
export interface Phrases {
  present(input: PresenceInput): string;
  absent(input: PresenceInput): string;
  presenceShare(input: PresenceShareInput, present: number, all: number): string;
  allReached(input: CoverageInput): string;
  notYetReached(input: CoverageInput, people: PeopleGap): string;
  cluster(input: ClusterInput): string;
  nearest(input: NearestInput, meters: number): string;
  perThousand(input: PerThousandInput, value: number, toTarget: ToTarget | undefined): string;
  /** Nothing within reach yet of anybody. */
  noAccess(input: AccessInput): string;
  /** `town`: how the area stands to it, and the town's own value. */
  access(
    input: AccessInput,
    value: number,
    town: { readonly standing: Standing; readonly value: number } | null,
  ): string;
  travelTime(input: TravelTimeInput, minutes: number): string;
  roundTrip(input: RoundTripInput, people: PeopleGap): string;
  departures(input: DeparturesInput, departures: number): string;
  count(input: CountInput, count: number): string;
  unreachable(input: NearestInput | TravelTimeInput): string;
  unknown(input: SentenceInput, reason: UnknownReason | null): string;
  suppressed(): string;
  /** Follows the sentence of a value from records past their shelf life. */
  stale(): string;
  /** Follows the sentence of a value by the timetable; `hasRunOut`: no timetable goes further than that day, which has passed. */
  serviceDay(day: SpokenDay, hasRunOut: boolean): string;
  /** Follows the sentence of a value by timetables that have all run out, of no one day. */
  oldTimetable(): string;
  /** No timetable speaks of the day that was asked for. */
  outsideTimetable(day: SpokenDay): string;
}
