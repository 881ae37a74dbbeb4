import { LEAST_SHOWN_PEOPLE, roundToTen } from '../statistics/audience.ts';
import type { Meters } from '../units.ts';

/** How a language writes and says numbers. */
export interface NumberWords {
  readonly thousands: string;
  readonly decimal: string;
  /** What stands between a number and its unit. */
  readonly unitGap: string;
  /** 人 after a number of residents; empty where the sentence names them. */
  readonly person: string;
  readonly fewerThanTen: string;
  readonly underOnePercent: string;
  readonly overNinetyNinePercent: string;
}

export interface SpokenNumbers {
  /** 1,240 or 1.240; without trailing zeros after the point. */
  readonly number: (value: number, digits?: number) => string;
  /** Of something for so many people, or on average: a digit after the point, and below 1 two that say something. */
  readonly amount: (value: number) => string;
  /** Residents, rounded to 10; fewer than 10 are said as such and never counted out. */
  readonly residents: (people: number) => string;
  /** A whole percent. Next to nothing and next to all are not said as none and all. */
  readonly percent: (part: number, whole: number) => string;
  /** To 10 m, from 1 km on to 100 m. */
  readonly distance: (meters: Meters) => string;
}

export function speakNumbers(words: NumberWords): SpokenNumbers {
  const number = (value: number, digits = 0): string => {
    const [whole = '', fraction = ''] = value.toFixed(digits).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, words.thousands);
    const kept = fraction.replace(/0+$/, '');
    return kept ? grouped + words.decimal + kept : grouped;
  };
  return {
    number,
    amount: (value) => number(value, value >= 1 || !(value > 0) ? 1 : Math.min(6, 1 - Math.floor(Math.log10(value)))),
    residents: (people) =>
      people > 0 && people < LEAST_SHOWN_PEOPLE ? words.fewerThanTen : number(roundToTen(people)) + words.person,
    percent(part, whole) {
      const percent = (part / whole) * 100;
      if (percent > 0 && percent < 1) return words.underOnePercent;
      if (percent > 99 && percent < 100) return words.overNinetyNinePercent;
      return `${number(percent)}%`;
    },
    distance: (meters) =>
      meters < 995
        ? `${number(Math.round(meters / 10) * 10)}${words.unitGap}m`
        : `${number(meters / 1000, 1)}${words.unitGap}km`,
  };
}
