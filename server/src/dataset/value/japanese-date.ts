import { halfWidth } from './half-width.ts';
import { remembered } from './remembered.ts';

const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925, R: 2018, H: 1988, S: 1925 };
const ERA_YEAR = /(令和|平成|昭和|[RHS])\.?\s*(元|\d{1,2})/i;
const SEPARATED = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?)?\s*月?$/;

/** Lists repeat their days: all rows of one were confirmed on some few. */
const DAYS_KEPT = 2_000;

/**
 * A day as YYYY-MM-DD: 令和7年4月1日, R7.4.1, 2025/4/1, 2025年4月1日, 20250401, 4/1/2025 (as American software writes it).
 * A month alone is its first day. Undefined when it is no day.
 */
export const parseDay = (text: string): string | undefined => readDay(text) ?? undefined;

const readDay = remembered((text): string | null => {
  const plain = withWesternYear(halfWidth(text))
    .replace(/[(（].*[)）]/, '')
    .replace(/[T ]\d{1,2}:\d{2}.*$/, '')
    .trim();
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain);
  if (american) return dayOf(american[3], american[1], american[2]) ?? null;
  const [, year, month, day] = compact ?? SEPARATED.exec(plain) ?? [];
  return dayOf(year, month, day ?? '1') ?? null;
}, DAYS_KEPT);

/** 2025, 2025年度, 令和7年, R7, 2025-04-01 → 2025; undefined when it is no year. */
export function parseYear(text: string): number | undefined {
  const plain = withWesternYear(halfWidth(text));
  const day = parseDay(plain);
  if (day) return Number(day.slice(0, 4));
  const year = /^(\d{4})(\.0+)?\s*(年度?|年国勢調査)?$/.exec(plain)?.[1];
  const number = Number(year ?? Number.NaN);
  return number >= 1900 && number <= 2100 ? number : undefined;
}

function withWesternYear(text: string): string {
  return text.replace(ERA_YEAR, (_, era: string, year: string) =>
    String((ERAS[era.toUpperCase()] ?? 0) + (year === '元' ? 1 : Number(year))),
  );
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  if (!year || !month || !day) return undefined;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  // 2025-02-31 rolls over to March: then it is no day
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : text;
}

/** Sweden writes days as YYYY-MM-DD. */
const TOKYO_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** Today in Asia/Tokyo as YYYY-MM-DD. */
export function dayInTokyo(now: Date): string {
  return TOKYO_DAY.format(now);
}
