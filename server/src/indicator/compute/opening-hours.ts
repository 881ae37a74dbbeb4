import { listOpenings } from '../../dataset/index.ts';
import type { DayOpening } from '../../travel-time/index.ts';
import type { Day, ModelResource } from '../town/town-model.ts';
import type { ReferenceDay } from './reference-days.ts';
import type { TimetableDay } from './timetable-day.ts';

/** So that a salon of every second Wednesday of the month opens once. */
const PERIOD_DAYS = 35;
const DAY_MILLISECONDS = 86_400_000;

/** Days on which openings count, both included. */
export interface OpeningPeriod {
  readonly from: Day;
  readonly to: Day;
}

/** The day that was asked for; else the five weeks to come, or, where every timetable has run out, the last ones that it spoke of. */
export function openingPeriod(
  { day, serviceDay: asked }: ReferenceDay,
  { serviceDay, hasRunOut }: TimetableDay,
): OpeningPeriod {
  if (asked !== null) return { from: asked, to: asked };
  if (hasRunOut) return { from: addDays(serviceDay, 1 - PERIOD_DAYS), to: serviceDay };
  return { from: day, to: addDays(day, PERIOD_DAYS - 1) };
}

/** When places open in a period, of those whose place, days and hours are known. */
export function listDayOpenings(places: readonly ModelResource[], { from, to }: OpeningPeriod): DayOpening[] {
  return places.flatMap(({ longitude, latitude, openingRules }) => {
    if (Number.isNaN(longitude)) return [];
    return openingRules.flatMap((rule) => {
      if (rule.start === null || rule.end === null) return [];
      const hours = { startSeconds: secondsOf(rule.start), endSeconds: secondsOf(rule.end) };
      return listOpenings([rule], from, to).map((day) => ({ longitude, latitude, day, ...hours }));
    });
  });
}

/** Whether its days and hours are known, whenever they are. */
export function hasHours({ openingRules }: ModelResource): boolean {
  return openingRules.some(({ start, end, isLoose }) => start !== null && end !== null && !isLoose);
}

/** 0 Monday … 6 Sunday, each once and in order. */
export function weekdaysOf(openings: readonly DayOpening[]): number[] {
  const days = new Set(openings.map(({ day }) => day));
  return [...new Set([...days].map((day) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))].toSorted(
    (a, b) => a - b,
  );
}

/** 13:30 → 48600 */
function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
