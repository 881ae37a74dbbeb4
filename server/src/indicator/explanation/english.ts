import type { DistanceMethod } from '@hazama/geo';
import type { WeightBasis } from '../../weight-layer/index.ts';
import { numberText } from '../../wire/index.ts';
import { accessInEnglish } from './access-english.ts';
import type { DividedCells, ExplanationInput, ExplanationPhrases, RuleInput } from './explanation-input.ts';
import { middlePersonText } from './middle-person.ts';
import { digitsOfAmount, meanText, rateText, shareText } from './printed-numbers.ts';

const number = (value: number, digits = 0) => numberText(value, 'en', digits);
const amount = (value: number) => number(value, digitsOfAmount(value));
const percent = (ratio: number) => `${number(ratio * 100, 1)}%`;
/** Never all where something is left out. */
const wholePercent = (ratio: number) => `${number(Math.floor(ratio * 100))}%`;
const meters = (value: number) => `${number(value)} m`;

const STATISTICS: Readonly<Record<string, string>> = {
  median: 'median distance',
  mean: 'mean distance',
  p90: 'distance that nine in ten are within',
};
const AMOUNTS: Readonly<Record<string, { readonly what: string; readonly unit: string }>> = {
  places: { what: 'number of places', unit: ' places' },
  seats: { what: 'seats', unit: ' seats' },
  hours: { what: 'open hours a month', unit: ' hours' },
};
const ALIKE: Readonly<Record<string, string>> & { readonly places: string } = {
  places: 'How large a place is and how often it opens are not taken into account.',
  seats: 'How often a place opens is not taken into account.',
  hours: 'How many seats a place has is not taken into account.',
};
const COUNTED: Readonly<Record<string, string>> = {
  posts: 'Posts',
  vacancies: 'Posts still to be filled',
  sessions: 'Courses held',
};

function reach({ minutes, thresholdMeters }: RuleInput): string {
  return minutes === null
    ? `within ${meters(thresholdMeters)} in a straight line`
    : `within a ${number(minutes)}-minute walk (${meters(thresholdMeters)})`;
}

function places({ kind, minDepartures, isWeekly }: RuleInput): string {
  if (minDepartures !== null) return `${kind} with at least ${minDepartures} departures a day`;
  return isWeekly ? `${kind} open at least weekly` : kind;
}

const WAYS: Readonly<Record<DistanceMethod, string>> = {
  street: 'along streets',
  'straight×1.3': 'straight line × 1.3',
  straight: 'straight line',
};

/** What squares at a border were divided by. */
const BASES: Readonly<Record<WeightBasis, string>> = {
  FLOOR_AREA: 'the floor area of buildings',
  DWELLINGS: 'dwellings',
  FOOTPRINT: 'the ground area of buildings',
  BUILDINGS: 'the number of buildings',
  LAND_USE: 'land use',
  WEIGHT: 'the weights imported',
};

function divided({ byWeight, bySurface, basis }: DividedCells): string {
  if (byWeight === 0 || basis === null) return `${number(bySurface)}, divided by surface`;
  if (bySurface === 0) return `${number(byWeight)}, divided by ${BASES[basis]}`;
  return `${number(byWeight + bySurface)}: ${number(byWeight)} divided by ${BASES[basis]}, ${number(bySurface)} by surface`;
}

type Valued = ExplanationInput & { readonly value: number };

function nearestOf(input: Valued): string {
  const { value, statistic, denominator, middle } = input;
  if (statistic === 'mean') {
    const mean = meanText(number, input);
    return `everybody’s distances together, ${mean.numerator} m ÷ ${mean.denominator} people = ${meters(value)}`;
  }
  if (!middle)
    return `${STATISTICS[statistic] ?? 'distance'} over ${number(denominator ?? 0)} people = ${meters(value)}`;
  const { wanted, nearer, within } = middlePersonText(number, middle);
  const part = middle.share === 0.5 ? 'half' : 'nine tenths';
  return `${part} of ${number(denominator ?? 0)} people are ${wanted}. Nearer than ${meters(value)} live ${nearer}, up to ${meters(value)} ${within}: so it is ${meters(value)}`;
}

function minutesOf({ value, denominator, middle }: Valued): string {
  const minutes = `${number(value)} minutes`;
  if (!middle) return `median over ${number(denominator ?? 0)} people = ${minutes}`;
  const { wanted, nearer, within } = middlePersonText(number, middle);
  return `half of ${number(denominator ?? 0)} people are ${wanted}. In less than ${minutes} arrive ${nearer}, in at most ${minutes} ${within}: so the median is ${minutes}`;
}

export const english: ExplanationPhrases = {
  detail(rule) {
    switch (rule.measure) {
      case 'coverage':
        return `${capital(rule.people)}, ${reach(rule)}`;
      case 'nearest':
        return `${capital(rule.people)}, ${STATISTICS[rule.statistic] ?? 'distance'}`;
      case 'per1000':
        return `${capital(AMOUNTS[rule.statistic]?.what ?? 'places')} per 1,000 ${rule.people}`;
      case 'access':
        return accessInEnglish.detail(rule);
      case 'traveltime':
        return `${capital(rule.people)}, on foot and by public transport, leaving from ${rule.leaving.from} to ${rule.leaving.until}`;
      case 'roundtrip':
        return rule.statistic === 'session'
          ? `${capital(rule.people)}, there from beginning to end and home the same day`
          : `${capital(rule.people)}, there while it is open and home the same day`;
      case 'departures':
        return 'From the stop with most departures, in one day';
      case 'presence':
        return 'Per area: there, not there, or not confirmed';
      case 'count':
        return `${COUNTED[rule.statistic] ?? 'Number'} per area`;
    }
  },
  formula(input) {
    switch (input.measure) {
      case 'coverage':
        return `${capital(input.people)} ${reach(input)} of ${article(places(input))} ÷ all ${input.people}`;
      case 'nearest':
        return `${capital(STATISTICS[input.statistic] ?? 'distance')} from ${input.people} to the nearest ${input.kind}`;
      case 'per1000':
        return `${capital(AMOUNTS[input.statistic]?.what ?? 'places')} (${input.kind}) ÷ ${input.people} × 1,000`;
      case 'access':
        return accessInEnglish.formula(input);
      case 'traveltime':
        return input.statistic === 'p90'
          ? `From each place where people live, the minutes within which nine in ten departures reach ${article(input.kind)}, waits and walks included; the median over ${input.people}`
          : `From each place where people live, the median over departures of the minutes to ${article(input.kind)}, waits and walks included; the median over ${input.people}`;
      case 'roundtrip':
        return input.statistic === 'session'
          ? `${capital(input.people)} who by bus and on foot are there by the beginning (${input.kind}), stay to the end and get home the same day ÷ all ${input.people}`
          : `${capital(input.people)} who by bus and on foot get there while it is open (${input.kind}) and home the same day ÷ all ${input.people}`;
      case 'departures':
        return 'Departures that day from the stop of the area with the most of them';
      case 'presence':
        return input.isGroup
          ? `Areas with ${article(input.kind)} ÷ all areas`
          : `There is ${article(input.kind)} (1) or not (0)`;
      case 'count':
        return input.isGroup
          ? `Sum of what the areas counted (${input.kind})`
          : `The newest number counted (${input.kind})`;
    }
  },
  example(input) {
    const { area, value, numerator, denominator } = input;
    switch (input.measure) {
      case 'coverage':
      case 'roundtrip': {
        const share = shareText(number, input);
        return `${area}: ${share.numerator} ÷ ${share.denominator} people = ${percent(value)}`;
      }
      case 'nearest':
        return `${area}: ${nearestOf(input)}`;
      case 'per1000': {
        const rate = rateText(number, input);
        return `${area}: ${rate.numerator}${AMOUNTS[input.statistic]?.unit ?? ''} ÷ ${rate.denominator} people × 1,000 = ${amount(value)}`;
      }
      case 'presence':
        if (denominator !== null)
          return `${area}: ${number(numerator ?? 0)} ÷ ${number(denominator)} areas = ${percent(value)}`;
        return `${area}: ${value > 0 ? 'there' : 'not there yet'}`;
      case 'access':
        return accessInEnglish.example(input);
      case 'traveltime':
        return `${area}: ${minutesOf(input)}`;
      case 'departures':
        return `${area}: ${number(value)} departures${input.busiestStop === null ? '' : ` from “${input.busiestStop}”`}`;
      case 'count': {
        const parts = input.parts.map((part) => number(part)).join(' + ');
        return `${area}: ${parts && `${parts} = `}${number(value)}`;
      }
    }
  },
  access: accessInEnglish,
  limits: {
    walkIsEstimated: () => 'No streets are imported yet: the way is taken as 1.3 times the straight line.',
    walkIsAlongStreets: () =>
      'The way along the streets and paths on the map (OpenStreetMap): small paths that it does not show yet are left out.',
    slopesAreLeftOut: () => 'Slopes and missing pavements are not taken into account.',
    lineIsStraight: () => 'A straight line: rivers, railways, slopes and missing pavements are not taken into account.',
    peopleStandInTheMiddle: () => 'People are taken to be in the middle of the cell that they live in.',
    placesAreAlike: (statistic) => ALIKE[statistic] ?? ALIKE.places,
    peopleArePartlyKnown: (who, share) =>
      `The number of ${who} is known for ${wholePercent(share)} of the area’s cells. Those who live in the others are left out.`,
    carsAreLeftOut: () => 'Cars and delays are not taken into account.',
    withoutPlace: (kind, count) => `Left out, because where they are is not known: ${number(count)} (${kind}).`,
    withoutSchedule: (kind, count) => `Counted, though when they open is not known: ${number(count)} (${kind}).`,
    pastShelfLife: (records) =>
      `Not confirmed for long, and counted until someone says that they are gone: ${number(records)}.`,
    unconfirmedAsAbsent: () =>
      'Areas not confirmed are counted as without; counted as with, the share is the upper end of the range.',
    fewAreCountedTogether: () =>
      'People of cells of fewer than 10 are counted together with those near them, so the number may differ a little from the true one.',
    borderIsDerived: () => 'The border of the area is joined from the borders of its neighbourhoods.',
    borderIsUnknown: () =>
      'The border of the area is not known yet: people are put into it by the names of their neighbourhoods.',
    useIsLeftOut: (kind) =>
      `Whether it is there, not there or not confirmed (${kind}): how much it is used is left out.`,
    countsAreAsWritten: () => 'The number as written in the table: what changed since is left out.',
    otherStopsAreLeftOut: () => 'What leaves from the other stops is left out.',
    borderIsEstimated: () => 'The border of the area is estimated: people near it may be counted in the next one.',
    demandRidesAreLeftOut: () => 'Rides on demand, lifts and volunteer rides are not taken into account.',
    throughRidesAreChanges: () =>
      'Where one may stay seated as the vehicle goes on as another trip, that counts as a change.',
    withoutHours: (kind, count) => `Left out, because when they open is not known: ${number(count)} (${kind}).`,
    withoutSeats: (kind, count) => `Left out, because their seats are not known: ${number(count)} (${kind}).`,
    undecidedStops: (stops) =>
      `Left out, because their timetable does not cover the day: what leaves from some stops (${number(stops)}).`,
    timetableHasRunOut: () =>
      'The timetable has run out: until a newer one is imported, the last day that it speaks of is counted.',
  },
  parameters: {
    populationYear: (year) => ({ name: 'Year of the population', value: String(year) }),
    divided: (cells) => ({ name: 'Mesh squares across the border', value: divided(cells) }),
    threshold: (distance) => ({ name: 'Distance that counts as within reach', value: meters(distance) }),
    ruralThreshold: (distance) => ({
      name: 'Distance that counts as within reach in thinly settled areas',
      value: meters(distance),
    }),
    pace: (metersPerMinute) => ({ name: 'Walking pace', value: `${meters(metersPerMinute)} a minute` }),
    way: (method) => ({ name: 'Way', value: WAYS[method] }),
    weekly: () => ({ name: 'Open', value: 'at least weekly (or not known when)' }),
    departures: (least) => ({ name: 'Departures a day', value: `at least ${number(least)}` }),
    leaving: (from, until) => ({ name: 'Leaving home', value: `each minute from ${from} to ${until}` }),
    walks: (access, direct) => ({
      name: 'Walking',
      value: `up to ${meters(access)} to a stop and from one; ${meters(direct)} all the way`,
    }),
    rides: (most) => ({ name: 'Rides', value: `at most ${number(most)}` }),
    staying: (isSession, minutes) => ({
      name: 'Stay',
      value: isSession
        ? `from beginning to end, at most ${number(minutes / 60)} hours`
        : `${number(minutes)} minutes while open`,
    }),
    homeBetween: (leave, home) => ({ name: 'Home', value: `left from ${leave} on, reached again by ${home}` }),
    openDays: (from, to) => ({
      name: 'Opening days counted',
      value: from === to ? from : `each place's own, ${from} to ${to}`,
    }),
    longestHours: (hours) => ({
      name: 'Longest journey',
      value: `${number(hours)} hours; a longer one counts as none`,
    }),
    dataFrom: (day) => ({ name: 'Oldest date of the data', value: day }),
    serviceDay: (day) => ({ name: 'Day of the timetable', value: day }),
    day: (day) => ({ name: 'As of', value: day }),
    counted: (count) => ({ name: 'Places counted', value: number(count) }),
    neighbours: (count) => ({ name: 'Of these across the border', value: number(count) }),
    interval: (low, high) => ({ name: '95% interval', value: `${percent(low)} to ${percent(high)}` }),
    rateInterval: (low, high) => ({ name: '95% interval', value: `${amount(low)} to ${amount(high)}` }),
  },
  sources: {
    resources: 'Places and bodies',
    population: 'Population',
    areas: 'Area boundaries',
    membership: 'Towns and areas',
    presence: 'Presence',
    counts: 'Counts',
    gtfs: 'Timetable',
    streets: 'Streets',
    weights: 'Buildings and land use',
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function article(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
