import { halfWidth } from './half-width.ts';
import { readTimes } from './schedule-times.ts';

/** Days of a month as one cell of a yearly schedule holds them. */
export interface MonthDays {
  /** As written, with their weekday where one is named: 「12」「12(水)」. */
  readonly days: readonly string[];
  /** As written; null where no hours are named. */
  readonly time: string | null;
}

const DAYS = /^((?:\d{1,2}\s*日?\s*(?:\([^)]*\)|[日月火水木金土]曜日?)?\s*(?:[、,，・/&]|と|\s|$)\s*)+)(.*)$/;
const DAY = /\d{1,2}\s*日?\s*(?:\([^)]*\)|[日月火水木金土]曜日?)?/g;

/** 「12、26」「8日(水)・22日(水)」「12日 10:00～12:00」 → the days and the hours; undefined where it says something else. */
export function readMonthDays(text: string): MonthDays | undefined {
  const [, list = '', rest = ''] = DAYS.exec(halfWidth(text)) ?? [];
  const days = list.match(DAY)?.map((day) => day.trim()) ?? [];
  if (days.length === 0 || days.some((day) => Number.parseInt(day, 10) > 31 || Number.parseInt(day, 10) < 1))
    return undefined;
  if (rest === '') return { days, time: null };
  return readTimes(rest)?.length === rest.length ? { days, time: rest } : undefined;
}
