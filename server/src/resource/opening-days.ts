/** YYYY-MM-DD */
type Day = string;

/** Days that come around, as a part of a schedule says them; weekdays are counted from Monday 0. */
type DayRule =
  | { readonly every: 'day' }
  | { readonly every: 'week'; readonly weekdays: readonly number[] }
  /** The 2nd and 4th Wednesday of each month. */
  | { readonly every: 'month'; readonly weeks: readonly number[]; readonly weekdays: readonly number[] }
  | { readonly every: 'month'; readonly dates: readonly number[] };

const WEEKDAYS = '月火水木金土日';
/** Not the 月 of 月2回 and 月末, the 日 of 日中, the 土 of 土地. */
const DAY = '[月火水木金土日](?![例末初間中程時地額災道造]|に?\\d+回)(?:曜日?)?';
const DAYS = `${DAY}(?:[・,、と/&)( ]*${DAY})*`;
const CLOSED = '(?:は?(?:お?休み?|休業|休館|閉館|定休)|を?除く)';

type Reader = readonly [pattern: RegExp, read: (match: RegExpExecArray) => DayRule];

/** In the order in which they are tried at each place of the text. */
const READERS: readonly Reader[] = [
  [/^(?:毎日|年中無休|無休|常時)/, () => ({ every: 'day' })],
  [/^平日/, () => ({ every: 'week', weekdays: [0, 1, 2, 3, 4] })],
  [/^土日(?!曜)/, () => ({ every: 'week', weekdays: [5, 6] })],
  [
    /^(?:毎月)?((?:\d{1,2}日?[・,、と])*\d{1,2}日)(?![間曜])/,
    ([, dates]) => ({ every: 'month', dates: numbersIn(dates) }),
  ],
  [
    new RegExp(`^(?:毎月)?(第?[1-5](?:[・,、と. ]?第?[1-5])*)週?(?:目の|の)?(${DAYS})`),
    ([, weeks, days]) => ({ every: 'month', weeks: numbersIn(weeks), weekdays: weekdaysIn(days) }),
  ],
  [
    new RegExp(`^(?:毎週)?の?(${DAY})(?:[~〜–ー-]|から)(${DAY})`),
    ([, from, to]) => ({ every: 'week', weekdays: weekdaysBetween(from, to) }),
  ],
  [new RegExp(`^(?:毎週)?の?(${DAYS})`), ([, days]) => ({ every: 'week', weekdays: weekdaysIn(days) })],
];
/** What tells how often, and not on which days: from here on nothing is known of the day. */
const VAGUE = /^(?:隔週(?:の?[月火水木金土日]曜?日?)?|[月週年]に?\d+(?:[~〜-]\d+)?[回日]|不定期)/;
/** A date or a season: 4月1日, 4月〜10月; what it limits comes around for a part of the year only. */
const SEASON = /^\d{1,2}月(?:\d{1,2}日)?/;
/** Hours hold digits that are no dates. */
const TIME = /^(?:午前|午後)?\d{1,2}(?:[:：]\d{2}|時(?:\d{1,2}分|半)?)/;
const YEAR_END = /年末年始/;

/**
 * Whether a schedule as it is written says that the place is open on a day: 「第2・第4水曜 10:00-12:00」「毎週月・木」「平日 9時～17時」
 * 「毎日(月曜休み)」「毎月5日、15日」. What doesn't tell its days (隔週, 月2回, a season) says it of none. National holidays are not known
 * here: 「祝日を除く」 is passed over.
 */
export function isOpenOn(schedule: string, day: Day): boolean {
  if (YEAR_END.test(schedule) && isYearEnd(day)) return false;
  let rest = schedule.normalize('NFKC').replaceAll(/\s+/g, ' ');
  let isOpen = false;
  while (rest) {
    const skipped = TIME.exec(rest) ?? VAGUE.exec(rest);
    if (skipped) {
      rest = rest.slice(skipped[0].length);
      continue;
    }
    if (SEASON.test(rest)) return false;
    const read = readRule(rest);
    if (!read) {
      rest = rest.slice(1);
      continue;
    }
    rest = rest.slice(read.length);
    const closing = new RegExp(`^[・,、と日祝) ]*${CLOSED}`).exec(rest);
    if (closing) {
      rest = rest.slice(closing[0].length);
      if (fits(read.rule, day)) return false;
    } else isOpen ||= fits(read.rule, day);
  }
  return isOpen;
}

function readRule(rest: string): { readonly rule: DayRule; readonly length: number } | undefined {
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(rest);
    if (match) return { rule: read(match), length: match[0].length };
  }
  return undefined;
}

function fits(rule: DayRule, day: Day): boolean {
  const date = Number(day.slice(8));
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  if (rule.every === 'day') return true;
  if (rule.every === 'week') return rule.weekdays.includes(weekday);
  if ('dates' in rule) return rule.dates.includes(date);
  return rule.weekdays.includes(weekday) && rule.weeks.includes(Math.ceil(date / 7));
}

/** 29 December to 3 January, as public offices close. */
const isYearEnd = (day: Day): boolean => day.slice(5) >= '12-29' || day.slice(5) <= '01-03';

const numbersIn = (text = ''): number[] => (text.match(/\d+/g) ?? []).map(Number);

const weekdaysIn = (text = ''): number[] =>
  (text.replaceAll(/曜日?/g, '').match(/[月火水木金土日]/g) ?? []).map((name) => WEEKDAYS.indexOf(name));

/** 月〜金: 0 to 4; 土〜月: 5, 6, 0 */
function weekdaysBetween(from = '', to = ''): number[] {
  const [first, last] = [WEEKDAYS.indexOf(from.charAt(0)), WEEKDAYS.indexOf(to.charAt(0))];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);
}
