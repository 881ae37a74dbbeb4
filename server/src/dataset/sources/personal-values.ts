import { parseDay } from '../value/japanese-date.ts';

/** What the values of a column say of persons, whatever stands above it. */
export interface PersonalValues {
  /** 山田 太郎 */
  readonly isNames: boolean;
  /** 男, 女 */
  readonly isSex: boolean;
  /** Days spread over the lives of people. */
  readonly isBirthdays: boolean;
  /** 要介護3, 身体障害者手帳2級 */
  readonly isCareLevels: boolean;
  /** 個人番号, by its check digit. */
  readonly isMyNumbers: boolean;
  /** Plain numbers, as of a table of counts. */
  readonly isCounts: boolean;
}

/** From this share on, a column is of a kind; fewer values than this say nothing. */
const MOST = 0.8;
const FEWEST = 3;
const NAME = /^\p{Script=Han}{1,3}[ 　](?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|ー){1,5}$/u;
const SEX = /^(?:男|女|男性|女性|M|F)$/;
const CARE_LEVEL =
  /^(?:(?:要介護|要支援|介護|支援)度?[1-5]|(?:身体|知的|精神|療育)?(?:障害者)?手帳?[1-6AB][12]?[級度]?|[1-6]級)$/;
/** Places are founded too: a span of lives begins before the war and reaches over decades. */
const OLDEST_BIRTH = 1905;
const SPAN_OF_LIVES = 25;
const MEDIAN_BIRTH = 1965;

/** @param values of one column, from some hundred rows */
export function personalValuesOf(values: readonly string[]): PersonalValues {
  const filled = values.map((value) => value.normalize('NFKC').trim()).filter(Boolean);
  const isMostly = (test: (value: string) => boolean) =>
    filled.length >= FEWEST && filled.filter(test).length >= filled.length * MOST;
  return {
    isNames: isMostly((value) => NAME.test(value)),
    isSex: isMostly((value) => SEX.test(value)),
    isBirthdays: areBirthdays(filled),
    isCareLevels: isMostly((value) => CARE_LEVEL.test(value.replaceAll(/\s/g, ''))),
    isMyNumbers: isMostly(isMyNumber),
    isCounts: isMostly((value) => /^[\d,]+(\.\d+)?人?$|^[-–*x]$/i.test(value)),
  };
}

function areBirthdays(filled: readonly string[]): boolean {
  if (filled.length < FEWEST) return false;
  const days = filled.flatMap((value) => (/^\d{1,2}(\.\d+)?$/.test(value) ? [] : (parseDay(value) ?? [])));
  if (days.length < filled.length * MOST) return false;
  const years = days.map((day) => Number(day.slice(0, 4))).toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [years.at(0), years.at(-1)];
  return first >= OLDEST_BIRTH && last - first >= SPAN_OF_LIVES && (years[years.length >> 1] ?? 0) < MEDIAN_BIRTH;
}

/** 12 digits, the last of which checks the others (行政手続における特定の個人を識別するための番号). */
function isMyNumber(text: string): boolean {
  if (!/^\d{12}$/.test(text)) return false;
  const digits = Array.from(text.slice(0, 11), Number).toReversed();
  const sum = digits.reduce((all, digit, at) => all + digit * (at < 6 ? at + 2 : at - 4), 0);
  const rest = sum % 11;
  return Number(text[11]) === (rest <= 1 ? 0 : 11 - rest);
}
