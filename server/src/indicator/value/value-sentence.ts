import {
  type AccessInput,
  type CountInput,
  type DistanceMethod,
  type KindMode,
  type Language,
  type Measurement,
  type PerThousandInput,
  type RadiusWording,
  type SentenceInput,
  type Subject,
  sentence,
  sharesCapacity,
} from '@hazama/geo';
import { latinMunicipalityName } from '../../name/index.ts';
import { accessRule } from '../compute/access.ts';
import { isByTransit } from '../compute/method.ts';
import { thresholdsIn } from '../compute/rural.ts';
import type { IndicatorDefinition, Names } from '../definition.ts';
import { isWalk, walkingMinutes } from '../explanation/explanation-input.ts';
import type { AreaFacts, TownFacts } from '../town/town-facts.ts';
import type { Day } from '../town/town-model.ts';
import { countedPeople } from './disclosure.ts';

/** A value as it is told: already disclosed to the audience that reads it. */
export interface ToldValue {
  readonly definition: IndicatorDefinition;
  readonly area: Pick<AreaFacts, 'id' | 'kind' | 'name' | 'nameKana'>;
  readonly measurement: Measurement;
  readonly method: string;
  readonly target: number | null;
  /** Of presence in one area: the year since when it is there, where known. */
  readonly sinceYear: number | null;
  /** Of a value by the timetable: the day that it is of. */
  readonly serviceDay: Day | null;
  /** Of round trips: the weekdays on which the counted places open, 0 Monday … 6 Sunday. */
  readonly weekdays: readonly number[];
  /** Of access in an area: the mean of the whole town; null where it has no meaning. */
  readonly townValue: number | null;
  /** Whether that day has passed, since no timetable goes further. */
  readonly hasRunOut: boolean;
}

/** One value in plain words. */
export function valueSentence(facts: TownFacts, told: ToldValue, language: Language): string {
  return sentence(sentenceInput(facts, told), language);
}

/** Whom an indicator counts; one that names no column is about everyone. */
export function peopleWords({ parameters }: IndicatorDefinition): Names {
  return parameters.peopleWords ?? RESIDENTS;
}

const RESIDENTS: Names = { ja: '住民', ja_easy: 'すんで いる 人', en: 'residents', pt: 'moradores' };

function sentenceInput(facts: TownFacts, told: ToldValue): SentenceInput {
  const { definition, measurement, target, sinceYear, serviceDay } = told;
  const { parameters, measure } = definition;
  const common = { subject: subjectOf(told.area), kind: parameters.subject, measurement };
  const people = peopleWords(definition);
  const method = told.method as DistanceMethod;
  switch (measure) {
    case 'presence': {
      const mode = modeOf(facts, definition);
      // a share of areas has a denominator, one area's presence has none
      if (measurement.denominator === null) return { ...common, measure, mode, sinceYear };
      return { ...common, measure: 'presenceShare', mode, unconfirmedAreas: unconfirmedAreas(measurement) };
    }
    case 'coverage': {
      const meters = parameters.thresholdMeters ?? 0;
      const leastDepartures = parameters.minDepartures ?? null;
      if (method === 'straight')
        return { ...common, measure, people, reach: radiusIn(facts, told), leastDepartures, serviceDay };
      const minutes = walkingMinutes(meters);
      return { ...common, measure, people, reach: { by: 'WALK', minutes, method }, leastDepartures, serviceDay };
    }
    case 'nearest':
      return { ...common, measure, people, statistic: nearestStatistic(parameters.statistic), method };
    case 'per1000':
      return { ...common, measure, people, unit: PER_THOUSAND_UNITS[parameters.statistic ?? ''] ?? 'PLACES', target };
    case 'access':
      return { ...common, measure, people, ...accessWording(facts, told), serviceDay, hasRunOut: told.hasRunOut };
    case 'traveltime':
      return {
        ...common,
        measure,
        people,
        statistic: parameters.statistic === 'p90' ? 'p90' : 'p50',
        serviceDay,
        hasRunOut: told.hasRunOut,
      };
    case 'roundtrip':
      return { ...common, measure, people, weekdays: told.weekdays, serviceDay, hasRunOut: told.hasRunOut };
    case 'departures':
      return { ...common, measure, serviceDay };
    case 'count':
      return { ...common, measure, counts: countsOf(facts, definition) };
  }
}

function accessWording(
  facts: TownFacts,
  { definition, method, townValue }: ToldValue,
): Pick<AccessInput, 'unit' | 'isShared' | 'reach' | 'townValue' | 'townKind'> {
  const { statistic, thresholdMeters: meters = 0, thresholdMinutes = 0 } = definition.parameters;
  const town = [...facts.areas.values()].find(({ kind }) => kind === 'MUNICIPALITY');
  return {
    unit: definition.unit === 'index' ? 'INDEX' : statistic === 'seats' ? 'SEATS_PER_MONTH' : 'PLACES',
    isShared: sharesCapacity(accessRule(definition).method),
    reach: isByTransit(definition)
      ? { method: 'walk+transit', minutes: thresholdMinutes }
      : { meters, minutes: isWalk(meters) ? walkingMinutes(meters) : null, method: method as DistanceMethod },
    townValue,
    townKind: /[市町村区]$/.exec(town?.name ?? '')?.[0] ?? '市',
  };
}

/** The radius that counts in an area; where only a part of it is thinly settled, that one's, too. */
function radiusIn(facts: TownFacts, { definition, area }: ToldValue): RadiusWording {
  const { meters, ruralMeters } = thresholdsIn(facts, definition, area);
  const isWhole = ruralMeters === null || ruralMeters === meters;
  return { by: 'RADIUS', meters, ...(!isWhole && { ruralMeters }) };
}

function subjectOf({ kind, name, nameKana }: ToldValue['area']): Subject {
  if (kind !== 'MUNICIPALITY') return 'THIS_AREA';
  // languages written in Latin letters say it in them, where its reading is known
  const latin = latinMunicipalityName(name, nameKana) ?? name;
  return { name: { ja: name, ja_easy: name, en: latin, pt: latin } };
}

function modeOf({ kinds }: TownFacts, { kindIds }: IndicatorDefinition): KindMode {
  const mode = kinds.get(kindIds[0] ?? '')?.mode ?? 'PLACE';
  return mode.toLowerCase() as KindMode;
}

function unconfirmedAreas({ low, high, denominator }: Measurement): number {
  return Math.round(((high ?? 0) - (low ?? 0)) * (denominator ?? 0));
}

function nearestStatistic(statistic: string | undefined): 'mean' | 'median' | 'p90' {
  return statistic === 'mean' || statistic === 'p90' ? statistic : 'median';
}

const PER_THOUSAND_UNITS: Readonly<Record<string, PerThousandInput['unit']>> = {
  places: 'PLACES',
  seats: 'SEATS',
  hours: 'HOURS_PER_MONTH',
};

function countsOf(facts: TownFacts, definition: IndicatorDefinition): CountInput['counts'] {
  switch (definition.parameters.statistic) {
    case 'posts':
      // lamps are counted as posts too, but nobody is to fill them
      return definition.id.endsWith('.posts') ? 'POSTS' : 'THINGS';
    case 'vacancies':
      return 'VACANCIES';
    case 'sessions':
      return 'SESSIONS';
    default:
      return countedPeople(definition, facts.kinds) === 'PEOPLE' ? 'RESIDENTS' : 'PEOPLE';
  }
}
