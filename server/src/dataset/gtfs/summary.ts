import type { Feed } from './feed.ts';
import type { FeedLog } from './feed-log.ts';

/** What a timetable holds, in the words of a bus company. */
export function noteSummary(log: FeedLog, { routes, stops, trips, times, validity, flexTimes }: Feed): void {
  const lines = new Set(routes.list.map(({ id, parentId }) => parentId ?? id)).size;
  const stations = stops.list.filter(({ locationType }) => locationType === 1).length;
  const poles = stops.list.filter(({ locationType }) => locationType === 0).length;
  const zones = new Set(flexTimes.map(({ targetId }) => targetId)).size;
  log.note('feed_summary', {
    file: 'feed_info.txt',
    value: `${validity.from}～${validity.to}`,
    other: `路線 ${count(lines)}（経路 ${count(routes.list.length)}）、停留所 ${count(stations)}、標柱 ${count(poles)}、便 ${count(trips.ids.size)}、時刻 ${count(times.trip.length)}${zones > 0 ? `、デマンド交通の区域 ${count(zones)}` : ''}`,
  });
}

const count = (number: number) => number.toLocaleString('en');
