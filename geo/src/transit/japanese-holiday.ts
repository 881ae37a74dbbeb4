import type { Day } from '../presence/day.ts';

/** Years in which the rules below hold: the law has them since 2007, the formulas of the equinoxes hold until 2099. */
const FIRST_YEAR = 2007;
const LAST_YEAR = 2099;
const DAY_MILLISECONDS = 86_400_000;
const MONDAY = 1;
const SUNDAY = 0;

/** Years in which a law of their own moved or added days: month-day → name; null takes a day of the rules away. */
const EXCEPTIONS: Readonly<Record<number, Readonly<Record<string, string | null>>>> = {
  2019: { '05-01': '天皇の即位の日', '10-22': '即位礼正殿の儀', '12-23': null },
  2020: {
    '07-20': null,
    '07-23': '海の日',
    '10-12': null,
    '07-24': 'スポーツの日',
    '08-11': null,
    '08-10': '山の日',
  },
  2021: {
    '07-19': null,
    '07-22': '海の日',
    '10-11': null,
    '07-23': 'スポーツの日',
    '08-11': null,
    '08-08': '山の日',
  },
};

/**
 * 国民の祝日: its name, by 国民の祝日に関する法律 with its substitute days (振替休日) and days between two (国民の休日).
 * Undefined on any other day, and outside 2007…2099.
 *
 * @throws RangeError when the text is not a day as YYYY-MM-DD.
 */
export function findJapaneseHoliday(day: Day): string | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError(`${JSON.stringify(day)} is not a day as YYYY-MM-DD`);
  const named = findNamed(time);
  if (named) return named;
  if (isSubstitute(time)) return '振替休日';
  const isBetween = findNamed(time - DAY_MILLISECONDS) && findNamed(time + DAY_MILLISECONDS);
  return isBetween && new Date(time).getUTCDay() !== SUNDAY ? '国民の休日' : undefined;
}

/** The first day after a holiday on a Sunday that is no holiday itself. */
function isSubstitute(time: number): boolean {
  for (let before = time - DAY_MILLISECONDS; findNamed(before); before -= DAY_MILLISECONDS)
    if (new Date(before).getUTCDay() === SUNDAY) return true;
  return false;
}

function findNamed(time: number): string | undefined {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const month = date.getUTCMonth() + 1;
  const dayOfMonth = date.getUTCDate();
  const key = `${two(month)}-${two(dayOfMonth)}`;
  const exception = EXCEPTIONS[year]?.[key];
  if (exception !== undefined) return exception ?? undefined;
  return byDate(year, key) ?? byMonday(year, month, dayOfMonth, date.getUTCDay()) ?? byEquinox(year, month, dayOfMonth);
}

function byDate(year: number, key: string): string | undefined {
  switch (key) {
    case '01-01':
      return '元日';
    case '02-11':
      return '建国記念の日';
    case '02-23':
      return year >= 2020 ? '天皇誕生日' : undefined;
    case '04-29':
      return '昭和の日';
    case '05-03':
      return '憲法記念日';
    case '05-04':
      return 'みどりの日';
    case '05-05':
      return 'こどもの日';
    case '08-11':
      return year >= 2016 ? '山の日' : undefined;
    case '11-03':
      return '文化の日';
    case '11-23':
      return '勤労感謝の日';
    case '12-23':
      return year <= 2018 ? '天皇誕生日' : undefined;
    default:
      return undefined;
  }
}

/** ハッピーマンデー: holidays on a Monday of a month. */
function byMonday(year: number, month: number, dayOfMonth: number, weekday: number): string | undefined {
  if (weekday !== MONDAY) return undefined;
  const week = Math.ceil(dayOfMonth / 7);
  if (month === 1 && week === 2) return '成人の日';
  if (month === 7 && week === 3) return '海の日';
  if (month === 9 && week === 3) return '敬老の日';
  if (month === 10 && week === 2) return year >= 2020 ? 'スポーツの日' : '体育の日';
  return undefined;
}

/** The days of the equinoxes, by the formula that the almanac office's yearly announcements have followed since 1980. */
function byEquinox(year: number, month: number, dayOfMonth: number): string | undefined {
  const since1980 = year - 1980;
  const drift = 0.242194 * since1980 - Math.floor(since1980 / 4);
  if (month === 3 && dayOfMonth === Math.floor(20.8431 + drift)) return '春分の日';
  if (month === 9 && dayOfMonth === Math.floor(23.2488 + drift)) return '秋分の日';
  return undefined;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
