import { runsOn, type ServiceCalendar } from '@hazama/geo';
import { listOpenings, type Recurrence } from '../dataset/index.ts';

/** When a zone is served: by the words of a town, or by the calendar of a timetable. */
export interface ZoneDays {
  readonly openings: readonly Recurrence[];
  readonly services: readonly ServiceCalendar[];
}

/** What comes once in two months comes within it. */
const DAYS_AHEAD = 70;
const DAY_MILLISECONDS = 86_400_000;

/** The next day, from `today` on, on which a zone is served; undefined where none is known within ten weeks. YYYY-MM-DD */
export function nextDayOf({ openings, services }: ZoneDays, today: string): string | undefined {
  const dayAfter = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
  const [said] = listOpenings(openings, today, dayAfter(DAYS_AHEAD));
  if (services.length === 0) return said;
  const days = Array.from({ length: DAYS_AHEAD }, (_, at) => dayAfter(at));
  return days.find((day) => day === said || services.some((service) => runsOn(service, day)));
}
