import { numberText } from '../../../wire/index.ts';
import type { PatternPhrases } from './phrases.ts';
import { SOURCES } from './sources.ts';
import { INDEX_DIGITS, moranText, palmaText, placeText, RATIO_DIGITS, theilText, underCurveText } from './worked.ts';

const number = (value: number, digits = 0) => numberText(value, 'en-GB', digits, digits);
const percent = (ratio: number) => `${number(ratio * 100)}%`;
const chance = (p: number) => (p < 0.001 ? 'below 0.001' : number(p, 3));
const isTold = (p: number) => p <= 0.05;
const count = (areas: number) => `${number(areas)} ${areas === 1 ? 'area' : 'areas'}`;
const left = (areas: number) =>
  areas > 0 ? ` ${count(areas)} without a value ${areas === 1 ? 'is' : 'are'} left out.` : '';

const KINDS: PatternPhrases['kinds'] = {
  HIGH_HIGH: 'high, like its neighbours',
  LOW_LOW: 'low, like its neighbours',
  HIGH_LOW: 'higher than its neighbours',
  LOW_HIGH: 'lower than its neighbours',
  NOT_SIGNIFICANT: 'no more tied to its neighbours than chance brings about',
  NO_NEIGHBOUR: 'without a neighbour whose value is known',
  UNKNOWN: 'without data',
};

export const english: PatternPhrases = {
  name(statistic, base) {
    switch (statistic) {
      case 'gini':
        return `Differences between areas (Gini): ${base}`;
      case 'theil':
        return `Differences between areas (Theil): ${base}`;
      case 'palma':
        return `Differences between areas (Palma): ${base}`;
      case 'moran':
        return `Likeness of neighbours (Moran's I): ${base}`;
    }
  },
  definition(statistic, base) {
    switch (statistic) {
      case 'gini':
        return `Gini coefficient of the areas' values of "${base}", weighted by the people who live there: 0 where all areas are alike, towards 1 where a few have it all. Differences inside an area are not taken into account.`;
      case 'theil':
        return `Theil index of the areas' values of "${base}", weighted by the people who live there: 0 where all areas are alike. It is taken apart into differences between the larger areas above them and differences within those.`;
      case 'palma':
        return `What the tenth of people has whose areas have the highest values of "${base}", over what the four tenths have whose areas have the lowest. 0.25 where all areas are alike.`;
      case 'moran':
        return `Whether neighbouring areas have similar values of "${base}": above 0 where similar values lie together, below 0 where unlike values lie side by side. A reference for planning, no judgement of areas.`;
    }
  },
  details: {
    gini: 'Weighted by people, 0 where all areas are alike',
    theil: 'Weighted by people, between and within larger areas',
    palma: 'Highest tenth over lowest four tenths',
    moran: 'How alike neighbouring areas are',
  },
  formulas: {
    gini: '2 × (area between the line where all areas are alike and the Lorenz curve)',
    theil: 'Sum of share of people × (area value ÷ mean) × ln(area value ÷ mean)',
    palma: 'What the tenth of people in the highest areas has ÷ what the four tenths in the lowest areas have',
    moran:
      '(areas ÷ sum of weights) × sum of products of neighbours’ differences from the mean ÷ sum of squared differences',
  },
  reasons: {
    NOBODY: 'No area has a known value yet, so nothing can be said of differences.',
    ONE_AREA: 'Only one area has a known value, so there are no differences to see.',
    TOO_FEW_AREAS: 'Fewer than three areas have a known value, so nothing can be said of neighbours.',
    ALL_ALIKE: 'All areas have the same value, so nothing can be said of neighbours.',
    NO_NEIGHBOURS: 'The values of neighbouring areas are not known, so nothing can be said of neighbours.',
    ONE_OF_THEM: 'This is seen over many areas (a town or a larger area). A single area has none.',
    LEAST_HAVE_NOTHING:
      'The four tenths of people in the lowest areas have 0, so there is no ratio. See the Gini coefficient.',
    NO_VALUE: 'The value of this area is not known yet, so it cannot be set beside its neighbours.',
    WITHHELD: 'Staff use this as a reference for planning.',
  },
  differences({ statistic, area, base }, { gini, theil, palma, areas, leftOut, lowerHalf, groups }) {
    switch (statistic) {
      case 'theil': {
        const parts =
          groups > 1 && theil.total > 0
            ? ` ${percent(theil.between / theil.total)} of it lies between the larger areas, ${percent(theil.within / theil.total)} within them.`
            : '';
        return `${area}, "${base}": the Theil index over ${count(areas)} is ${number(theil.total, 3)}.${parts}${left(leftOut)}`;
      }
      case 'palma':
        return `${area}, "${base}": the tenth of people in the highest areas has ${number(palma, 2)} times what the four tenths in the lowest areas have (0.25 where all areas are alike).${left(leftOut)}`;
      default:
        return `${area}, "${base}": the Gini coefficient over ${count(areas)} is ${number(gini, 3)}. The half of the people in the lowest areas has ${percent(lowerHalf)} of everything (50% where all areas are alike).${left(leftOut)}`;
    }
  },
  pattern({ area, base }, { global: { index, expected, pValue }, seen }) {
    const found = !isTold(pValue)
      ? 'Chance brings about as much, so no pattern can be told.'
      : index > expected
        ? 'Areas with similar values lie together.'
        : 'Areas with unlike values lie side by side.';
    return `${area}, "${base}": the likeness of neighbouring areas (Moran's I) is ${number(index, 2)} (p ${chance(pValue)}). ${found}${left(seen.leftOut)}`;
  },
  place({ area, base }, { pattern: { kind, adjustedP } }) {
    const p = adjustedP === null ? '' : ` (by chance: ${chance(adjustedP)})`;
    return `${area}, "${base}": ${KINDS[kind]}${p}.`;
  },
  kinds: KINDS,
  examples: {
    differences({ statistic, area }, differences) {
      const { gini, theil, palma, areas, people, groups } = differences;
      const seen = `${area}: ${count(areas)}, ${number(people)} people`;
      if (statistic === 'palma') {
        const { numerator: top, denominator: bottom } = palmaText(number, differences);
        return `${seen}. The tenth with most has ${top}% of everything, the four tenths with least ${bottom}% → ${top} ÷ ${bottom} = ${number(palma, RATIO_DIGITS)}`;
      }
      if (statistic === 'theil') {
        const { between, within } = theilText(number, theil);
        return groups > 1
          ? `${seen} → between ${between} + within ${within} = ${number(theil.total, INDEX_DIGITS)}`
          : `${seen} → ${number(theil.total, INDEX_DIGITS)}`;
      }
      const under = underCurveText(number, gini);
      return `${seen}. The area under the curve is ${under} → 1 − 2 × ${under} = ${number(gini, INDEX_DIGITS)}`;
    },
    pattern({ area }, { global, seen }) {
      const { numerator, denominator } = moranText(number, global, seen);
      return `${area}: each area’s deviation × its neighbours’, in standard deviations, added up ${numerator} ÷ ${denominator} with neighbours = ${number(global.index, INDEX_DIGITS)} (chance gives ${number(global.expected, INDEX_DIGITS)} on average, p ${chance(global.pValue)})`;
    },
    place({ area }, { pattern }) {
      const { localMoransI, giStar, pValue, adjustedP } = pattern;
      const { deviation, lag } = placeText(number, pattern);
      return `${area}: ${deviation} standard deviations × its neighbours' ${lag} = ${number(localMoransI ?? 0, RATIO_DIGITS)} (Gi* ${number(giStar ?? 0, 2)}, p ${chance(pValue ?? 1)}, with regard to how many areas were asked ${chance(adjustedP ?? 1)})`;
    },
  },
  limits: {
    withinAreas: () =>
      'Differences inside an area are not seen: everybody is taken to have the value of the area they live in.',
    leftOut: (areas) => `${count(areas)} without a value, or without people, ${areas === 1 ? 'is' : 'are'} left out.`,
    unreachable: (areas) =>
      `From ${count(areas)} of these many people have no way to get there yet, so there is no distance or time.`,
    peopleEstimated: (areas) => `The borders of ${count(areas)} are estimated, and so is how many people live there.`,
    estimated: (areas) => `The borders of ${count(areas)} are estimated, and so is which areas are neighbours.`,
    alone: (areas) => `${count(areas)} ${areas === 1 ? 'touches' : 'touch'} no other whose value is known.`,
    reference: () => 'A reference for what can be told from chance. It knows neither reasons nor good or bad.',
    edge: () => 'Areas outside the municipality are not counted as neighbours.',
    largerAreas: () => 'With other areas the value would be another.',
  },
  parameters: {
    of: (base) => ({ name: 'Made of', value: base }),
    areas: (areas) => ({ name: 'Areas', value: number(areas) }),
    people: (people) => ({ name: 'People as weights', value: number(people) }),
    groups: (groups) => ({ name: 'Larger areas', value: number(groups) }),
    neighbours: () => ({
      name: 'Neighbours',
      value: 'areas that share a border or a corner (gaps up to 1 m included); the weights of each sum to 1',
    }),
    permutations: (permutations, seed) => ({ name: 'Permutations', value: `${number(permutations)} (seed ${seed})` }),
    falseDiscovery: (rate) => ({
      name: 'Told apart',
      value: `up to ${percent(rate)} false (Benjamini & Hochberg 1995)`,
    }),
    source: (statistic) => ({ name: 'Source', value: SOURCES[statistic] }),
  },
};
