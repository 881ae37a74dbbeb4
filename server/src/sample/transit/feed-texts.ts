import type { LngLat } from '@hazama/geo';
import { type CsvValue, csvText } from '../files/csv-text.ts';
import type { BusFeed, BusLine } from './bus-network.ts';
import { shapeThrough } from './line-shape.ts';
import type { Trip } from './line-trips.ts';
import { runningDays, type ValidDays } from './running-days.ts';

type Row = Readonly<Record<string, CsvValue>>;

const LANGUAGE = 'ja';
/** An address that is nobody's, by RFC 2606. */
const NOWHERE = 'https://example.jp/';
const FARE = { fare_id: 'flat', price: 200, currency_type: 'JPY', payment_method: 0, transfers: '' };
const ROUTE_TYPES = { bus: 3, rail: 2 };
/** The two poles stand at the two sides of the road: about five metres from its middle. */
const POLE_DEGREES = 0.000_05;
const STATION = 1;
const POLE = 0;
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** The files of a GTFS-JP feed (標準的なバス情報フォーマット), by name. */
export function feedTexts(feed: BusFeed, trips: readonly Trip[], days: ValidDays): Record<string, string> {
  const services = [...new Set(trips.map((trip) => trip.days))].map((name) => ({ name, ...runningDays(name, days) }));
  const stopIds = new Map(feed.stops.map(({ name }, at) => [name, String(1001 + at)]));
  const poleId = (name: string, direction: number) => `${stopIds.get(name) ?? ''}_${direction + 1}`;
  const files: Record<string, readonly Row[]> = {
    'agency.txt': [
      {
        agency_id: feed.feed,
        agency_name: feed.agency,
        agency_url: NOWHERE,
        agency_timezone: 'Asia/Tokyo',
        agency_lang: LANGUAGE,
      },
    ],
    'agency_jp.txt': [{ agency_id: feed.feed, agency_official_name: feed.agency }],
    'feed_info.txt': [
      {
        feed_publisher_name: feed.agency,
        feed_publisher_url: NOWHERE,
        feed_lang: LANGUAGE,
        feed_start_date: compact(days.from),
        feed_end_date: compact(days.to),
        feed_version: `デモ ${days.from}`,
      },
    ],
    'stops.txt': stopRows(feed, trips, stopIds, poleId),
    'routes.txt': feed.lines.map((line) => ({
      route_id: line.line,
      agency_id: feed.feed,
      route_long_name: line.parent || line.name,
      route_desc: line.parent && line.name !== line.parent ? line.name : '',
      route_type: ROUTE_TYPES[feed.mode],
      route_color: line.color,
      route_text_color: 'FFFFFF',
      jp_parent_route_id: line.parent,
    })),
    'calendar.txt': services.map(({ name, weekdays }) => ({
      service_id: name,
      ...Object.fromEntries(WEEKDAYS.map((weekday, at) => [weekday, weekdays[at]])),
      start_date: compact(days.from),
      end_date: compact(days.to),
    })),
    'calendar_dates.txt': services.flatMap(({ name, added, removed }) => [
      ...added.map((day) => ({ service_id: name, date: compact(day), exception_type: 1 })),
      ...removed.map((day) => ({ service_id: name, date: compact(day), exception_type: 2 })),
    ]),
    'trips.txt': trips.map((trip) => ({
      route_id: trip.line.line,
      service_id: trip.days,
      trip_id: tripId(trip),
      trip_headsign: headsign(trip),
      direction_id: trip.direction,
      shape_id: trip.line.hasShape ? shapeId(trip) : '',
      jp_pattern_id: shapeId(trip),
    })),
    'stop_times.txt': trips.flatMap((trip) =>
      trip.stops.map(({ name }, at) => ({
        trip_id: tripId(trip),
        arrival_time: clock(trip.minutes[at] ?? 0),
        departure_time: clock(trip.minutes[at] ?? 0),
        stop_id: poleId(name, trip.direction),
        stop_sequence: at + 1,
        timepoint: 1,
      })),
    ),
    'frequencies.txt': trips.flatMap((trip) =>
      trip.headway
        ? [
            {
              trip_id: tripId(trip),
              start_time: clock(trip.minutes[0] ?? 0),
              end_time: clock(trip.headway.untilMinutes),
              headway_secs: trip.headway.everyMinutes * 60,
              exact_times: 0,
            },
          ]
        : [],
    ),
    'shapes.txt': shapeRows(trips),
    'translations.txt': translationRows(feed),
    'fare_attributes.txt': [FARE],
    'fare_rules.txt': feed.lines.map(({ line }) => ({ fare_id: FARE.fare_id, route_id: line })),
    'pattern_jp.txt': patternRows(trips),
  };
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, rows]) => {
      const [first] = rows;
      return first ? [[name, csvText(Object.keys(first), rows)]] : [];
    }),
  );
}

/** 停留所 with the 標柱 of each direction that stops there. */
function stopRows(
  { stops }: BusFeed,
  trips: readonly Trip[],
  stopIds: ReadonlyMap<string, string>,
  poleId: (name: string, direction: number) => string,
): Row[] {
  const used = new Set(trips.flatMap((trip) => trip.stops.map(({ name }) => poleId(name, trip.direction))));
  return stops.flatMap(({ name, location: [longitude, latitude] }) => [
    {
      ...stopRow(stopIds.get(name) ?? '', name, [longitude, latitude]),
      location_type: STATION,
      parent_station: '',
      platform_code: '',
    },
    ...[0, 1]
      .filter((direction) => used.has(poleId(name, direction)))
      .map((direction) => ({
        ...stopRow(poleId(name, direction), name, [
          longitude + (direction === 0 ? -POLE_DEGREES : POLE_DEGREES),
          latitude,
        ]),
        location_type: POLE,
        parent_station: stopIds.get(name),
        platform_code: String(direction + 1),
      })),
  ]);
}

function stopRow(id: string, name: string, [longitude, latitude]: LngLat) {
  return {
    stop_id: id,
    stop_name: name,
    stop_lat: latitude.toFixed(5),
    stop_lon: longitude.toFixed(5),
    zone_id: 'flat',
  };
}

function shapeRows(trips: readonly Trip[]): Row[] {
  const drawn = new Map(trips.filter(({ line }) => line.hasShape).map((trip) => [shapeId(trip), trip]));
  return [...drawn].flatMap(([id, { stops }]) =>
    shapeThrough(stops.map(({ location }) => location)).map(([longitude, latitude], at) => ({
      shape_id: id,
      shape_pt_lat: latitude,
      shape_pt_lon: longitude,
      shape_pt_sequence: at + 1,
    })),
  );
}

/** How names are read aloud. */
function translationRows({ stops, lines }: BusFeed): Row[] {
  const kana = { language: 'ja-Hrkt' };
  const names = new Map(stops.flatMap(({ name, nameKana }) => (nameKana ? [[name, nameKana] as const] : [])));
  return [
    ...[...names].map(([name, reading]) => ({
      table_name: 'stops',
      field_name: 'stop_name',
      ...kana,
      translation: reading,
      field_value: name,
    })),
    ...lines
      .filter(({ parent, name }) => parent === '' || parent === name)
      .map(({ name, nameKana }) => ({
        table_name: 'routes',
        field_name: 'route_long_name',
        ...kana,
        translation: nameKana,
        field_value: name,
      })),
  ];
}

function patternRows(trips: readonly Trip[]): Row[] {
  const patterns = new Map(trips.map((trip) => [shapeId(trip), trip]));
  return [...patterns].map(([id, { stops }]) => ({
    jp_pattern_id: id,
    origin_stop: stops[0]?.name,
    via_stop: stops[Math.floor(stops.length / 2)]?.name,
    destination_stop: stops.at(-1)?.name,
  }));
}

/** What stands on the bus: where it goes, or, where it comes back to its first stop, what the line is called. */
function headsign({ stops, line }: Trip): string {
  return isLoop(line) ? line.name : (stops.at(-1)?.name ?? '');
}

const isLoop = ({ sites }: BusLine) => sites[0] === sites.at(-1);
const shapeId = ({ line, direction }: Trip) => `${line.line}_${direction}`;
const tripId = (trip: Trip) =>
  `${shapeId(trip)}_${trip.days}_${clock(trip.minutes[0] ?? 0)
    .slice(0, 5)
    .replace(':', '')}`;
const compact = (day: string) => day.replaceAll('-', '');

function clock(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`;
}

const two = (number: number) => String(number).padStart(2, '0');
