import { parseDay } from './value/japanese-date.ts';

const ERA = String.raw`(?:令和|平成|[RrHh])(?:元|\d{1,2})`;
const YEAR = String.raw`(?:19[5-9]\d|20\d{2})`;
const MONTH = String.raw`(?:0?[1-9]|1[0-2])`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
/** A date in a file's name: 20250601, 2025-06-01, 202506, 2025, R7.6.1, 令和7年度, 2025年6月1日現在 */
const DATE = new RegExp(
  [
    String.raw`(?<!\d)${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)`,
    String.raw`(?<!\d)${YEAR}(?:0[1-9]|1[0-2])(?!\d)`,
    String.raw`(?<![\dA-Za-z])(?:${YEAR}|${ERA})(?:[-_.年]${MONTH}(?:[-_.月]${DAY}日?)?月?|年度?)?(?!\d)`,
  ].join('|'),
  'g',
);
const COPY_MARKS = /(現在|時点|版|最新|更新|確定|修正|コピー|[-_ ]?copy|\(\d+\)|（\d+）)/gi;

/** The day in a file's name, YYYY-MM-DD: 20250601, 2025-06, 令和7年6月1日. A year alone is no day. */
export function dayInFileName(fileName: string): string | undefined {
  const dates = fileName.normalize('NFKC').match(DATE) ?? [];
  return dates
    .filter((date) => /\d{6}|[-_.年]\d/.test(date))
    .map((date) => parseDay(date.replaceAll('_', '-').replace(/^(\d{4})(\d{2})$/, '$1-$2')))
    .find((day) => day);
}

/**
 * The source that a file belongs to unless a person names one: its name without dates, so that next year's list
 * replaces this year's. 「サロン一覧_2026-04.xlsx」 and 「サロン一覧_R8.10.xlsx」 are サロン一覧.
 */
export function sourceName(fileName: string): string {
  const base = fileName.normalize('NFKC').replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const bare = base
    .replaceAll(DATE, '')
    .replaceAll(COPY_MARKS, '')
    .replaceAll(/\(\s*\)|\[\s*\]|【\s*】/g, '')
    .replaceAll(/[-_ ]{2,}/g, '-')
    .replaceAll(/^[-_ .]+|[-_ .]+$/g, '');
  return bare || base;
}
