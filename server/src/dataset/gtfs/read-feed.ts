import { Refusal } from '../issue.ts';
import { noteCloseStops } from './close-stops.ts';
import type { Feed } from './feed.ts';
import { type FeedLog, refusal } from './feed-log.ts';
import type { FeedSource } from './feed-source.ts';
import { NOTICES } from './notices.ts';
import { gatherPatterns } from './patterns.ts';
import type { FeedAgencies } from './read-agencies.ts';
import { readFeedInfo } from './read-feed-info.ts';
import { readBookingRules, readFlexTargets } from './read-flex.ts';
import { readFrequencies } from './read-frequencies.ts';
import { readVias } from './read-japanese-patterns.ts';
import { readRoutes } from './read-routes.ts';
import { readServices } from './read-services.ts';
import { readShapes } from './read-shapes.ts';
import { readStopTimes } from './read-stop-times.ts';
import { readStops } from './read-stops.ts';
import { readTranslations } from './read-translations.ts';
import { readTrips } from './read-trips.ts';
import { checkRuns, gatherRuns } from './trip-runs.ts';
import { feedValidity, noteExpiry } from './validity.ts';

/**
 * Reads a timetable and checks it as a whole: every id that is pointed to, the order of time along each trip, the days it speaks of.
 * All faults are told, not the first alone.
 * @param today YYYY-MM-DD
 * @throws Refusal where it can't be read, or would answer wrongly
 */
export async function readFeed(source: FeedSource, agencies: FeedAgencies, today: string): Promise<Feed> {
  const { log } = source;
  const stops = await readStops(source);
  const routes = await readRoutes(source, agencies);
  const services = await readServices(source);
  const trips = await readTrips(source, routes, services);
  const flexTargets = await readFlexTargets(source, stops);
  const { times, flexTimes } = await readStopTimes(source, { stops, trips, flexTargets });
  const bookingRules = await readBookingRules(source);
  const frequencies = await readFrequencies(source, trips);
  const shapes = await readShapes(source, trips);
  const vias = await readVias(source);
  const readings = await readTranslations(source);
  const info = await readFeedInfo(source);
  const runs = await gatherRuns(times, trips, log);
  await checkRuns(runs, times, { trips, onDemand: new Set(flexTimes.map(({ trip }) => trip)), log });
  refuseFaulty(log);
  noteUnusedStops(
    log,
    stops,
    times,
    [...flexTargets.values()].flatMap((target) => target.stops),
  );
  noteCloseStops(log, stops.list);
  const patterns = await gatherPatterns(runs, times, trips);
  const validity = feedValidity(info, services.list, log);
  if (!validity || (times.trip.length === 0 && flexTimes.length === 0))
    throw refusal('feed_without_trips', { file: 'trips.txt' });
  noteExpiry(validity, info, today, log);
  return {
    info,
    validity,
    agencies,
    stops,
    routes,
    services,
    trips,
    times,
    runs,
    patterns,
    vias,
    frequencies,
    shapes,
    readings,
    flexTimes,
    flexTargets,
    bookingRules,
  };
}

function refuseFaulty({ faults }: FeedLog): void {
  if (faults === 0) return;
  const value = String(faults);
  throw new Refusal('feed_with_errors', { value, message: NOTICES.feed_with_errors.message({ file: '', value }) });
}

function noteUnusedStops(
  log: FeedLog,
  { list }: Feed['stops'],
  { stop }: Feed['times'],
  onDemand: readonly number[],
): void {
  const used = new Uint8Array(list.length);
  for (const index of stop.toArray()) used[index] = 1;
  for (const index of onDemand) used[index] = 1;
  for (const [index, { id, locationType, line }] of list.entries())
    if (locationType === 0 && used[index] === 0)
      log.note('stop_without_stop_time', { file: 'stops.txt', line, field: 'stop_id', value: id });
}
