import holidayJp from '@holiday-jp/holiday_jp';

/** By day, as the law and the almanac office have them. */
const HOLIDAYS: Readonly<Record<string, { readonly name: string } | undefined>> = holidayJp.holidays;

/** A day as it is named on screen: which services run on it is the timetable's to say. */
export interface NamedDay {
  /** YYYY-MM-DD */
  readonly date: string;
  /** 0 Monday … 6 Sunday */
  readonly weekday: number;
  /** 国民の祝日 */
  readonly holiday: string | null;
}

export function nameDay(date: string): NamedDay {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { date, weekday, holiday: HOLIDAYS[date]?.name ?? null };
}

/** 平日・土曜・日曜: the kinds of day that timetables are made for. */
export const DAY_KINDS = ['WEEKDAY', 'SATURDAY', 'SUNDAY'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/**
 * What a day is an example of; null where it is none. A holiday is no workday and no usual Saturday, but runs as a Sunday where it is one.
 * From 29 December to 3 January, when offices are closed by law (行政機関の休日に関する法律 第1条) and most buses run as on no other day, it is none.
 */
export function kindOfDay({ date, weekday, holiday }: NamedDay): DayKind | null {
  const monthAndDay = date.slice(5);
  if (monthAndDay >= '12-29' || monthAndDay <= '01-03') return null;
  if (weekday === 6) return 'SUNDAY';
  if (holiday !== null) return null;
  return weekday === 5 ? 'SATURDAY' : 'WEEKDAY';
}
