import { type DistanceMethod, type Language, ROUND_TRIP_RULES } from '@hazama/geo';
import { SESSION_SECONDS, TRAVEL_RULES, VISIT_SECONDS } from '../../travel-time/index.ts';
import { easyJapanese } from './easy-japanese.ts';
import { english } from './english.ts';
import {
  clock,
  type ExplainedParameter,
  type ExplanationInput,
  type ExplanationPhrases,
  type LimitPhrases,
  type ParameterPhrases,
  type RuleInput,
  type SourcePhrases,
  WALKING_METERS_PER_MINUTE,
} from './explanation-input.ts';
import { japanese } from './japanese.ts';
import { portuguese } from './portuguese.ts';

const PHRASES: Readonly<Record<Language, ExplanationPhrases>> = {
  JA: japanese,
  JA_EASY: easyJapanese,
  EN: english,
  PT: portuguese,
};

/** 計算のしかた of one value. */
export interface ExplainedValue {
  readonly formula: string;
  readonly example: string;
  readonly limits: readonly string[];
  readonly parameters: readonly ExplainedParameter[];
}

/** What stands under an indicator's name: the people it is about, and the rule. */
export function ruleDetail(rule: RuleInput, language: Language): string {
  return PHRASES[language].detail(rule);
}

/** What sources are the sources of. */
export function sourceWords(language: Language): SourcePhrases {
  return PHRASES[language].sources;
}

/** What things are called that numbers are set to. */
export function parameterWords(language: Language): ParameterPhrases {
  return PHRASES[language].parameters;
}

/** The formula in words, the same with the area's own numbers, what it doesn't see, and what it was set to. */
export function explain(input: ExplanationInput, language: Language): ExplainedValue {
  const phrases = PHRASES[language];
  const { value } = input;
  return {
    formula: phrases.formula(input),
    example: value === null ? `${input.area}: ${input.sentence}` : phrases.example({ ...input, value }),
    limits: limitsOf(input, phrases),
    parameters: parametersOf(input, phrases),
  };
}

function limitsOf(input: ExplanationInput, { limits, access }: ExplanationPhrases): string[] {
  const { measure, method, kind, seen, low, high } = input;
  const isDistance = measure === 'coverage' || measure === 'nearest' || measure === 'access';
  const isJourney = input.walkMethod !== null;
  const way = input.walkMethod ?? method;
  return [
    ...(way === 'straight×1.3' ? [limits.walkIsEstimated(), limits.slopesAreLeftOut()] : []),
    ...(way === 'street' ? [limits.walkIsAlongStreets(), limits.slopesAreLeftOut()] : []),
    ...(way === 'straight' ? [limits.lineIsStraight()] : []),
    ...(isDistance || isJourney ? [limits.peopleStandInTheMiddle()] : []),
    ...(measure === 'per1000' || input.access?.countsPlaces ? [limits.placesAreAlike(input.statistic)] : []),
    ...(input.access && !isJourney ? [access.carsAreLeftOut()] : []),
    ...(input.access?.isShared ? [access.neighboursAreLeftOut()] : []),
    ...(input.knownShare === null ? [] : [limits.peopleArePartlyKnown(input.people, input.knownShare)]),
    ...(input.isFewCountedTogether ? [limits.fewAreCountedTogether()] : []),
    ...borderLimits(input, limits),
    ...(isJourney ? [limits.carsAreLeftOut(), limits.demandRidesAreLeftOut(), limits.throughRidesAreChanges()] : []),
    ...(seen.undecidedStops > 0 ? [limits.undecidedStops(seen.undecidedStops)] : []),
    ...(seen.withoutHours > 0 ? [limits.withoutHours(kind, seen.withoutHours)] : []),
    ...((isDistance || isJourney) && seen.withoutPlace > 0 ? [limits.withoutPlace(kind, seen.withoutPlace)] : []),
    ...(seen.withoutAmount > 0 ? [withoutAmount(input, { limits, access })] : []),
    ...(input.isWeekly && seen.withoutSchedule > 0 ? [limits.withoutSchedule(kind, seen.withoutSchedule)] : []),
    ...(measure !== 'presence' && seen.pastShelfLife > 0 ? [limits.pastShelfLife(seen.pastShelfLife)] : []),
    ...(input.hasRunOut ? [limits.timetableHasRunOut()] : []),
    ...(measure === 'presence' && (high ?? 0) > (low ?? 0) ? [limits.unconfirmedAsAbsent()] : []),
    ...(measure === 'presence' ? [limits.useIsLeftOut(kind)] : []),
    ...(measure === 'count' ? [limits.countsAreAsWritten()] : []),
    ...(measure === 'departures' ? [limits.otherStopsAreLeftOut(), limits.demandRidesAreLeftOut()] : []),
  ];
}

/** Places of which it isn't known how much they have. */
function withoutAmount(
  { measure, statistic, kind, seen }: ExplanationInput,
  { limits, access }: Pick<ExplanationPhrases, 'limits' | 'access'>,
): string {
  if (measure === 'access') return access.withoutAmount(kind, seen.withoutAmount);
  return statistic === 'seats'
    ? limits.withoutSeats(kind, seen.withoutAmount)
    : limits.withoutHours(kind, seen.withoutAmount);
}

/** Who lives in an area, and what stands in it, is as sure as its border: what is told of the area itself is surer. */
function borderLimits({ measure, border }: ExplanationInput, limits: LimitPhrases): string[] {
  if (measure === 'presence' || measure === 'count') return [];
  switch (border) {
    case 'OFFICIAL':
      return [];
    case 'DERIVED':
      return [limits.borderIsDerived()];
    case 'ESTIMATED':
      return [limits.borderIsEstimated()];
    case 'NONE':
      return [limits.borderIsUnknown()];
  }
}

function parametersOf(input: ExplanationInput, { parameters, access }: ExplanationPhrases): ExplainedParameter[] {
  const { measure, method, minutes, minDepartures, seen, low, high } = input;
  const isDistance = measure === 'coverage' || measure === 'nearest' || measure === 'access';
  const isJourney = input.walkMethod !== null;
  const isRoundTrip = measure === 'roundtrip';
  const isSession = input.statistic === 'session';
  const { leaveHomeSeconds, homeBySeconds } = ROUND_TRIP_RULES;
  const { accessMeters, directMeters, maxRides, limitSeconds } = TRAVEL_RULES;
  return [
    ...(isDistance || measure === 'per1000' || isJourney ? [parameters.populationYear(input.year)] : []),
    ...((isDistance || measure === 'per1000' || isJourney) && input.divided ? [parameters.divided(input.divided)] : []),
    ...(measure === 'coverage' ? [parameters.threshold(input.thresholdMeters)] : []),
    ...(input.access ? access.parameters(input.access, input.thresholdMeters) : []),
    ...(input.ruralMeters === null ? [] : [parameters.ruralThreshold(input.ruralMeters)]),
    ...(minutes === null ? [] : [parameters.pace(WALKING_METERS_PER_MINUTE)]),
    ...(isDistance && !isJourney ? [parameters.way(method as DistanceMethod)] : []),
    ...(measure === 'traveltime' || (input.access && isJourney)
      ? [parameters.leaving(input.leaving.from, input.leaving.until)]
      : []),
    ...(isJourney ? [parameters.pace(WALKING_METERS_PER_MINUTE), parameters.walks(accessMeters, directMeters)] : []),
    ...(input.walkMethod ? [parameters.way(input.walkMethod)] : []),
    ...(isJourney ? [parameters.rides(maxRides)] : []),
    ...(measure === 'traveltime' ? [parameters.longestHours(limitSeconds / 3600)] : []),
    ...(isRoundTrip ? [parameters.staying(isSession, (isSession ? SESSION_SECONDS : VISIT_SECONDS) / 60)] : []),
    ...(isRoundTrip ? [parameters.homeBetween(clock(leaveHomeSeconds), clock(homeBySeconds))] : []),
    ...(input.openDays ? [parameters.openDays(input.openDays.from, input.openDays.to)] : []),
    ...(input.isWeekly ? [parameters.weekly()] : []),
    ...(minDepartures === null ? [] : [parameters.departures(minDepartures)]),
    ...(input.serviceDay === null ? [] : [parameters.serviceDay(input.serviceDay)]),
    parameters.day(input.day),
    ...(input.dataFrom === null ? [] : [parameters.dataFrom(input.dataFrom)]),
    ...(isDistance || isJourney || measure === 'per1000' ? [parameters.counted(seen.counted)] : []),
    ...((isDistance || isJourney) && seen.neighbours > 0 ? [parameters.neighbours(seen.neighbours)] : []),
    ...((measure === 'coverage' || isRoundTrip) && low !== null && high !== null
      ? [parameters.interval(low, high)]
      : []),
    ...(measure === 'per1000' && low !== null && high !== null ? [parameters.rateInterval(low, high)] : []),
  ];
}
