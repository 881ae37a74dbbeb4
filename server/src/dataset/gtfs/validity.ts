import type { FeedLog } from './feed-log.ts';
import type { FeedInfo } from './read-feed-info.ts';
import type { FeedService } from './read-services.ts';

/** 有効期間, both days included; YYYY-MM-DD */
export interface Validity {
  readonly from: string;
  readonly to: string;
}

const FILE = 'feed_info.txt';
const SOON_DAYS = 7;
const DAY_MILLISECONDS = 86_400_000;

/**
 * The days that a feed speaks of: those that feed_info.txt gives, as far as its calendars go; beyond that a day without a bus says
 * nothing. Undefined where no service has a day at all.
 */
export function feedValidity(info: FeedInfo, services: readonly FeedService[], log: FeedLog): Validity | undefined {
  const served = servedDays(services);
  if (!served) return undefined;
  const from = info.startDate && info.startDate > served.from ? info.startDate : served.from;
  const to = info.endDate && info.endDate < served.to ? info.endDate : served.to;
  if (from <= to) return { from, to };
  log.note('feed_info_without_service', {
    file: FILE,
    field: 'feed_start_date',
    value: `${info.startDate ?? ''}～${info.endDate ?? ''}`,
    other: `${served.from}～${served.to}`,
  });
  return served;
}

function servedDays(services: readonly FeedService[]): Validity | undefined {
  let from: string | undefined;
  let to: string | undefined;
  for (const { startDate, endDate, added } of services)
    for (const day of [startDate, endDate, ...added]) {
      if (!day) continue;
      if (from === undefined || day < from) from = day;
      if (to === undefined || day > to) to = day;
    }
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}

/** Tells of a timetable that has run out, or is about to. `today`: YYYY-MM-DD */
export function noteExpiry({ to }: Validity, info: FeedInfo, today: string, log: FeedLog): void {
  const place =
    info.endDate === to ? { file: FILE, field: 'feed_end_date' } : { file: 'calendar.txt', field: 'end_date' };
  const soon = new Date(Date.parse(today) + SOON_DAYS * DAY_MILLISECONDS).toISOString().slice(0, 10);
  if (to < today) log.note('expired_calendar', { ...place, value: to });
  else if (to <= soon) log.note('feed_expiration_date7_days', { ...place, value: to });
}
