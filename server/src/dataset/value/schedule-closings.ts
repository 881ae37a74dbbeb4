import { type Days, readDays } from './schedule-days.ts';
import { readNamedPart, readSeason } from './schedule-seasons.ts';

/** When a place is closed though its days would say open. */
export interface Closings {
  readonly days: readonly Days[];
  readonly holidays: boolean;
  /** 8月休み, 1 to 12 */
  readonly months: readonly number[];
  /** MM-DD/MM-DD */
  readonly parts: readonly string[];
}

const NO_CLOSINGS: Closings = { days: [], holidays: false, months: [], parts: [] };
const CLOSED =
  /^[) ]*(?:の日)?(?:は|も|を|が)?(?:お?休み|休[業館会止所園診場講]日?|閉[館所]日?|定休日?|除く|除き(?:ます)?|除いて|以外|開催(?:しません|なし)|(?:は)?(?:な|無)し)(?:です|します|となります)?/;
const CLOSED_BEFORE = /^(?:定休日|休[業館会止所園診]日?|お?休み|閉館日)[はがも]?[:： ]*/;
const SEPARATOR = /^(?:[・,、と及びや/& ]|および|並びに|ならびに)+/;
const HOLIDAY = /^(?:国民の)?祝(?:祭日|日|祭)?/;

/** Reads 「祝日・年末年始を除く」「8月休み」「第3日曜は休館」「定休日：月曜」 at the beginning of a text. */
export function readClosings(
  text: string,
  hasDays: boolean,
): { readonly closings: Closings; readonly length: number } | undefined {
  const before = CLOSED_BEFORE.exec(text);
  const list = readList(text.slice(before?.[0].length ?? 0), hasDays || before !== null, before !== null);
  if (!list) return undefined;
  const start = before?.[0].length ?? 0;
  if (before) return { closings: list.closings, length: start + list.length };
  const after = CLOSED.exec(text.slice(list.length));
  return after ? { closings: list.closings, length: list.length + after[0].length } : undefined;
}

/** The days without those that are closed; undefined where nothing is left. */
export function without(days: Days, { days: closed, holidays }: Closings): Days {
  const weekdays = closed.flatMap((one) => one.weekdays);
  const dates = closed.flatMap((one) => one.dates);
  return {
    ...days,
    weekdays: weekdays.reduce(
      (left, { week, weekday }) => left.flatMap((one) => leaveOut(one, week, weekday)),
      [...days.weekdays],
    ),
    dates: days.dates.filter((date) => !dates.includes(date)),
    ...(holidays && days.holidays !== 'only' && { holidays: 'closed' as const }),
  };
}

function leaveOut(one: Days['weekdays'][number], week: number, weekday: number): Days['weekdays'] {
  if (one.weekday !== weekday) return [one];
  if (week === 0 || week === one.week) return [];
  if (one.week !== 0) return [one];
  return [1, 2, 3, 4, 5].filter((other) => other !== week).map((other) => ({ week: other, weekday }));
}

export function joinClosings(all: readonly Closings[]): Closings {
  return {
    days: all.flatMap(({ days }) => days),
    holidays: all.some(({ holidays }) => holidays),
    months: all.flatMap(({ months }) => months),
    parts: all.flatMap(({ parts }) => parts),
  };
}

function readList(text: string, hasDays: boolean, isSaid: boolean): { closings: Closings; length: number } | undefined {
  const found: Closings[] = [];
  let length = 0;
  for (;;) {
    const gap = found.length > 0 ? (SEPARATOR.exec(text.slice(length))?.[0].length ?? 0) : 0;
    const item = readItem(text.slice(length + gap), isSaid);
    if (!item) break;
    // 「水曜、祝日は休み」 opens on Wednesdays, 「水曜、土曜は休み」 closes on both
    const gapText = text.slice(length, length + gap);
    const isLoose = !hasDays && found[0]?.days.length === 1 && /[、, ]/.test(gapText);
    if (isLoose && (item.closings.days.length === 0 || gapText === ' ')) return undefined;
    found.push(item.closings);
    length += gap + item.length;
  }
  return found.length > 0 ? { closings: joinClosings(found), length } : undefined;
}

function readItem(text: string, isSaid: boolean): { closings: Closings; length: number } | undefined {
  const holiday = HOLIDAY.exec(text);
  if (holiday) return { closings: { ...NO_CLOSINGS, holidays: true }, length: holiday[0].length };
  const named = readNamedPart(text);
  if (named) return { closings: { ...NO_CLOSINGS, parts: [named.part] }, length: named.length };
  const season = readSeason(text);
  if (season) {
    const { months, part } = season.season;
    return { closings: { ...NO_CLOSINGS, ...(part ? { parts: [part] } : { months }) }, length: season.length };
  }
  const date = /^(\d{1,2})[月/](\d{1,2})日?/.exec(text);
  if (date) {
    const day = `${(date[1] ?? '').padStart(2, '0')}-${(date[2] ?? '').padStart(2, '0')}`;
    return { closings: { ...NO_CLOSINGS, parts: [`${day}/${day}`] }, length: date[0].length };
  }
  const week = /^第([1-5])週目?(?!の?[月火水木金土日]曜)/.exec(text);
  if (week) {
    const weekdays = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ week: Number(week[1]), weekday }));
    return { closings: { ...NO_CLOSINGS, days: [{ weekdays, dates: [] }] }, length: week[0].length };
  }
  const days = readDays(text);
  const isClosable = days && !days.days.timesPerMonth && !days.days.isEveryOther && (isSaid || !/^毎[週日]/.test(text));
  return isClosable ? { closings: { ...NO_CLOSINGS, days: [days.days] }, length: days.length } : undefined;
}
