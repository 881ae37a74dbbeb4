import { listOpenings, parseSchedule } from '../dataset/index.ts';
import type { ScheduleReading } from './resource-record.ts';

const LONGEST = 500;
const AHEAD_DAYS = 92;
const MOST_DAYS = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What is understood of days and hours as they are written. */
export function readSchedule(text: string, today: string): ScheduleReading {
  const { opening, unread } = parseSchedule(text.slice(0, LONGEST));
  const until = new Date(Date.parse(today) + AHEAD_DAYS * DAY_MS).toISOString().slice(0, 10);
  return {
    openingsPerMonth: opening?.openingsPerMonth ?? null,
    hoursPerMonth: opening?.hoursPerMonth ?? null,
    isWeekly: opening?.weekly ?? false,
    nextDays: opening ? listOpenings(opening.rules, today, until).slice(0, MOST_DAYS) : [],
    unread: [...unread],
  };
}
