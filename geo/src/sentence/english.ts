import type { CompassDirection } from '../measure/compass.ts';
import type { UnknownReason } from '../measurement.ts';
import { ENGLISH_MONTHS } from './language-words.ts';
import type { Phrases, Standing } from './phrases.ts';
import type { AccessReach, CoverageInput, RadiusWording, SentenceInput, Subject } from './sentence-input.ts';
import { isFew } from './spoken-day.ts';
import { speakNumbers } from './spoken-numbers.ts';

const { number, amount, residents, percent, distance } = speakNumbers({
  thousands: ',',
  decimal: '.',
  unitGap: ' ',
  person: '',
  fewerThanTen: 'fewer than 10',
  underOnePercent: 'less than 1%',
  overNinetyNinePercent: 'more than 99%',
});

const DIRECTIONS: Readonly<Record<CompassDirection | 'CENTRE', string>> = {
  NORTH: 'in the north',
  NORTH_EAST: 'in the north-east',
  EAST: 'in the east',
  SOUTH_EAST: 'in the south-east',
  SOUTH: 'in the south',
  SOUTH_WEST: 'in the south-west',
  WEST: 'in the west',
  NORTH_WEST: 'in the north-west',
  CENTRE: 'around the middle',
};

const METHODS: Readonly<Record<AccessReach['method'], string>> = {
  street: ' (along streets)',
  'straight×1.3': ' (walk taken as 1.3 times the straight line)',
  straight: ' (straight line)',
  'walk+transit': ' (by minutes on foot and by bus)',
};

const STANDINGS: Readonly<Record<Standing, string>> = {
  EASIER: 'easier than on average in the town',
  SLIGHTLY_EASIER: 'a little easier than on average in the town',
  ALIKE: 'about as easy as on average in the town',
  SLIGHTLY_HARDER: 'a little harder than on average in the town',
  HARDER: 'harder than on average in the town',
};

/** Names of kinds come without an article, some in the plural, so no sentence needs one. */
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const english: Phrases = {
  present: ({ subject, kind, sinceYear }) =>
    `${capitalised(nameOf(subject))} has its own ${kind.en}${sinceYear === null ? '' : ` (since ${sinceYear})`}.`,
  absent: ({ subject, kind }) => `Still to come in ${nameOf(subject)}: ${kind.en}.`,
  presenceShare({ kind, unconfirmedAreas }, present, all) {
    const where = present === all ? `All ${all}` : `${present} of ${all}`;
    const said =
      present === 0
        ? `Still to come in all ${all} districts: ${kind.en}.`
        : `${where} districts have their own ${kind.en}.`;
    return unconfirmedAreas > 0 ? `${said} ${unconfirmedAreas} more are yet to be confirmed.` : said;
  },
  allReached: (input) =>
    `Everyone in ${nameOf(input.subject)} lives ${reachOf(input)} of the nearest ${placesOf(input)}${methodOf(input)}.`,
  notYetReached(input, { gap, all }) {
    const { subject, people, reach } = input;
    if (reach.by === 'WALK')
      return `In ${nameOf(subject)}, ${residents(gap)} of ${residents(all)} ${people.en} (${percent(gap, all)}) have no ${placesOf(input)} ${reachOf(input)} yet${methodOf(input)}.`;
    if (gap === all)
      return `In ${nameOf(subject)}, no ${people.en} live ${reachOf(input)} of the nearest ${placesOf(input)} yet${methodOf(input)}. Still to be reached: ${residents(gap)}.`;
    return `In ${nameOf(subject)}, ${percent(all - gap, all)} of ${people.en} live ${reachOf(input)} of the nearest ${placesOf(input)}${methodOf(input)}. Still to be reached: ${residents(gap)}.`;
  },
  cluster: ({ people, direction }) =>
    `In particular, ${residents(people)} of them live close together ${DIRECTIONS[direction]}.`,
  nearest({ subject, kind, people, statistic, method }, meters) {
    const part = { mean: '', median: 'half of ', p90: 'nine in ten ' }[statistic];
    const within = statistic === 'mean' ? `${distance(meters)} on average from` : `within ${distance(meters)} of`;
    return `In ${nameOf(subject)}, ${part}${people.en} live ${within} the nearest ${kind.en}${METHODS[method]}.`;
  },
  perThousand({ subject, kind, people, unit }, value, toTarget) {
    const what = { PLACES: '', SEATS: ' (seats)', HOURS_PER_MONTH: ' (opening hours a month)' }[unit];
    const said = `${capitalised(kind.en)}${what}: ${amount(value)} per 1,000 ${people.en} in ${nameOf(subject)}.`;
    if (toTarget === undefined) return said;
    if (toTarget === 'UNDETERMINED')
      return `${said} They are so few that it can't be told whether the target is reached.`;
    return toTarget === 0 ? `${said} The target is reached.` : `${said} ${number(toTarget)} more to the target.`;
  },
  noAccess({ subject, kind, reach }) {
    if (reach.method === 'walk+transit')
      return `Still to come within ${number(reach.minutes)} minutes of ${nameOf(subject)} by bus and on foot: ${kind.en}.`;
    const { meters, minutes, method } = reach;
    const within = minutes === null ? `within ${distance(meters)}` : `within a ${minutes}-minute walk`;
    return `Still to come ${within} of ${nameOf(subject)}: ${kind.en}${METHODS[method]}.`;
  },
  access({ subject, kind, people, unit, isShared, reach }, value, town) {
    const what = { PLACES: ' places', SEATS_PER_MONTH: ' seats a month', INDEX: ' as a number to compare by' }[unit];
    const whom =
      unit === 'INDEX' ? '' : isShared ? ` for 1,000 ${people.en}` : ` near the homes of ${people.en} on average`;
    const average = town ? ` (town average: ${amount(town.value)})` : '';
    const has = `${amount(value)}${what}${whom}${average}${METHODS[reach.method]}`;
    if (!town)
      return `${isShared ? `Each ${kind.en} being shared by those around it` : `Of ${kind.en}`}, ${nameOf(subject)} has ${has}.`;
    const by = isShared ? 'Taking into account how many people share each' : 'By how many there are and how near:';
    return `${by} ${kind.en}, getting to one from ${nameOf(subject)} is ${STANDINGS[town.standing]}. It has ${has}.`;
  },
  travelTime: ({ subject, kind, statistic }, minutes) =>
    statistic === 'p50'
      ? `From ${nameOf(subject)} to the nearest ${kind.en}: about ${number(minutes)} minutes by bus and on foot.`
      : `From ${nameOf(subject)} to the nearest ${kind.en}: at most ${number(minutes)} minutes by bus and on foot, nine times out of ten.`,
  roundTrip({ subject, kind, people, weekdays }, { gap, all }) {
    const named = weekdays.map((weekday) => `${WEEKDAYS[weekday]}s`).join(' and ');
    const when = isFew(weekdays) ? `For ${kind.en} on ${named}` : `For ${kind.en} on a day it is open`;
    const way = 'get there by bus and on foot and be home the same day';
    if (gap === 0) return `${when}: all ${people.en} in ${nameOf(subject)} can ${way}.`;
    if (gap >= all) return `${when}, still to come in ${nameOf(subject)}: that ${people.en} can ${way}.`;
    return `${when}: ${residents(all - gap)} of ${residents(all)} ${people.en} in ${nameOf(subject)} (${percent(all - gap, all)}) can ${way}.`;
  },
  departures: ({ subject }, departures) =>
    departures === 0
      ? `No bus leaves in ${nameOf(subject)} on this day.`
      : `${number(departures)} buses a day leave from the busiest stop in ${nameOf(subject)}.`,
  count({ subject, kind, counts }, count) {
    const where = `In ${nameOf(subject)}`;
    if (count === 0 && counts !== 'POSTS')
      return counts === 'VACANCIES'
        ? `${where}, every post is filled: ${kind.en}.`
        : `Still to come in ${nameOf(subject)}: ${kind.en}.`;
    switch (counts) {
      case 'PEOPLE':
        return `${where}, people who serve as ${kind.en}: ${number(count)}.`;
      case 'RESIDENTS':
        return `${where}, ${kind.en}: ${residents(count)} people.`;
      case 'POSTS':
        return `${where}, posts for ${kind.en}: ${number(count)}.`;
      case 'VACANCIES':
        return `${where}, posts still to be filled for ${kind.en}: ${number(count)}.`;
      case 'SESSIONS':
        return `${where}, courses held for ${kind.en}: ${number(count)}.`;
      case 'THINGS':
        return `${where}, ${kind.en}: ${number(count)}.`;
    }
  },
  unreachable({ subject, kind, people, measure, statistic }) {
    const how = measure === 'traveltime' ? ' by bus and on foot' : '';
    const most = measure === 'nearest' && statistic === 'p90' ? 'more than one in ten' : 'more than half of';
    return `In ${nameOf(subject)}, ${statistic === 'mean' ? 'some' : most} ${people.en} have no ${kind.en} yet that they can get to${how}.`;
  },
  unknown: (input, reason) => because(input, reason),
  suppressed: () => 'Fewer than 10 people, so the number is not shown.',
  stale: () => ' This includes records that have not been confirmed for a while.',
  serviceDay: ({ year, month, day, weekday }, hasRunOut) => {
    const named = `${WEEKDAYS[weekday]} ${day} ${ENGLISH_MONTHS[month - 1]} ${year}`;
    return hasRunOut ? ` By a timetable that has run out, for ${named}.` : ` By the timetable of ${named}.`;
  },
  oldTimetable: () => ' By a timetable that has run out.',
  outsideTimetable: ({ year, month, day, weekday }) =>
    `Not known, as no timetable is valid on ${WEEKDAYS[weekday]} ${day} ${ENGLISH_MONTHS[month - 1]} ${year}.`,
};

function because(input: SentenceInput, reason: UnknownReason | null): string {
  const { subject, kind } = input;
  const people = 'people' in input ? input.people.en : 'residents';
  switch (reason) {
    case 'NEVER_RECORDED':
      return `Not known yet, as nothing has been recorded so far: ${kind.en}.`;
    case 'NO_PEOPLE_COLUMN':
      return `Not known yet, as there are no figures for ${people}.`;
    case 'PEOPLE_INCOMPLETE':
      return `Not known yet, as the figures for ${people} in ${nameOf(subject)} are not complete.`;
    case 'NO_CELLS':
      return `Not known yet, as the extent of ${nameOf(subject)} is not recorded.`;
    case 'NOBODY':
      return `There are no ${people} in ${nameOf(subject)}.`;
    case 'AMOUNT_INCOMPLETE':
      return `Not known yet, as seats or hours in ${nameOf(subject)} are still to be confirmed: ${kind.en}.`;
    case 'NO_PLACES':
      return `Not known yet, as it is still to be confirmed where they are: ${kind.en}.`;
    case 'NO_TIMETABLE':
    case 'OUTSIDE_TIMETABLE':
      return 'Not known yet, as there is no timetable for that day.';
    case 'NO_OPENING':
      return `Not known, as no opening days and hours are on record yet: ${kind.en}.`;
    case 'UNCONFIRMED':
      return `Yet to be confirmed in ${nameOf(subject)}: ${kind.en}.`;
    case 'NO_RECORD':
    case null:
      return `No data yet for ${nameOf(subject)}: ${kind.en}.`;
  }
}

function placesOf({ kind, leastDepartures }: CoverageInput): string {
  return leastDepartures === null ? kind.en : `${kind.en} with at least ${leastDepartures} departures a day`;
}

function reachOf({ reach }: CoverageInput): string {
  return reach.by === 'WALK' ? `within a ${reach.minutes}-minute walk` : `within ${radius(reach)}`;
}

function methodOf({ reach }: CoverageInput): string {
  return METHODS[reach.by === 'WALK' ? reach.method : 'straight'];
}

function nameOf(subject: Subject): string {
  return subject === 'THIS_AREA' ? 'this district' : subject.name.en;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The radius, and the one that counts in the thinly settled parts of an area, where it has such. */
function radius({ meters, ruralMeters }: RadiusWording): string {
  return ruralMeters === undefined
    ? distance(meters)
    : `${distance(meters)} (${distance(ruralMeters)} in thinly settled areas)`;
}
