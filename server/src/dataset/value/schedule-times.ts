/** A time of day, or two, as a text says them. */
export interface Times {
  /** How many characters of the text they take. */
  readonly length: number;
  readonly startMinutes: number;
  /** Undefined where no end is said: 「10時～」. */
  readonly endMinutes: number | undefined;
}

const TIME =
  '(午前|午後|夜|夕方|朝|am|pm|AM|PM)? ?(\\d{1,2})(?::(\\d{2})(?::\\d{2})?(?![\\d])|時(?!間)(半|\\d{1,2}(?=分))?分?)';
const RANGE = new RegExp(`^${TIME}(?:[ ]?(?:[~〜–―ー-]|から|より)[ ]?(?:${TIME}(?:まで|頃|ごろ)?)?)?(?:頃|ごろ)?`, 'i');
const ALL_DAY = /^24時間/;

/** Reads 「10:00-12:00」「13時～15時」「午後1時半から3時まで」「24時間」 at the beginning of a text. */
export function readTimes(text: string): Times | undefined {
  const allDay = ALL_DAY.exec(text);
  if (allDay) return { length: allDay[0].length, startMinutes: 0, endMinutes: 24 * 60 };
  const match = RANGE.exec(text);
  if (!match) return undefined;
  const [all, half, hour, minute, more, endHalf, endHour, endMinute, endMore] = match;
  const startMinutes = minutesOf(half, hour, minute ?? more);
  const endMinutes = endHour === undefined ? undefined : minutesOf(endHalf ?? half, endHour, endMinute ?? endMore);
  return { length: all.length, startMinutes, endMinutes };
}

/** 630 → 10:30, 1440 → 24:00 */
export function clockOf(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Null where there is no end, or one before the beginning: nobody knows then which half of the day was meant. */
export function hoursBetween({ startMinutes, endMinutes }: Times): number | null {
  return endMinutes === undefined || endMinutes <= startMinutes ? null : (endMinutes - startMinutes) / 60;
}

function minutesOf(half: string | undefined, hour: string | undefined, minute: string | undefined): number {
  const isAfternoon = /午後|夜|夕方|pm/i.test(half ?? '') && Number(hour) < 12;
  return (Number(hour) + (isAfternoon ? 12 : 0)) * 60 + (minute === '半' ? 30 : Number(minute ?? 0));
}
