import type { CompassDirection } from '../measure/compass.ts';
import type { UnknownReason } from '../measurement.ts';
import { formatNumber, spokenPeople, spokenPercent } from './numbers.ts';
import type { Phrases } from './phrases.ts';
import type { ReachWording, SentenceInput, Subject } from './sentence-input.ts';

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

export const english: Phrases = {
  present: ({ subject, kind, sinceYear }) =>
    `${In(subject)}, there is this: ${kind.EN}${sinceYear === null ? '' : ` (since ${sinceYear})`}.`,
  absent: ({ subject, kind }) => `${In(subject)}, this is still to come: ${kind.EN}.`,
  presenceShare({ kind, unconfirmedAreas }, present, all) {
    const said =
      present === all
        ? `All ${all} districts have this: ${kind.EN}.`
        : `${present} of ${all} districts have this: ${kind.EN}.`;
    return unconfirmedAreas > 0 ? `${said} ${unconfirmedAreas} more are yet to be confirmed.` : said;
  },
  allReached: ({ subject, kind, reach }) => `Everyone ${within(subject)} has a ${kind.EN} ${reachOf(reach)}.`,
  notYetReached: ({ subject, kind, people, reach }, { gap, all }) =>
    `${In(subject)}, ${residents(gap)} of ${residents(all)} ${people.EN} (${percent(gap, all)}) have no ${kind.EN} yet ${reachOf(reach)}.`,
  cluster: ({ people, direction }) =>
    `About ${residents(people)} of them live close together ${DIRECTIONS[direction]}.`,
  nearest({ subject, kind, people, statistic }, meters) {
    if (statistic === 'mean')
      return `${In(subject)}, ${people.EN} live ${distance(meters)} from the nearest ${kind.EN} on average (straight line).`;
    const who = statistic === 'median' ? 'half' : 'nine in ten';
    return `${In(subject)}, ${who} of ${people.EN} live within ${distance(meters)} of a ${kind.EN} (straight line).`;
  },
  perThousand({ subject, kind, people, unit }, value, toTarget) {
    const what = { PLACES: '', SEATS: ' seats', HOURS_PER_MONTH: ' opening hours a month' }[unit];
    const said = `${In(subject)}, there are ${number(value, 1)} per 1,000 ${people.EN}: ${kind.EN}${what}.`;
    if (toTarget === undefined) return said;
    return toTarget === 0
      ? `${said} The target is reached.`
      : `${said} ${number(toTarget)} more would reach the target.`;
  },
  travelTime({ subject, kind, people, statistic }, minutes) {
    const who = statistic === 'median' ? 'half' : 'nine in ten';
    return `${In(subject)}, ${who} of ${people.EN} can get to a ${kind.EN} by bus and on foot in about ${number(minutes)} minutes.`;
  },
  departures: ({ subject }, departures) =>
    departures === 0
      ? `${In(subject)}, no bus leaves on this day.`
      : `${In(subject)}, ${number(departures)} buses leave a day, all stops together.`,
  count({ subject, kind, counts }, count) {
    if (count === 0 && counts === 'VACANCIES') return `${In(subject)}, every post is filled: ${kind.EN}.`;
    if (count === 0 && counts !== 'POSTS') return `${In(subject)}, this is still to come: ${kind.EN}.`;
    const what = { PEOPLE: 'people', POSTS: 'posts', VACANCIES: 'posts still open', SESSIONS: 'sessions' }[counts];
    return `${In(subject)}, ${kind.EN}: ${number(count)} ${what}.`;
  },
  unreachable: ({ subject, kind, people, statistic, measure }) => {
    const how = measure === 'traveltime' ? ' by bus and on foot' : '';
    const who = { mean: 'some', median: 'more than half', p90: 'more than one in ten' }[statistic];
    return `${In(subject)}, ${who} of ${people.EN} have no ${kind.EN} yet that they can get to${how}.`;
  },
  unknown: (input, reason) => because(input, reason),
  suppressed: () => 'The number is not shown because fewer than 10 people are concerned.',
  stale: () => ' This includes records that were confirmed a long time ago.',
};

function because(input: SentenceInput, reason: UnknownReason | null): string {
  const { subject, kind } = input;
  const people = 'people' in input ? input.people.EN : 'residents';
  switch (reason) {
    case 'NEVER_RECORDED':
      return `Not known yet: there is no record so far (${kind.EN}).`;
    case 'NO_PEOPLE_COLUMN':
      return `Not known yet: there are no figures for ${people}.`;
    case 'PEOPLE_INCOMPLETE':
      return `Not known yet: the figures for ${people} ${within(subject)} are not complete.`;
    case 'NO_CELLS':
      return `Not known yet: the extent of ${nameOf(subject)} is not recorded.`;
    case 'NOBODY':
      return `${In(subject)}, there are no ${people}.`;
    case 'AMOUNT_INCOMPLETE':
      return `Not known yet: seats or hours have still to be confirmed ${within(subject)} (${kind.EN}).`;
    case 'UNCONFIRMED':
      return `${In(subject)}, this is yet to be confirmed: ${kind.EN}.`;
    default:
      return `${In(subject)}, there is no data yet: ${kind.EN}.`;
  }
}

function nameOf(subject: Subject): string {
  return subject === 'THIS_AREA' ? 'this district' : subject.name.EN;
}

function within(subject: Subject): string {
  return `in ${nameOf(subject)}`;
}

function In(subject: Subject): string {
  return `In ${nameOf(subject)}`;
}

function reachOf(reach: ReachWording): string {
  if (reach.by === 'RADIUS') return `within ${distance(reach.meters)} (straight line)`;
  const walk = `within a ${reach.minutes}-minute walk`;
  return reach.method === 'STREET' ? walk : `${walk} (taken as 1.3 times the straight line)`;
}

function residents(people: number): string {
  const said = spokenPeople(people);
  return 'fewerThan' in said ? `fewer than ${said.fewerThan}` : number(said.about);
}

function percent(part: number, whole: number): string {
  const said = spokenPercent(part, whole);
  if ('lessThan' in said) return 'less than 1%';
  return 'moreThan' in said ? 'more than 99%' : `${said.about}%`;
}

function distance(meters: number): string {
  return meters < 995 ? `${number(Math.round(meters / 10) * 10)} m` : `${number(meters / 1000, 1)} km`;
}

function number(value: number, digits = 0): string {
  return formatNumber(value, { thousands: ',', decimal: '.' }, digits);
}
