import { z } from 'zod';
import type { FeedRow } from './feed-row.ts';
import type { FeedSource } from './feed-source.ts';
import { LOCATIONS_FILE } from './feed-tables.ts';
import type { FeedStops } from './read-stops.ts';

type Corner = readonly [longitude: number, latitude: number];
type Polygons = readonly (readonly (readonly Corner[])[])[];

/** What is served on demand (GTFS-Flex): polygons, or groups of stops, by their id. */
export interface FlexTarget {
  readonly id: string;
  readonly name: string | null;
  /** Of a zone; null: it is a group of stops */
  readonly polygons: Polygons | null;
  /** Numbers of stops of a group. */
  readonly stops: readonly number[];
}

/** booking_rules.txt, in words. */
export interface BookingRule {
  readonly deadline: string;
  readonly message: string | null;
  readonly phone: string | null;
  readonly url: string | null;
}

/** The zones and groups of stops that rows of stop_times.txt can name instead of a stop. */
export async function readFlexTargets(source: FeedSource, stops: FeedStops): Promise<ReadonlyMap<string, FlexTarget>> {
  const targets = new Map<string, FlexTarget>();
  for (const zone of await readLocations(source)) targets.set(zone.id, zone);
  const groups = new Map<string, { name: string | null; readonly stops: number[] }>();
  const addStop = (row: FeedRow, id: string, name: string, stopColumn: number) => {
    const group = groups.get(id) ?? { name: null, stops: [] };
    groups.set(id, group);
    group.name ??= name || null;
    const stop = row.isEmpty(stopColumn) ? -1 : row.find(stopColumn, stops.ids);
    if (stop >= 0) group.stops.push(stop);
  };
  await source.read('location_groups.txt', (column) => {
    const [id, name, location] = [column('location_group_id'), column('location_group_name'), column('location_id')];
    // a draft of the standard lists the stops here, one a row
    return (row) => addStop(row, row.required(id, 'location_group_id'), row.text(name), location);
  });
  await source.read('location_group_stops.txt', (column) => {
    const [id, stop] = [column('location_group_id'), column('stop_id')];
    return (row) => addStop(row, row.required(id, 'location_group_id'), '', stop);
  });
  for (const [id, group] of groups) targets.set(id, { id, polygons: null, ...group });
  return targets;
}

const corner = z
  .tuple([z.number(), z.number()])
  .rest(z.number())
  .transform(([longitude, latitude]): Corner => [longitude, latitude]);
const rings = z.array(z.array(corner).min(3)).min(1);
const location = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  properties: z.object({ stop_name: z.string().nullish() }).nullish(),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: rings }).transform(({ coordinates }) => [coordinates]),
    z
      .object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1) })
      .transform(({ coordinates }) => coordinates),
  ]),
});
const locations = z.object({ features: z.array(z.unknown()) });

/** locations.geojson: a shape that can't be read is told, and what is served there is then unknown. */
async function readLocations(source: FeedSource): Promise<FlexTarget[]> {
  const bytes = await source.readBytes(LOCATIONS_FILE);
  if (!bytes) return [];
  const read = locations.safeParse(parsed(bytes));
  if (!read.success) {
    source.log.fault('malformed_json', { file: LOCATIONS_FILE });
    return [];
  }
  return read.data.features.flatMap((feature, at) => {
    const { success, data, error } = location.safeParse(feature);
    if (!success) {
      const field = error.issues[0]?.path.join('.');
      source.log.fault('invalid_geometry', { file: LOCATIONS_FILE, line: at + 1, field });
      return [];
    }
    return [{ id: data.id, name: data.properties?.stop_name ?? null, polygons: data.geometry, stops: [] }];
  });
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

const BOOKING = { realTime: 0, sameDay: 1, priorDays: 2 };

export async function readBookingRules(source: FeedSource): Promise<ReadonlyMap<string, BookingRule>> {
  const rules = new Map<string, BookingRule>();
  await source.read('booking_rules.txt', (column) => {
    const [id, type] = [column('booking_rule_id'), column('booking_type')];
    const [minutes, lastDay, lastTime] = [
      column('prior_notice_duration_min'),
      column('prior_notice_last_day'),
      column('prior_notice_last_time'),
    ];
    const [message, phone, info, booking] = [
      column('message'),
      column('phone_number'),
      column('info_url'),
      column('booking_url'),
    ];
    return (row) =>
      rules.set(row.required(id, 'booking_rule_id'), {
        deadline: deadlineOf(row.choice(type, 'booking_type', BOOKING.priorDays, BOOKING.sameDay), {
          minutes: row.text(minutes),
          lastDay: row.text(lastDay),
          lastTime: row.text(lastTime),
        }),
        message: row.textOrNull(message),
        phone: row.textOrNull(phone),
        url: row.textOrNull(booking) ?? row.textOrNull(info),
      });
  });
  return rules;
}

function deadlineOf(
  type: number,
  { minutes, lastDay, lastTime }: { readonly minutes: string; readonly lastDay: string; readonly lastTime: string },
): string {
  if (type === BOOKING.realTime) return '予約はその場で';
  if (type === BOOKING.priorDays) {
    const day = lastDay === '1' ? '前日' : `${lastDay || '数'}日前`;
    return `${day}${lastTime ? `の${lastTime.replace(/:00$/, '')}` : ''}まで`;
  }
  return minutes ? `乗る${minutes}分前まで` : '当日まで';
}
