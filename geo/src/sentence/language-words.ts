import type { Language } from './sentence-input.ts';
import { type SpokenNumbers, speakNumbers } from './spoken-numbers.ts';

const japanese = { thousands: ',', decimal: '.', unitGap: '', person: '人' };

/** How each language says numbers of people where the sentence's own words name them. */
export const NUMBERS: Readonly<Record<Language, SpokenNumbers>> = {
  JA: speakNumbers({
    ...japanese,
    fewerThanTen: '10人未満',
    underOnePercent: '1%未満',
    overNinetyNinePercent: '99%以上',
  }),
  JA_EASY: speakNumbers({
    ...japanese,
    fewerThanTen: '10人より 少ない 人',
    underOnePercent: '1%まで',
    overNinetyNinePercent: '99%より 上',
  }),
  EN: speakNumbers({
    thousands: ',',
    decimal: '.',
    unitGap: ' ',
    person: '',
    fewerThanTen: 'fewer than 10',
    underOnePercent: 'less than 1%',
    overNinetyNinePercent: 'more than 99%',
  }),
  PT: speakNumbers({
    thousands: '.',
    decimal: ',',
    unitGap: ' ',
    person: '',
    fewerThanTen: 'menos de 10',
    underOnePercent: 'menos de 1%',
    overNinetyNinePercent: 'mais de 99%',
  }),
};

export const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
