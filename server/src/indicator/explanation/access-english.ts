import type { AccessMethod, Decay } from '@hazama/geo';
import { numberText } from '../../wire/index.ts';
import { ACCESS_SOURCES, type AccessExample } from './access-input.ts';
import type { AccessPhrases, RuleInput } from './explanation-input.ts';
import { digitsOfAmount, mainPlaceText, meanText, rateText } from './printed-numbers.ts';

const number = (value: number, digits = 0) => numberText(value, 'en', digits);
const amount = (value: number) => number(value, digitsOfAmount(value));

/** What a place's capacity is divided by. */
const DEMANDS: Readonly<Record<AccessMethod, (people: string) => string>> = {
  cumulative: () => '',
  gravity: () => '',
  '2sfca': (people) => `${people} who can get there`,
  e2sfca: (people) => `${people} who can get there, nearer ones counting for more`,
  '3sfca': (people) => `${people} who choose it, each divided over the places around, nearer ones more often`,
  m2sfca: (people) => `${people} who can get there, nearer ones counting for more`,
  bfca: (people) => `${people} who use it, each counting exactly once over all places`,
};
/** How the quotients are added up in each place where people live. */
const SUMS: Readonly<Record<AccessMethod, string>> = {
  cumulative: '',
  gravity: '',
  '2sfca': 'add (1) of the places within reach',
  e2sfca: 'add (1) of the places within reach, nearer ones counting for more',
  '3sfca': 'add (1) of the places within reach by nearness and choice',
  m2sfca: 'add (1) of the places within reach, their nearness counted twice, so that far ones are partly lost',
  bfca: 'add (1), each divided so that its parts sum to exactly 1',
};

export const accessInEnglish: AccessPhrases = {
  detail(rule) {
    const { isShared = true, countsPlaces = true } = rule.access ?? {};
    const what = countsPlaces ? 'Places' : 'Seats a month';
    const whom = isShared ? `per 1,000 ${rule.people}` : `near the homes of ${rule.people}, on average`;
    return `${what} ${whom}, ${reach(rule)}${isShared ? ', crowding included' : ''}`;
  },
  formula(rule) {
    const { method = 'e2sfca', isShared = true, countsPlaces = true } = rule.access ?? {};
    const capacity = countsPlaces ? '1 for each place' : 'seats × openings a month';
    if (!isShared) {
      const weighted = method === 'gravity' ? ', nearer ones counting for more,' : '';
      return `From each place where people live, add what is ${reach(rule)} (${rule.kind}; ${capacity})${weighted} and take the mean over ${rule.people}`;
    }
    return `(1) For each ${rule.kind}: ${capacity} ÷ ${DEMANDS[method](rule.people)}.\n(2) Where people live: ${SUMS[method]}.\n(3) The mean of (2) over ${rule.people} × 1,000`;
  },
  example(input) {
    const { area, value, mainPlace } = input;
    const { method = 'e2sfca', countsPlaces = true, isShared = true } = input.access ?? {};
    const unit = countsPlaces ? ' places' : ' seats';
    const { numerator, denominator } = isShared
      ? rateText(number, input)
      : meanText(number, input, digitsOfAmount(value));
    const own = !isShared
      ? `everybody’s added up, ${numerator}${unit}`
      : method === 'bfca'
        ? `sum of (2) ${numerator}`
        : `${numerator}${unit} fall to the area`;
    const said = `${area}: ${own} ÷ ${denominator} people${isShared ? ' × 1,000' : ''} = ${amount(value)}${isShared ? '' : unit}`;
    return mainPlace ? `${said}\n${mainPlaceOf(input, mainPlace, unit)}` : said;
  },
  parameters: ({ method, decay, countsPlaces, limitMinutes }, catchmentMeters) => [
    { name: 'Method published in', value: ACCESS_SOURCES[method] },
    limitMinutes === null
      ? { name: 'Counted within', value: `${number(catchmentMeters)} m of way (exactly at it included)` }
      : {
          name: 'Counted within',
          value: `${number(limitMinutes)} minutes door to door, waits and walks included: the median over departures each minute (exactly at it included)`,
        },
    { name: 'Weight by nearness', value: weights(decay, limitMinutes === null ? BY_METERS : BY_MINUTES) },
    { name: 'Size of a place', value: countsPlaces ? '1, whatever its size' : 'seats × openings a month' },
  ],
  carsAreLeftOut: () => 'Going by car or bus is not taken into account.',
  neighboursAreLeftOut: () =>
    'Places across the border of the town count, the people who live there do not: near the border access may look better than it is.',
  withoutAmount: (kind, places) =>
    `Left out, because their seats or opening days are not known: ${number(places)} (${kind}).`,
};

function mainPlaceOf(
  { people, access }: Pick<RuleInput, 'people' | 'access'>,
  { name, capacity, demand, ratio, falling }: AccessExample,
  unit: string,
): string {
  const which = name ?? 'a place across the border';
  const part = access?.method === 'bfca' ? `${amount(falling)} of (2)` : `${amount(falling)}${unit}`;
  const shared = demand === null ? null : mainPlaceText(number, { capacity, demand, ratio });
  const divided =
    shared === null
      ? ''
      : ` (${shared.numerator} ÷ ${shared.denominator} ${people} by weight × 1,000 = ${amount(ratio * 1000)})`;
  return `Most comes from ${which}${divided}: ${part} for this area.`;
}

function reach({ minutes, thresholdMeters, access }: RuleInput): string {
  if (access && access.limitMinutes !== null)
    return `within ${number(access.limitMinutes)} minutes on foot and by public transport`;
  const meters = `${number(thresholdMeters)} m`;
  return minutes === null ? `within ${meters} of way` : `within a ${number(minutes)}-minute walk (${meters})`;
}

/** What the costs are and are counted in. */
interface CostWords {
  readonly cost: string;
  readonly unit: string;
  readonly units: string;
}

const BY_METERS: CostWords = { cost: 'way', unit: 'm', units: 'metres' };
const BY_MINUTES: CostWords = { cost: 'time', unit: 'min', units: 'minutes' };

function weights(decay: Decay, { cost, unit, units }: CostWords): string {
  const upTo = (limit: number | undefined) => (limit === undefined ? '' : `, up to ${number(limit)} ${unit}`);
  switch (decay.shape) {
    case 'STEP':
      return decay.steps.map(({ upTo: far, weight }) => `${number(weight, 3)} up to ${number(far)} ${unit}`).join(', ');
    case 'GAUSSIAN':
      return `e^(−½(${cost} ÷ ${number(decay.bandwidth)} ${unit})²)${upTo(decay.limit)}`;
    case 'EXPONENTIAL':
      return `e^(−${number(decay.rate, 6)} × ${units})${upTo(decay.limit)}`;
    case 'POWER':
      return `(${cost} ÷ ${number(decay.least)} ${unit})^−${number(decay.exponent, 3)}, 1 up to ${number(decay.least)} ${unit}${upTo(decay.limit)}`;
  }
}
