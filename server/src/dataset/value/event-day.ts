import { halfWidth } from './half-width.ts';
import { parseDay } from './japanese-date.ts';

const WEEKDAYS = '日月火水木金土';
const FIRST_MONTH_OF_YEAR = 4;
const DAY_WITHOUT_YEAR = /^(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?$/;
const BRACKETS = /[(（][^)）]*[)）]/g;
const WRITTEN_WEEKDAY = /(?:[(（]|日\s*)([日月火水木金土])(?:曜日?)?\s*(?:[・･]?\s*祝)?日?[)）]?/;

/** A day that nobody can be told from the text alone: without its year. */
export type EventDay = { readonly day: string } | { readonly lacks: 'year' } | { readonly lacks: 'day' };

/**
 * 「令和8年5月12日（火）」 and 「5/12」, the latter with the 年度 that the list is for: April is its first month.
 * @param fiscalYear 2026: from 2026-04-01 to 2027-03-31
 */
export function readEventDay(text: string, fiscalYear: number | undefined): EventDay {
  const day = parseDay(text);
  if (day && !isMonthAlone(text)) return { day };
  const [, month, date] = DAY_WITHOUT_YEAR.exec(halfWidth(text).replaceAll(BRACKETS, '').trim()) ?? [];
  if (month === undefined || date === undefined) return { lacks: 'day' };
  if (fiscalYear === undefined) return { lacks: 'year' };
  const complete = parseDay(`${yearOfMonth(Number(month), fiscalYear)}-${month}-${date}`);
  return complete ? { day: complete } : { lacks: 'day' };
}

/** 2026年度 has its January in 2027. */
export function yearOfMonth(month: number, fiscalYear: number): number {
  return month >= FIRST_MONTH_OF_YEAR ? fiscalYear : fiscalYear + 1;
}

/** 「2026年5月」 is a month, and no day that something takes place on. */
function isMonthAlone(text: string): boolean {
  return (
    /[月]\s*$/.test(halfWidth(text).replaceAll(BRACKETS, '')) ||
    /^\D*\d{1,4}\s*[-/.年]\s*\d{1,2}$/.test(halfWidth(text))
  );
}

/** 「5月12日～14日」「2026/5/12〜2026/5/14」 → its two days as they are written, the second completed from the first. */
export function splitDayRange(text: string): readonly [first: string, last: string | undefined] {
  const [first = '', last, ...others] = text.split(/\s*[~〜～]\s*|から/).map((part) => part.trim());
  if (last === undefined || last === '' || others.length > 0) return [text, undefined];
  const short = halfWidth(last).replaceAll(BRACKETS, '');
  const stem = /^(.*?)\d{1,2}\s*日?$/.exec(halfWidth(first).replaceAll(BRACKETS, ''))?.[1] ?? '';
  if (/^\d{1,2}\s*日?$/.test(short)) return [first, `${stem}${short}`];
  const year = /^(\D*\d+\s*[年/.-])\s*\d{1,2}\s*[月/.-]\s*\d/.exec(halfWidth(first))?.[1];
  return [first, DAY_WITHOUT_YEAR.test(short) && year ? `${year}${short}` : last];
}

/** The weekday that a text names beside its day, 0 for Sunday; undefined where it names none. */
export function writtenWeekday(text: string): number | undefined {
  const [, letter] = WRITTEN_WEEKDAY.exec(text) ?? [];
  return letter === undefined ? undefined : WEEKDAYS.indexOf(letter);
}

/** @param day YYYY-MM-DD */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** 0 → 日 */
export function weekdayLetter(weekday: number): string {
  return WEEKDAYS[weekday] ?? '';
}
