import { achievementOf } from '../statistics/achievement.ts';
import { LEAST_SHOWN_PEOPLE } from '../statistics/audience.ts';
import { easyJapanese } from './easy-japanese.ts';
import { english } from './english.ts';
import { japanese } from './japanese.ts';
import type { PeopleGap, Phrases, Standing, ToTarget } from './phrases.ts';
import { portuguese } from './portuguese.ts';
import type { ClusterInput, Language, PerThousandInput, SentenceInput } from './sentence-input.ts';
import { spokenDay } from './spoken-day.ts';

const PHRASES: Readonly<Record<Language, Phrases>> = {
  JA: japanese,
  JA_EASY: easyJapanese,
  EN: english,
  PT: portuguese,
};

/** One value in plain words: what a resident could read aloud. Residents are rounded to 10. */
export function sentence(input: SentenceInput, language: Language): string {
  const phrases = PHRASES[language];
  const { state, reason, value } = input.measurement;
  if (state === 'SUPPRESSED') return phrases.suppressed();
  if (state === 'UNREACHABLE' && input.measure === 'nearest') return phrases.unreachable(input);
  if (state === 'UNREACHABLE' && input.measure === 'traveltime')
    return phrases.unreachable(input) + spokenOrigin(phrases, input);
  const serviceDay = 'serviceDay' in input ? input.serviceDay : null;
  if (reason === 'OUTSIDE_TIMETABLE' && serviceDay) return phrases.outsideTimetable(spokenDay(serviceDay));
  if (state === 'UNKNOWN' || value === null) return phrases.unknown(input, reason);
  const said = spoken(phrases, input, value);
  return said + spokenOrigin(phrases, input);
}

/** The day of the timetable, and that something of the number is old. */
function spokenOrigin(phrases: Phrases, input: SentenceInput): string {
  const isStale = input.measurement.state === 'STALE';
  const serviceDay = 'serviceDay' in input ? input.serviceDay : null;
  // what a number by the timetable alone rests on can only be the timetable
  const hasRunOut = 'hasRunOut' in input ? input.hasRunOut : isStale && Boolean(serviceDay);
  const old = hasRunOut ? phrases.oldTimetable() : '';
  const day = serviceDay ? phrases.serviceDay(spokenDay(serviceDay), hasRunOut) : old;
  return isStale && !hasRunOut ? day + phrases.stale() : day;
}

/** Follows the sentence of whatever was made of values that rest on old records. */
export function staleSentence(language: Language): string {
  return PHRASES[language].stale();
}

/**
 * Where most of the people not yet reached live together: follows the sentence of a coverage.
 * Undefined for fewer than 10 people, at whom it would point.
 */
export function findClusterSentence(cluster: ClusterInput, language: Language): string | undefined {
  return cluster.people < LEAST_SHOWN_PEOPLE ? undefined : PHRASES[language].cluster(cluster);
}

function spoken(phrases: Phrases, input: SentenceInput, value: number): string {
  const { numerator, denominator, gapPeople } = input.measurement;
  switch (input.measure) {
    case 'presence':
      return value > 0 ? phrases.present(input) : phrases.absent(input);
    case 'presenceShare':
      return phrases.presenceShare(input, numerator ?? 0, denominator ?? 0);
    case 'coverage':
      return isNobody(gapPeople ?? 0)
        ? phrases.allReached(input)
        : phrases.notYetReached(input, stillToReach(gapPeople ?? 0, denominator ?? 0));
    case 'nearest':
      return phrases.nearest(input, value);
    case 'per1000':
      return phrases.perThousand(input, value, findToTarget(input, input.target));
    case 'access':
      return value === 0 ? phrases.noAccess(input) : phrases.access(input, value, standingIn(input.townValue, value));
    case 'traveltime':
      return phrases.travelTime(input, value);
    case 'roundtrip':
      return phrases.roundTrip(input, wholePeople(gapPeople ?? 0, denominator ?? 0));
    case 'departures':
      return phrases.departures(input, value);
    case 'count':
      return phrases.count(input, value);
  }
}

/** Within a tenth of the town's mean is alike, half of it or twice it more than slightly another: our own bounds, and wide. */
function standingIn(town: number | null, value: number): { standing: Standing; value: number } | null {
  if (town === null || town <= 0) return null;
  const ratio = value / town;
  if (ratio >= 0.9 && ratio <= 1.1) return { standing: 'ALIKE', value: town };
  if (ratio < 1) return { standing: ratio < 0.5 ? 'HARDER' : 'SLIGHTLY_HARDER', value: town };
  return { standing: ratio > 2 ? 'EASIER' : 'SLIGHTLY_EASIER', value: town };
}

/** Less than half a person by cell shares is nobody, on either side. */
function wholePeople(gap: number, all: number): PeopleGap {
  return gap < 0.5 ? { gap: 0, all } : stillToReach(gap, all);
}

/** Less than half a person reached is nobody. */
function stillToReach(gap: number, all: number): PeopleGap {
  return { gap: all - gap < 0.5 ? all : gap, all };
}

/** Sums of cell shares leave a hair of a person where everybody is reached. */
function isNobody(people: number): boolean {
  return people < 1e-6;
}

/** How many more places, seats or hours reach the target per 1,000; undefined without a target. */
function findToTarget({ measurement }: PerThousandInput, target: number | null): ToTarget | undefined {
  const { numerator, denominator } = measurement;
  if (target === null || numerator === null || denominator === null) return undefined;
  if (achievementOf({ ...measurement, target, higherIsBetter: true }) === 'UNDETERMINED') return 'UNDETERMINED';
  return Math.max(0, Math.ceil((target * denominator) / 1000 - numerator - 1e-9));
}
