import type { Recurrence } from './recurrence.ts';
import { remembered } from './remembered.ts';
import { type Closings, joinClosings, readClosings, without } from './schedule-closings.ts';
import { type Days, isWeekly, openingsPerMonth, readDays, rruleOf } from './schedule-days.ts';
import { lengthOf, readSeason, restOf, type Season } from './schedule-seasons.ts';
import { clockOf, hoursBetween, readTimes, type Times } from './schedule-times.ts';

/** What was understood of opening days and hours. */
export interface Opening {
  /** A month has 52 / 12 weeks; what rests for a part of the year counts by the mean of the year. */
  readonly openingsPerMonth: number;
  /** Null where an opening's hours weren't said. */
  readonly hoursPerMonth: number | null;
  /** At least once in every week. */
  readonly weekly: boolean;
  /** Its days, by RFC 5545; empty where only their number is said (月2回). */
  readonly rules: readonly Recurrence[];
}

export interface ReadSchedule {
  /** Null where no day was understood. */
  readonly opening: Opening | null;
  /** Nothing of the text was left over. */
  readonly isComplete: boolean;
  /** What was left over, in the words of the text. */
  readonly unread: readonly string[];
}

const SCHEDULES_KEPT = 5_000;
const DAYS_PER_MONTH = 365 / 12;
const ALL_MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
const DAYS_THAT_COUNT = 28;
const EVERY_DAY: Days = { weekdays: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ week: 0, weekday })), dates: [] };

/** Says nothing about days and times. */
const NOISE =
  /^(?:[ 、,・/。;()[\]「」:：※*~\-＆&]|毎月|毎週|毎回|毎年|開催日?時?|開館(?:日|時間)?|開所(?:日|時間)?|開設日?時?|営業(?:日|時間)?|診療(?:日|時間)?|受付(?:日|時間)|利用時間|開放日?|活動日?時?|実施日?|対応|定例日?|日時|日程|曜日|時間帯|要?予約制?|要申込|ただし|但し|なお|及び|および|または|又は|原則(?:として)?|基本的に|各月|のみ|だけ|です|ます|より|にて|に|の|は|を|ほど|程度|時間)/;
const ALSO_ON_HOLIDAYS = /^祝日も(?:開催|開館|開所|営業|実施)/;
const DURATION = /^(?:約|各)?\d+時間(?:半)?(?:程度|ほど)?(?=[ 、)]|$)(?<!24時間)/;

/** Days and the times that follow them, in the season that holds for them. */
interface Group {
  readonly days: Days[];
  readonly times: Times[];
  season: Season | undefined;
}

/**
 * Reads opening days and hours as lists write them: 「第2・第4水曜 10時～12時（8月休み）」「毎週月・木 13時～15時」「平日 9時～17時」「月2回」.
 * What isn't understood is said in `unread`; nothing is guessed.
 */
export const parseSchedule = remembered(readSchedule, SCHEDULES_KEPT);

function readSchedule(text: string): ReadSchedule {
  let rest = text.normalize('NFKC').replaceAll(/\s+/g, ' ').replaceAll('正午', '12:00').trim();
  const groups: Group[] = [];
  /** Times that stand before their days. */
  const early: Times[] = [];
  const closings: Closings[] = [];
  let season: Season | undefined;
  let left = '';
  const unread: string[] = [];
  const flush = () => {
    if (left.trim()) unread.push(left.trim());
    left = '';
  };
  while (rest) {
    const token = readToken(rest, groups.length > 0);
    if (token) flush();
    const group = groups.at(-1);
    if (!token) left += rest[0] ?? '';
    else if (token.kind === 'unread') unread.push(rest.slice(0, token.length).replaceAll(/^[(※]|\)$/g, ''));
    else if (token.kind === 'times') (group?.times ?? early).push(token.times);
    else if (token.kind === 'closings') closings.push(token.closings);
    else if (token.kind === 'season' && group && !group.season && isAside(text, rest)) {
      for (const one of groups) one.season ??= token.season;
    } else if (token.kind === 'season') season = token.season;
    else if (token.kind === 'days' && group?.times.length === 0 && group.season === season) group.days.push(token.days);
    else if (token.kind === 'days') groups.push({ days: [token.days], times: early.splice(0), season });
    rest = rest.slice(token?.length ?? 1);
  }
  flush();
  if (season) for (const group of groups) group.season ??= groups.some((one) => one.season) ? undefined : season;
  const closed = joinClosings(closings);
  // 「9時～17時 月曜定休」: every other day; 「24時間」: always
  const isAlways = early.some(({ startMinutes, endMinutes }) => startMinutes === 0 && endMinutes === 24 * 60);
  if (groups.length === 0 && early.length > 0 && (closings.length > 0 || isAlways))
    groups.push({ days: [EVERY_DAY], times: early, season });
  return { opening: openingOf(groups, closed), isComplete: unread.length === 0, unread };
}

type Token = { readonly length: number } & (
  | { readonly kind: 'times'; readonly times: Times }
  | { readonly kind: 'closings'; readonly closings: Closings }
  | { readonly kind: 'season'; readonly season: Season }
  | { readonly kind: 'days'; readonly days: Days }
  | { readonly kind: 'noise' | 'unread' }
);

/** What holds for some of the openings only, or says what happens instead: to be read by a person, whole. */
const ASIDES: readonly RegExp[] = [
  /^※.*$/,
  /^(?:令和|平成|R\d|H\d|20\d\d年)[^ 、(]*?(?:から|より|まで|以降|~)/,
  /^\d{1,2}月(?:\d{1,2}日)?(?:から|より|以降)(?!\d)/,
  /^\([^()]*\d(?::\d\d|時)[^()]*(?:除く|休)[^()]*\)/,
  /^\([^()]*(?:場合|翌|振替|振り替え|変更|のみ|\d月は第)[^()]*\)/,
  /^[月火水木金土日](?:曜日?)?の?(?:午前|午後)(?=[・、,と ]?[^\d]*休)/,
];

function readToken(rest: string, hasDays: boolean): Token | undefined {
  for (const aside of ASIDES) {
    const match = aside.exec(rest);
    if (match) return { kind: 'unread', length: match[0].length };
  }
  const also = ALSO_ON_HOLIDAYS.exec(rest) ?? DURATION.exec(rest);
  if (also) return { kind: 'noise', length: also[0].length };
  const times = readTimes(rest);
  if (times) return { kind: 'times', times, length: times.length };
  const closings = readClosings(rest, hasDays);
  if (closings) return { kind: 'closings', ...closings };
  const season = readSeason(rest);
  if (season) return { kind: 'season', ...season };
  const everyOtherMonth = /^隔月の?/.exec(rest);
  const days = readDays(rest.slice(everyOtherMonth?.[0].length ?? 0));
  if (days && everyOtherMonth)
    return {
      kind: 'days',
      days: { ...days.days, isEveryOther: true },
      length: everyOtherMonth[0].length + days.length,
    };
  if (days) return { kind: 'days', ...days };
  const noise = NOISE.exec(rest);
  return noise ? { kind: 'noise', length: noise[0].length } : undefined;
}

/** Whether the rest begins inside brackets: what stands there is about what stands before. */
function isAside(text: string, rest: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/\s+/g, ' ').replaceAll('正午', '12:00').trim();
  const before = plain.slice(0, plain.length - rest.length);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function openingOf(groups: readonly Group[], closed: Closings): Opening | null {
  const summed = groups.map((group) => sumUp(group, closed));
  const openings = summed.reduce((sum, one) => sum + one.openings, 0);
  if (openings === 0) return null;
  const isTimed = summed.every(({ perOpening, openings: some }) => perOpening !== null || some === 0);
  const hours = summed.reduce((sum, one) => sum + one.openings * (one.perOpening ?? 0), 0);
  return {
    openingsPerMonth: rounded(Math.min(openings, DAYS_PER_MONTH)),
    hoursPerMonth: isTimed ? rounded(hours) : null,
    weekly: summed.some((one) => one.isWeekly),
    rules: summed.flatMap(({ rules }) => rules),
  };
}

function sumUp({ days, times, season }: Group, closed: Closings) {
  const months = (season?.months ?? ALL_MONTHS).filter((month) => !closed.months.includes(month));
  const left = counted(days)
    .map((one) =>
      without(
        months.length < 12 ? { ...one, months: months.filter((month) => one.months?.includes(month) ?? true) } : one,
        closed,
      ),
    )
    .filter(({ weekdays, dates, timesPerMonth }) => weekdays.length + dates.length > 0 || timesPerMonth !== undefined);
  const parts = [...(season?.part ? [restOf(season.part)] : []), ...closed.parts];
  const share = openShare(season, closed.parts);
  const hours = times.map(hoursBetween);
  const known = hours.filter((hour) => hour !== null);
  return {
    openings: left.reduce((sum, one) => sum + openingsPerMonth(one) * share, 0),
    perOpening: known.length > 0 && known.length === hours.length ? known.reduce((sum, hour) => sum + hour, 0) : null,
    isWeekly: left.some(isWeekly),
    rules: left.flatMap((one) => (times.length > 0 ? times : [undefined]).flatMap((time) => ruleOf(one, time, parts))),
  };
}

/** 月2回 says again what 第2・第4水曜 says; beside 水曜 alone it says how many of them. */
function counted(days: readonly Days[]): readonly Days[] {
  const said = days.filter(({ timesPerMonth }) => timesPerMonth === undefined);
  const often = days.find(({ timesPerMonth }) => timesPerMonth !== undefined);
  if (said.length === 0 || !often) return said.length > 0 ? said : days;
  const isLoose = !isWeekly(often) && said.length === 1 && said[0]?.isExplicit === false && isWeekly(said[0]);
  return isLoose ? said.map((one) => ({ ...one, timesPerMonth: often.timesPerMonth ?? 0 })) : said;
}

function ruleOf(days: Days, times: Times | undefined, closed: readonly string[]): Recurrence[] {
  const rrule = rruleOf(days);
  if (!rrule) return [];
  const isLoose = days.isEveryOther || days.timesPerMonth !== undefined;
  return [
    {
      rrule,
      start: times ? clockOf(times.startMinutes) : null,
      // an end before the beginning: nobody knows which half of the day was meant
      end: !times || hoursBetween(times) === null ? null : clockOf(times.endMinutes ?? 0),
      ...(days.holidays && { holidays: days.holidays }),
      ...(closed.length > 0 && { closed }),
      ...(isLoose && { isLoose: true as const }),
    },
  ];
}

/** Which share of its months' days is open; the few days around a feast are not counted off. */
function openShare(season: Season | undefined, closed: readonly string[]): number {
  const all = ((season?.months.length ?? 12) * 366) / 12;
  const resting = closed.map(lengthOf).filter((days) => days >= DAYS_THAT_COUNT);
  const open = (season?.part ? lengthOf(season.part) : all) - resting.reduce((sum, days) => sum + days, 0);
  return Math.max(0, Math.min(1, open / all));
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
