import { LEAST_SHOWN_PEOPLE, roundToTen } from '../statistics/audience.ts';

/** How a language writes numbers. */
export interface NumberStyle {
  readonly thousands: string;
  readonly decimal: string;
}

/** 1240 → 1,240. `digits` after the point, without trailing zeros. */
export function formatNumber(value: number, { thousands, decimal }: NumberStyle, digits = 0): string {
  const [whole = '', fraction = ''] = value.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  const kept = fraction.replace(/0+$/, '');
  return kept ? grouped + decimal + kept : grouped;
}

/** Residents in a sentence are rounded to 10; fewer than 10 are said as "fewer than 10", never counted out. */
export type SpokenPeople = { readonly fewerThan: number } | { readonly about: number };

export function spokenPeople(people: number): SpokenPeople {
  return people > 0 && people < LEAST_SHOWN_PEOPLE ? { fewerThan: LEAST_SHOWN_PEOPLE } : { about: roundToTen(people) };
}

/** A share in whole percent. Next to nothing and next to all are not said as none and all. */
export type SpokenPercent = { readonly about: number } | { readonly lessThan: 1 } | { readonly moreThan: 99 };

export function spokenPercent(part: number, whole: number): SpokenPercent {
  const percent = (part / whole) * 100;
  if (percent > 0 && percent < 1) return { lessThan: 1 };
  if (percent > 99 && percent < 100) return { moreThan: 99 };
  return { about: Math.round(percent) };
}
