import type { ListedEvent } from './event-queries.ts';

/** One month of a list: 2026-04, with its events in the order of their days. */
export interface EventMonth {
  readonly month: string;
  readonly events: readonly ListedEvent[];
}

const MONTHS = 12;
const FIRST_MONTH = 4;
const DAYS_OF_WEEK = 7;

/** April of a 年度 to March, with or without events. */
export function monthsOf(fiscalYear: number, events: readonly ListedEvent[]): EventMonth[] {
  const byMonth = Map.groupBy(events, ({ heldOn }) => heldOn.slice(0, 7));
  return Array.from({ length: MONTHS }, (_, at) => {
    const month = new Date(Date.UTC(fiscalYear, FIRST_MONTH - 1 + at, 1)).toISOString().slice(0, 7);
    return { month, events: byMonth.get(month) ?? [] };
  });
}

/** The first and the last day of a 年度, YYYY-MM-DD. */
export function periodOf(fiscalYear: number): { readonly from: string; readonly to: string } {
  return { from: `${fiscalYear}-04-01`, to: `${fiscalYear + 1}-03-31` };
}

/** 年度 of a day. */
export function fiscalYearOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month >= FIRST_MONTH ? year : year - 1;
}

/** The weeks of a month, Sunday first; null beside its days. */
export function weeksOf(month: string): (number | null)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const first = new Date(Date.UTC(year, number - 1, 1)).getUTCDay();
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const cells = Array.from({ length: Math.ceil((first + days) / DAYS_OF_WEEK) * DAYS_OF_WEEK }, (_, at) => {
    const day = at - first + 1;
    return day >= 1 && day <= days ? day : null;
  });
  return Array.from({ length: cells.length / DAYS_OF_WEEK }, (_, week) =>
    cells.slice(week * DAYS_OF_WEEK, (week + 1) * DAYS_OF_WEEK),
  );
}

/** Days of a month on which an event of the list takes place, its further days too. */
export function daysWithEvents({ month, events }: EventMonth): ReadonlySet<number> {
  const days = new Set<number>();
  for (const { heldOn, untilOn } of events) {
    const first = Number(heldOn.slice(8));
    const last = untilOn === null ? first : untilOn.slice(0, 7) === month ? Number(untilOn.slice(8)) : 31;
    for (let day = first; day <= last; day++) days.add(day);
  }
  return days;
}
