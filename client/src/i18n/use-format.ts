import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { formatFiscalYear } from './fiscal-year.ts';

/** Numbers and dates as the chosen language writes them. */
export interface Format {
  /** 4080 → 4,080 */
  readonly number: (value: number, fractionDigits?: number) => string;
  /** An amount for so many people: 3.2, and below 1 two digits that say something: 0.065. */
  readonly amount: (value: number) => string;
  /** 0..1 → 35% */
  readonly percent: (ratio: number) => string;
  /** People in a sentence: rounded to 10; fewer as they are, for a few are not nobody. */
  readonly roundedPeople: (people: number) => string;
  /** YYYY-MM-DD → 2025年11月20日 */
  readonly date: (day: string) => string;
  /** A moment → 11月28日 9:10 */
  readonly moment: (at: Date) => string;
  readonly fiscalYear: (year: number) => string;
}

export function useFormat(): Format {
  const { formatNumber, formatDate, locale } = useIntl();
  return useMemo(
    () => ({
      number: (value, fractionDigits = 0) => formatNumber(value, { maximumFractionDigits: fractionDigits }),
      amount: (value) =>
        formatNumber(value, value < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 }),
      percent: (ratio) => formatNumber(ratio, { style: 'percent', maximumFractionDigits: 0 }),
      roundedPeople: (people) => formatNumber(people < 10 ? Math.round(people) : Math.round(people / 10) * 10),
      date: (day) => formatDate(`${day}T00:00:00+09:00`, { year: 'numeric', month: 'long', day: 'numeric' }),
      moment: (at) => formatDate(at, { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' }),
      fiscalYear: (year) => formatFiscalYear(year, locale),
    }),
    [formatNumber, formatDate, locale],
  );
}
