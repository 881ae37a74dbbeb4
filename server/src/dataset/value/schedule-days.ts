/** A weekday of every week (week 0) or of one in the month: 1 to 5, or -1 for the last. Monday is 0. */
export interface Weekday {
  readonly week: number;
  readonly weekday: number;
}

/** Days that come around, as a part of a schedule says them. */
export interface Days {
  readonly weekdays: readonly Weekday[];
  /** Of the month, 1 to 31; -1 is its last. */
  readonly dates: readonly number[];
  /** 隔週、隔月: every other week or month, nobody says which. */
  readonly isEveryOther?: boolean;
  /** 毎週 or 毎月 is said, and not just the weekday. */
  readonly isExplicit?: boolean;
  /** 月2回: how often and not when; it counts where nothing better does. */
  readonly timesPerMonth?: number;
  readonly holidays?: 'closed' | 'only';
  /** 1 to 12; every month where it is missing. */
  readonly months?: readonly number[];
}

const WEEKDAYS = '月火水木金土日';
const WEEKS_PER_MONTH = 52 / 12;
const ALL_WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
/** A fifth Monday comes about four times a year. */
const FIFTHS_PER_MONTH = 4 / 12;
/** 祝日, spread over the year. */
const HOLIDAYS_PER_MONTH = 16 / 12;

/** Not in 月例, 月末, 日間, 日中, 土地, 月2回, … */
const DAY = '[月火水木金土日](?![例末初間中程時地額災道造額頃ごご々]|に?\\d+回|\\d{1,2}日|替)(?:曜日?)?';
const DAYS = `[(]?${DAY}(?:[)]?[・,、と/&( ]*${DAY})*`;
const WEEK = '(?:第[1-5](?:から|[~〜-])第?[1-5]|第?[1-5](?:[・,、と. 及び/]*第?[1-5])*)';

/** 「4月」 is April and no fourth Monday. */
const MONTH_NAMES = '(?:\\d+[・,、])*\\d+月(?!曜)';

type DayReader = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Days];

const weekly = (weekdays: readonly number[], more: Partial<Days> = {}): Days => ({
  weekdays: weekdays.map((weekday) => ({ week: 0, weekday })),
  dates: [],
  ...more,
});
const summary = (timesPerMonth: number): Days => ({ weekdays: [], dates: [], timesPerMonth });

/** In the order in which they are tried at each place of the text. */
const DAY_READERS: readonly DayReader[] = [
  [/^(?:毎日|年中無休|無休|常時)/, () => weekly(ALL_WEEKDAYS, { isExplicit: true })],
  [/^平日/, () => weekly([0, 1, 2, 3, 4], { isExplicit: true, holidays: 'closed' })],
  [/^土日(?!曜)(?!祝)/, () => weekly([5, 6], { isExplicit: true })],
  [/^祝(?:祭日|日(?!の)|祭)?/, () => ({ ...weekly(ALL_WEEKDAYS), holidays: 'only' })],
  [
    /^(?:毎年)?(\d{1,2})月(\d{1,2})日(?![間曜頃]|ごろ|前後)/,
    ([, month, date]) => ({ weekdays: [], dates: [Number(date)], months: [Number(month)], isExplicit: true }),
  ],
  [/^毎?月に?(\d{1,2})(?:[~〜-]\d{1,2})?回(?:程度|ほど)?/, ([, times]) => summary(Number(times))],
  [/^週に?(\d)(?:[~〜-]\d)?[回日](?:程度|ほど)?/, ([, times]) => summary(Number(times) * WEEKS_PER_MONTH)],
  [/^年に?(\d{1,2})回(?:程度|ほど)?/, ([, times]) => summary(Number(times) / 12)],
  [
    new RegExp(`^毎?月末の(${DAYS})`),
    ([, days]) => ({ ...weekly([]), weekdays: pairs([-1], weekdaysIn(days)), isExplicit: true }),
  ],
  [/^毎?月?の?(?:末日|月末日?)/, () => ({ weekdays: [], dates: [-1], isExplicit: true })],
  [
    /^(?:毎月)?の?((?:\d{1,2}日?[・,、と/])*\d{1,2}日)(?![間曜頃]|ごろ|前後)/,
    ([, dates]) => ({ weekdays: [], dates: numbersIn(dates), isExplicit: true }),
  ],
  [
    /^(?:毎月)?の?(\d)のつく日/,
    ([, digit]) => ({
      weekdays: [],
      dates: [0, 10, 20, 30].map((ten) => ten + Number(digit)).filter((date) => date > 0 && date <= 31),
    }),
  ],
  [
    new RegExp(`^(?:毎月)?の?(?:最終|最後)(?:週)?の?(${DAYS})`),
    ([, days]) => ({ ...weekly([]), weekdays: pairs([-1], weekdaysIn(days)), isExplicit: true }),
  ],
  [
    new RegExp(`^(?:毎月)?の?(?!${MONTH_NAMES})(${WEEK})週?(?:目の|の|目| )?(${DAYS})`),
    ([, weeks, days]) => ({ ...weekly([]), weekdays: pairs(weeksIn(weeks), weekdaysIn(days)), isExplicit: true }),
  ],
  [new RegExp(`^隔週の?(${DAYS})`), ([, days]) => weekly(weekdaysIn(days), { isEveryOther: true, isExplicit: true })],
  [new RegExp(`^(${DAYS})の?隔週`), ([, days]) => weekly(weekdaysIn(days), { isEveryOther: true, isExplicit: true })],
  [
    new RegExp(`^(毎週)?の?[(]?(${DAY})[)]?(?:[~〜–ー-]|から)[(]?(${DAY})[)]?(?:まで)?`),
    ([, every, from, to]) => weekly(weekdaysBetween(from, to), { isExplicit: every !== undefined }),
  ],
  [
    new RegExp(`^(毎週)?の?(${DAYS})`),
    ([, every, days]) => weekly(weekdaysIn(days), { isExplicit: every !== undefined }),
  ],
];

/** Reads the days that a text begins with. */
export function readDays(text: string): { readonly days: Days; readonly length: number } | undefined {
  for (const [pattern, read] of DAY_READERS) {
    const match = pattern.exec(text);
    if (match) return { days: read(match), length: match[0].length };
  }
  return undefined;
}

/** Openings in a month, by the mean of a year. */
export function openingsPerMonth({ weekdays, dates, isEveryOther, timesPerMonth, holidays, months }: Days): number {
  if (timesPerMonth !== undefined) return timesPerMonth;
  if (holidays === 'only') return HOLIDAYS_PER_MONTH;
  const perMonth =
    dates.length +
    weekdays.reduce((sum, { week }) => sum + (week === 0 ? WEEKS_PER_MONTH : week === 5 ? FIFTHS_PER_MONTH : 1), 0);
  return (perMonth * (isEveryOther ? 0.5 : 1) * (months?.length ?? 12)) / 12;
}

/** At least once in every week of its season. */
export function isWeekly({ weekdays, isEveryOther, timesPerMonth, holidays }: Days): boolean {
  if (timesPerMonth !== undefined) return timesPerMonth >= WEEKS_PER_MONTH;
  return !isEveryOther && holidays !== 'only' && weekdays.some(({ week }) => week === 0);
}

const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** RFC 5545; undefined where the days aren't said. */
export function rruleOf({ weekdays, dates, isEveryOther, months }: Days): string | undefined {
  const byMonth = months && months.length < 12 ? `;BYMONTH=${months.toSorted((a, b) => a - b).join(',')}` : '';
  const interval = isEveryOther ? ';INTERVAL=2' : '';
  if (dates.length > 0) return `FREQ=MONTHLY${interval}${byMonth};BYMONTHDAY=${dates.join(',')}`;
  if (weekdays.length === 0) return undefined;
  if (weekdays.length === 7 && weekdays.every(({ week }) => week === 0)) return `FREQ=DAILY${byMonth}`;
  const byDay = weekdays.map(({ week, weekday }) => `${week || ''}${CODES[weekday] ?? ''}`).join(',');
  const frequency = weekdays.every(({ week }) => week === 0) ? 'WEEKLY' : 'MONTHLY';
  return `FREQ=${frequency}${interval}${byMonth};BYDAY=${byDay}`;
}

function pairs(weeks: readonly number[], weekdays: readonly number[]): Weekday[] {
  return weeks.flatMap((week) => weekdays.map((weekday) => ({ week, weekday })));
}

function weeksIn(text = ''): number[] {
  const numbers = numbersIn(text);
  const [first = 1, last = 1] = numbers;
  return /から|[~〜-]/.test(text)
    ? Array.from({ length: last - first + 1 }, (_, at) => first + at)
    : [...new Set(numbers)];
}

function numbersIn(text = ''): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

function weekdaysIn(text = ''): number[] {
  const names = text.replaceAll(/曜日?/g, '').match(/[月火水木金土日]/g) ?? [];
  return [...new Set(names.map((name) => WEEKDAYS.indexOf(name)))];
}

/** 月〜金: 0 to 4; 土〜月: 5, 6, 0 */
function weekdaysBetween(from = '', to = ''): number[] {
  const [first, last] = [WEEKDAYS.indexOf(from.charAt(0)), WEEKDAYS.indexOf(to.charAt(0))];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);
}
