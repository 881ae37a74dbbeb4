/** A part of the year: whole months, or from a day to a day. */
export interface Season {
  /** 1 to 12 */
  readonly months: readonly number[];
  /** MM-DD/MM-DD where it doesn't begin and end with its months. */
  readonly part?: string;
}

const DASH = '(?:から|[~〜–―ー-])';
const RANGE = new RegExp(
  `^(?:毎年)?(\\d{1,2})月(?:(\\d{1,2})日)?${DASH}(?:翌年?の?)?(?:(\\d{1,2})月)?(?:(\\d{1,2})日|末日?)?(?:まで)?(?:の(?:間|期間)|(?:に|は|の))?`,
);
const SLASHED = new RegExp(`^(\\d{1,2})\\/(\\d{1,2})${DASH}(\\d{1,2})\\/(\\d{1,2})`);
const MONTHS = /^(?:毎年)?((?:\d{1,2}月?[・,、と/])*\d{1,2}月)(?:の|は|に|中|中は)?(?![\d上中下]|から|[~〜–―-])/;
const EVEN = /^(偶数|奇数)月の?/;

/** Reads a season at the beginning of a text: 4月～11月, 4・7・10月, 12/29～1/3, 偶数月. */
export function readSeason(text: string): { readonly season: Season; readonly length: number } | undefined {
  const even = EVEN.exec(text);
  if (even)
    return {
      season: { months: [1, 3, 5, 7, 9, 11].map((month) => month + (even[1] === '偶数' ? 1 : 0)) },
      length: even[0].length,
    };
  const slashed = SLASHED.exec(text);
  if (slashed) {
    const [all, month, day, toMonth, toDay] = slashed;
    return rangeOf(all.length, Number(month), Number(day), Number(toMonth), Number(toDay));
  }
  const range = RANGE.exec(text);
  if (range && (range[3] ?? range[4])) {
    const [all, month, day, toMonth = month, toDay] = range;
    return rangeOf(all.length, Number(month), day && Number(day), Number(toMonth), toDay && Number(toDay));
  }
  const listed = MONTHS.exec(text);
  if (!listed) return undefined;
  const months = (listed[1]?.match(/\d+/g) ?? []).map(Number).filter(isMonth);
  return { season: { months }, length: listed[0].length };
}

/** 年末年始, お盆: as public offices keep them. */
const NAMED: readonly (readonly [name: RegExp, part: string])[] = [
  [/^年末年始/, '12-29/01-03'],
  [/^(?:お盆|盆休み?|盆)(?:期間|時期)?/, '08-13/08-16'],
];

/** Reads a named part of the year. */
export function readNamedPart(text: string): { readonly part: string; readonly length: number } | undefined {
  for (const [name, part] of NAMED) {
    const match = name.exec(text);
    if (match) return { part, length: match[0].length };
  }
  return undefined;
}

/** What a part of the year leaves out: 04-15/10-20 → 10-21/04-14 */
export function restOf(part: string): string {
  const [first = '', last = ''] = part.split('/');
  return `${moved(last, 1)}/${moved(first, -1)}`;
}

/** Of MM-DD/MM-DD, in days. */
export function lengthOf(part: string): number {
  const [first = 0, last = 0] = part.split('/').map((day) => Date.parse(`2024-${day}T00:00:00Z`));
  const days = (last - first) / 86_400_000 + 1;
  return days > 0 ? days : days + 366;
}

function rangeOf(
  length: number,
  month: number,
  day: number | '' | undefined,
  toMonth: number,
  toDay: number | '' | undefined,
): { season: Season; length: number } | undefined {
  if (!isMonth(month) || !isMonth(toMonth)) return undefined;
  const months = Array.from({ length: ((toMonth - month + 12) % 12) + 1 }, (_, at) => ((month - 1 + at) % 12) + 1);
  const isWhole = (!day || day === 1) && (!toDay || toDay >= lastDay(toMonth));
  const part = `${two(month)}-${two(day || 1)}/${two(toMonth)}-${two(toDay || lastDay(toMonth))}`;
  return { season: isWhole ? { months } : { months, part }, length };
}

function isMonth(number: number): boolean {
  return number >= 1 && number <= 12;
}

/** February has 29: a part of the year holds for every year. */
function lastDay(month: number): number {
  return new Date(Date.UTC(2024, month, 0)).getUTCDate();
}

function moved(monthDay: string, days: number): string {
  const date = new Date(`2024-${monthDay}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(5, 10);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
