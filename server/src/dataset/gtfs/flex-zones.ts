import type { ZoneRecord, ZoneService } from '../publication/zones.ts';
import { recordId } from '../value/record-id.ts';
import type { Feed } from './feed.ts';
import { NO_TIME } from './feed-row.ts';
import type { FlexTarget } from './read-flex.ts';
import type { FlexTime } from './read-stop-times.ts';

const WEEKDAYS = ['月', '火', '水', '木', '金', '土', '日'];
/** Runs of days that have a name. */
const NAMED_DAYS: Readonly<Record<string, string>> = { '1111100': '平日', '0000011': '土日', '1111111': '毎日' };

/** デマンド交通の区域 of a feed: each zone, or group of stops, with the times in which it is served. */
export function flexZones(feed: Feed, municipalityCode: string, feedId: string): ZoneRecord[] {
  const { flexTimes, flexTargets, bookingRules, trips, routes, agencies } = feed;
  return [...Map.groupBy(flexTimes, ({ targetId }) => targetId)].flatMap(([targetId, times]) => {
    const target = flexTargets.get(targetId);
    const [first] = times;
    const shape = target && shapeOf(feed, target);
    if (!first || !shape) return [];
    const route = routes.list[trips.route.at(first.trip)];
    const booking = first.bookingRuleId === null ? undefined : bookingRules.get(first.bookingRuleId);
    const services = times.map((time) => serviceOf(feed, time));
    return [
      {
        id: recordId(municipalityCode, 'zone', feedId, targetId),
        name: target.name ?? route?.longName ?? route?.shortName ?? targetId,
        shape,
        rules: {
          schedule: [...new Set(services.map(inWords))].join('、'),
          bookingDeadline: booking?.deadline ?? null,
          riders: null,
          fare: null,
          operator: agencies.list[route?.agency ?? -1]?.name ?? null,
          phone: booking?.phone ?? null,
          url: booking?.url ?? null,
          note: booking?.message ?? null,
          services,
          openings: [],
        },
      },
    ];
  });
}

/** null: none of the stops of a group is anywhere */
function shapeOf({ stops }: Feed, { polygons, stops: members }: FlexTarget): ZoneRecord['shape'] | null {
  if (polygons) return polygons;
  const points = members.flatMap((stop) => {
    const { longitude = null, latitude = null } = stops.list[stop] ?? {};
    return longitude === null || latitude === null ? [] : [[longitude, latitude] as const];
  });
  return points.length > 0 ? { points } : null;
}

function serviceOf({ services, trips }: Feed, { trip, startSeconds, endSeconds }: FlexTime): ZoneService {
  const service = services.list[trips.service.at(trip)];
  return {
    weekdays: service?.weekdays ?? '0000000',
    startDate: service?.startDate ?? null,
    endDate: service?.endDate ?? null,
    addedDates: service?.added.toSorted() ?? [],
    removedDates: service?.removed.toSorted() ?? [],
    startSeconds: startSeconds === NO_TIME ? null : startSeconds,
    endSeconds: endSeconds === NO_TIME ? null : endSeconds,
  };
}

/** 「平日 17:30-22:00」 */
function inWords({ weekdays, startSeconds, endSeconds }: ZoneService): string {
  const days = NAMED_DAYS[weekdays] ?? WEEKDAYS.filter((_, day) => weekdays[day] === '1').join('・');
  const hours = startSeconds === null || endSeconds === null ? '' : `${clock(startSeconds)}-${clock(endSeconds)}`;
  return [days || '指定の日', hours].filter(Boolean).join(' ');
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`;
}
