import { hoursBetween, readTimes } from './schedule-times.ts';

/** What was understood of opening days and hours. */
export interface Opening {
  /** A month has 52 / 12 weeks. */
  readonly openingsPerMonth: number;
  /** Null where an opening's hours weren't said. */
  readonly hoursPerMonth: number | null;
  /** At least once in every week. */
  readonly weekly: boolean;
}

export interface ReadSchedule {
  /** Null where no day was understood. */
  readonly opening: Opening | null;
  /** Nothing of the text was left over. */
  readonly isComplete: boolean;
}

const WEEKS_PER_MONTH = 52 / 12;
const DAYS_PER_MONTH = 365 / 12;
/** A fifth Monday comes about four times a year. */
const FIFTHS_PER_MONTH = 4 / 12;
const WEEKDAYS = '月火水木金土日';

/** Not in 月例, 月末, 日間, 日中, 土地, … */
const DAY = '[月火水木金土日](?![例末初間中程時地額災道造])(?:曜日?)?';
const DAYS = `${DAY}(?:[・,、と/&)( ]*${DAY})*`;
const NUMBERS = '第?[1-5](?:[・,、と. ]?第?[1-5])*';
/** A season or a date: what comes around in it does so for a part of the year only. */
const SEASON = /^(?:\d{1,2}月(\d{1,2}日)?|(?:偶数|奇数|隔)月(?!の?第?[1-5]))/;
const NOISE =
  /^([ 、,・/。;()[\]「」:]|毎月|毎週|毎回|開催|開館|開所|開設|営業|開放|活動|実施|対応|定例|祝日?(?:・年末年始)?[はを]?(?:除く|休み?|休業|休館|閉館)|年末年始[はを]?(?:除く|休み?|休業|休館|閉館)|[をは]?除く|要?予約制?|の|に|は|ほど|程度|頃|時間)/;

/** Days that come around, as a part of the text says them. */
interface Days {
  readonly perMonth: number;
  readonly isWeekly: boolean;
  /** 月2回 says again what 第2・第4水曜 says: it counts where nothing better does. */
  readonly isSummary: boolean;
}

/** Days and the times that follow them. */
interface Group {
  readonly days: Days[];
  /** Per opening; null where a time has no end. */
  readonly hours: (number | null)[];
}

type DayReader = readonly [pattern: RegExp, read: (match: RegExpExecArray) => Days];

const weekly = (days: number): Days => ({ perMonth: days * WEEKS_PER_MONTH, isWeekly: true, isSummary: false });
const monthly = (times: number, isSummary = false): Days => ({ perMonth: times, isWeekly: false, isSummary });

/** In the order in which they are tried at each place of the text. */
const DAY_READERS: readonly DayReader[] = [
  [/^(毎日|年中無休|無休|常時)/, () => weekly(7)],
  [/^平日/, () => weekly(5)],
  [/^土日祝?日?(?!曜)/, () => weekly(2)],
  [/^祝(日(?![はを除休]|・年末)|(?!日))/, () => monthly(0)],
  [/^毎?月に?(\d{1,2})(?:[~〜-]\d{1,2})?回/, ([, times]) => monthly(Number(times), true)],
  [/^週に?(\d)(?:[~〜-]\d)?[回日]/, ([, times]) => ({ ...weekly(Number(times)), isSummary: true })],
  [/^年に?(\d{1,2})回/, ([, times]) => monthly(Number(times) / 12, true)],
  [/^(?:毎月)?((?:\d{1,2}日?[・,、と])*\d{1,2}日)(?!間)/, ([, days]) => monthly(days?.match(/\d+/g)?.length ?? 0)],
  [
    new RegExp(`^(?:偶数|奇数|隔)月の?(${NUMBERS})週?(?:目の|の)?(${DAYS})`),
    ([, weeks, days]) => monthly(nth(weeks, days).perMonth / 2),
  ],
  [new RegExp(`^(?:毎月)?(${NUMBERS})週?(?:目の|の)?(${DAYS})`), ([, weeks, days]) => nth(weeks, days)],
  [new RegExp(`^隔週の?(${DAYS})`), ([, days]) => monthly((countDays(days) * WEEKS_PER_MONTH) / 2)],
  [new RegExp(`^(?:毎週)?の?(${DAY})(?:[~〜–ー-]|から)(${DAY})`), ([, from, to]) => weekly(daysBetween(from, to))],
  [new RegExp(`^(?:毎週)?の?(${DAYS})`), ([, days]) => weekly(countDays(days))],
];

/**
 * Reads opening days and hours as lists write them: 「第2・第4水曜 10:00-12:00」「毎週月・木 13時～15時」「平日 9時～17時」「月2回」.
 * What isn't understood makes the answer incomplete; nothing is guessed.
 */
export function parseSchedule(text: string): ReadSchedule {
  let rest = text.normalize('NFKC').replaceAll(/\s+/g, ' ').replaceAll('正午', '12:00');
  const groups: Group[] = [];
  /** Times that stand before their days. */
  const early: (number | null)[] = [];
  let isComplete = true;
  while (rest) {
    const times = readTimes(rest);
    const season = times ? null : SEASON.exec(rest);
    const days = times || season ? undefined : readDays(rest);
    const noise = times || season || days ? null : NOISE.exec(rest);
    const group = groups.at(-1);
    if (times) (group?.hours ?? early).push(hoursBetween(times));
    else if (days && group?.hours.length === 0) group.days.push(days.days);
    else if (days) groups.push({ days: [days.days], hours: early.splice(0) });
    else if (!noise) isComplete = false;
    rest = rest.slice(times?.length ?? season?.[0].length ?? days?.length ?? noise?.[0].length ?? 1);
  }
  return { opening: openingOf(groups), isComplete };
}

function readDays(rest: string): { readonly days: Days; readonly length: number } | undefined {
  for (const [pattern, read] of DAY_READERS) {
    const match = pattern.exec(rest);
    if (match) return { days: read(match), length: match[0].length };
  }
  return undefined;
}

function openingOf(groups: readonly Group[]): Opening | null {
  const summed = groups.map(({ days, hours }) => {
    const said = days.filter(({ isSummary }) => !isSummary);
    const counted = said.length > 0 ? said : days;
    const openings = counted.reduce((sum, { perMonth }) => sum + perMonth, 0);
    const known = hours.filter((hour) => hour !== null);
    const perOpening =
      known.length > 0 && known.length === hours.length ? known.reduce((sum, hour) => sum + hour, 0) : null;
    return { openings, perOpening, isWeekly: counted.some(({ isWeekly }) => isWeekly) };
  });
  const openings = summed.reduce((sum, group) => sum + group.openings, 0);
  if (openings === 0) return null;
  const isTimed = summed.every(({ perOpening }) => perOpening !== null);
  const hours = summed.reduce((sum, group) => sum + group.openings * (group.perOpening ?? 0), 0);
  return {
    openingsPerMonth: rounded(Math.min(openings, DAYS_PER_MONTH)),
    hoursPerMonth: isTimed ? rounded(hours) : null,
    weekly: summed.some(({ isWeekly }) => isWeekly),
  };
}

function nth(weeks: string | undefined, days: string | undefined): Days {
  const numbers = weeks?.match(/\d/g) ?? [];
  const perMonth = numbers.reduce((sum, week) => sum + (week === '5' ? FIFTHS_PER_MONTH : 1), 0) * countDays(days);
  return monthly(perMonth);
}

function countDays(days: string | undefined): number {
  return new Set((days ?? '').replaceAll(/曜日?/g, '').match(/[月火水木金土日]/g)).size;
}

/** 月〜金: 5 */
function daysBetween(from: string | undefined, to: string | undefined): number {
  const [first, last] = [WEEKDAYS.indexOf(from?.[0] ?? ''), WEEKDAYS.indexOf(to?.[0] ?? '')];
  return ((last - first + 7) % 7) + 1;
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
