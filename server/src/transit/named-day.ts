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

/** Monday to Friday, no holiday. */
export function isWorkday({ weekday, holiday }: NamedDay): boolean {
  return weekday < 5 && holiday === null;
}
