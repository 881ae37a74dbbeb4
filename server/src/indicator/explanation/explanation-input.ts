import type { DistanceMethod } from '@hazama/geo';
import { TRAVEL_RULES } from '../../travel-time/index.ts';
import type { WeightBasis } from '../../weight-layer/index.ts';
import { windowOf } from '../compute/travel-time.ts';
import type { IndicatorDefinition, Measure } from '../definition.ts';
import { type AccessExample, type AccessRuleInput, accessInputOf } from './access-input.ts';
import type { MiddlePerson } from './middle-person.ts';

/** A rule as it is put into words: everything already in the reader's language but the numbers. */
export interface RuleInput {
  readonly measure: Measure;
  /** 集いの場 */
  readonly kind: string;
  /** 65歳以上 */
  readonly people: string;
  readonly statistic: string;
  readonly thresholdMeters: number;
  /** Minutes of walking that the threshold stands for; null where it is a radius. */
  readonly minutes: number | null;
  readonly minDepartures: number | null;
  readonly isWeekly: boolean;
  /** Of access: how it is measured. */
  readonly access: AccessRuleInput | null;
  /** When people leave for a place, as HH:MM. */
  readonly leaving: { readonly from: string; readonly until: string };
}

/** The same of one value, with the area's own numbers. */
export interface ExplanationInput extends RuleInput {
  readonly area: string;
  /** street, straight, straight×1.3, walk+transit, record */
  readonly method: string;
  /** How the walks of a journey are measured; null where there is no journey. */
  readonly walkMethod: DistanceMethod | null;
  /** The days whose openings count; null where none do. */
  readonly openDays: { readonly from: string; readonly to: string } | null;
  /** Presence and counts of an area that holds others are made of theirs. */
  readonly isGroup: boolean;
  readonly year: number;
  /** The day on which places are counted. */
  readonly day: string;
  /** 運行日 of a value by the timetable, YYYY-MM-DD; null where it is none, or no timetable speaks of the day. */
  readonly serviceDay: string | null;
  /** Whether the service day has passed, since no timetable goes further. */
  readonly hasRunOut: boolean;
  /** The threshold in the thinly settled areas of it; null where it has none. */
  readonly ruralMeters: number | null;
  /** Null where the value is not known or withheld: then `sentence` says why. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly sentence: string;
  /** Of access: the place that most of the area's part comes from; null where that isn't to be told. */
  readonly mainPlace: AccessExample | null;
  /** Of a median or p90: who lives on either side of it; null where that isn't to be told. */
  readonly middle: MiddlePerson | null;
  /** Of departures: the stop place that the number is of; null where none leaves. */
  readonly busiestStop: string | null;
  /** Of a count of several areas: the numbers that it is the sum of; empty where it is one, or they aren't to be told. */
  readonly parts: readonly number[];
  /** Whether the people of cells of fewer than ten are counted together: outside staff. */
  readonly isFewCountedTogether: boolean;
  /** How it is known where the area ends. */
  readonly border: 'OFFICIAL' | 'DERIVED' | 'ESTIMATED' | 'NONE';
  /** How much of the area's cells is known by their people; null where all is, or nobody is counted. */
  readonly knownShare: number | null;
  /** How the squares of people at the area's border were divided; null where none reaches over it. */
  readonly divided: DividedCells | null;
  /** The oldest day of the data that the number came from, YYYY-MM-DD. */
  readonly dataFrom: string | null;
  readonly seen: PlacesSeen;
}

/** Mesh squares that reach over an area's border. */
export interface DividedCells {
  /** How many were divided by buildings or land use, and how many by surface since nothing is known of them. */
  readonly byWeight: number;
  readonly bySurface: number;
  /** What was weighed; null where nothing was. */
  readonly basis: WeightBasis | null;
}

/** What was counted, and what the number can't see: in the area where it counts its own places, else in the town and around it. */
export interface PlacesSeen {
  readonly counted: number;
  /** Across the town's border, within its buffer. */
  readonly neighbours: number;
  readonly withoutPlace: number;
  readonly withoutSchedule: number;
  readonly pastShelfLife: number;
  /** Stops of a timetable that doesn't speak of the day. */
  readonly undecidedStops: number;
  /** Of seats and hours: places of which nobody knows how many they have. */
  readonly withoutAmount: number;
  /** Of round trips: places of which nobody knows the days and hours. */
  readonly withoutHours: number;
}

export interface ExplainedParameter {
  readonly name: string;
  readonly value: string;
}

/** What each language has to be able to say of a rule and of a value. */
export interface ExplanationPhrases {
  /** What stands under an indicator's name: the people it is about, and the rule. */
  detail(rule: RuleInput): string;
  formula(input: ExplanationInput): string;
  /** The formula with the area's own numbers. */
  example(input: ExplanationInput & { readonly value: number }): string;
  readonly access: AccessPhrases;
  readonly limits: LimitPhrases;
  readonly parameters: ParameterPhrases;
  readonly sources: SourcePhrases;
}

/** What each language has to be able to say of access. */
export interface AccessPhrases {
  detail(rule: RuleInput): string;
  formula(rule: RuleInput): string;
  example(input: ExplanationInput & { readonly value: number }): string;
  parameters(rule: AccessRuleInput, catchmentMeters: number): ExplainedParameter[];
  carsAreLeftOut(): string;
  neighboursAreLeftOut(): string;
  withoutAmount(kind: string, places: number): string;
}

/** What a source is the source of, by the names of datasets. */
export type SourcePhrases = Readonly<Record<SourceName, string>>;
export type SourceName =
  | 'resources'
  | 'population'
  | 'areas'
  | 'membership'
  | 'presence'
  | 'counts'
  | 'gtfs'
  | 'streets'
  | 'weights';

/** What a number doesn't see. */
export interface LimitPhrases {
  walkIsEstimated(): string;
  walkIsAlongStreets(): string;
  slopesAreLeftOut(): string;
  lineIsStraight(): string;
  peopleStandInTheMiddle(): string;
  /** `statistic`: what is counted of a place, itself, its seats or its hours. */
  placesAreAlike(statistic: string): string;
  peopleArePartlyKnown(people: string, share: number): string;
  carsAreLeftOut(): string;
  withoutPlace(kind: string, places: number): string;
  withoutSchedule(kind: string, places: number): string;
  pastShelfLife(records: number): string;
  unconfirmedAsAbsent(): string;
  timetableHasRunOut(): string;
  demandRidesAreLeftOut(): string;
  /** Of vehicles that go on as another trip (block_id). */
  throughRidesAreChanges(): string;
  borderIsEstimated(): string;
  fewAreCountedTogether(): string;
  borderIsDerived(): string;
  borderIsUnknown(): string;
  useIsLeftOut(kind: string): string;
  countsAreAsWritten(): string;
  otherStopsAreLeftOut(): string;
  undecidedStops(stops: number): string;
  withoutHours(kind: string, places: number): string;
  withoutSeats(kind: string, places: number): string;
}

export interface ParameterPhrases {
  populationYear(year: number): ExplainedParameter;
  divided(cells: DividedCells): ExplainedParameter;
  threshold(meters: number): ExplainedParameter;
  ruralThreshold(meters: number): ExplainedParameter;
  pace(metersPerMinute: number): ExplainedParameter;
  way(method: DistanceMethod): ExplainedParameter;
  weekly(): ExplainedParameter;
  departures(least: number): ExplainedParameter;
  day(day: string): ExplainedParameter;
  serviceDay(day: string): ExplainedParameter;
  dataFrom(day: string): ExplainedParameter;
  leaving(from: string, until: string): ExplainedParameter;
  /** Metres to a stop or from one, and all the way. */
  walks(accessMeters: number, directMeters: number): ExplainedParameter;
  rides(most: number): ExplainedParameter;
  /** `minutes`: how long one stays, at most or at all. */
  staying(isSession: boolean, minutes: number): ExplainedParameter;
  homeBetween(leave: string, home: string): ExplainedParameter;
  openDays(from: string, to: string): ExplainedParameter;
  longestHours(hours: number): ExplainedParameter;
  counted(places: number): ExplainedParameter;
  neighbours(places: number): ExplainedParameter;
  interval(low: number, high: number): ExplainedParameter;
  /** The same of a number for 1,000 people. */
  rateInterval(low: number, high: number): ExplainedParameter;
}

export function ruleOf(definition: IndicatorDefinition, words: { kind: string; people: string }): RuleInput {
  const { measure, parameters } = definition;
  const window = windowOf(definition);
  const thresholdMeters = parameters.thresholdMeters ?? 0;
  return {
    measure,
    kind: words.kind,
    people: words.people,
    statistic: parameters.statistic ?? '',
    thresholdMeters,
    minutes: parameters.distance === 'walk' && isWalk(thresholdMeters) ? walkingMinutes(thresholdMeters) : null,
    minDepartures: parameters.minDepartures ?? null,
    isWeekly: parameters.opening === 'weekly',
    access: measure === 'access' ? accessInputOf(definition) : null,
    leaving: { from: clock(window.fromSeconds), until: clock(window.untilSeconds) },
  };
}

/** The pace that the plans' 15 minutes stand for. */
export const WALKING_METERS_PER_MINUTE = 60;

export function walkingMinutes(meters: number): number {
  return meters / WALKING_METERS_PER_MINUTE;
}

/** Whether people would walk so far; what is further is a way by whatever takes them there. */
export function isWalk(meters: number): boolean {
  return meters > 0 && meters <= TRAVEL_RULES.directMeters;
}

/** 32400 → 9:00 */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 3600)}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`;
}
