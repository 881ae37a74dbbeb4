import type { Transaction } from '../../database/index.ts';
import type { Feed } from './feed.ts';
import type { FeedPattern } from './patterns.ts';

/** Loads a feed into its tables, each by one COPY. Nothing points to the edition before it is made current. */
export async function copyFeed(
  transaction: Transaction,
  feed: Feed,
  municipalityCode: string,
  edition: number,
): Promise<void> {
  const copy = (table: string, columns: readonly string[], rows: Iterable<readonly unknown[]>) =>
    transaction.copy(table, ['municipality_code', 'edition', ...columns], withOwn(rows, [municipalityCode, edition]));
  await copy('transit_agency', ['agency_index', 'agency_id', 'name', 'url', 'phone'], agencyRows(feed));
  await copy(
    'transit_stop',
    ['stop_index', 'stop_id', 'name', 'name_kana', 'location', 'location_type', 'parent_index', 'platform_code'],
    stopRows(feed),
  );
  await copy(
    'transit_route',
    [
      'route_index',
      'route_id',
      'agency_index',
      'parent_route_id',
      'short_name',
      'long_name',
      'description',
      'route_type',
      'color',
      'text_color',
    ],
    routeRows(feed),
  );
  await copy(
    'transit_service',
    ['service_index', 'service_id', 'weekdays', 'start_date', 'end_date', 'added_dates', 'removed_dates'],
    serviceRows(feed),
  );
  await copy('transit_shape', ['shape_index', 'shape_id', 'geometry'], shapeRows(feed));
  await copy(
    'transit_pattern',
    [
      'pattern_index',
      'route_index',
      'direction_id',
      'shape_index',
      'stops',
      'pickup_types',
      'drop_off_types',
      'headsigns',
      'jp_pattern_id',
      'via',
    ],
    patternRows(feed),
  );
  await copy(
    'transit_trip',
    [
      'trip_index',
      'trip_id',
      'pattern_index',
      'service_index',
      'headsign',
      'short_name',
      'arrivals',
      'departures',
      'frequencies',
    ],
    tripRows(feed),
  );
}

function* withOwn(rows: Iterable<readonly unknown[]>, own: readonly unknown[]): Generator<readonly unknown[]> {
  for (const row of rows) yield [...own, ...row];
}

function* agencyRows({ agencies }: Feed): Generator<readonly unknown[]> {
  for (const [index, { id, name, url, phone }] of agencies.list.entries()) yield [index, id, name, url, phone];
}

function* stopRows({ stops, readings }: Feed): Generator<readonly unknown[]> {
  for (const [index, stop] of stops.list.entries()) {
    const { id, name, longitude, latitude, locationType, parent, platformCode } = stop;
    const kana = readings.byStopId.get(id) ?? readings.byName.get(name) ?? null;
    const location = longitude === null || latitude === null ? null : `SRID=4326;POINT(${longitude} ${latitude})`;
    yield [index, id, name, kana, location, locationType, orNull(parent), platformCode];
  }
}

function* routeRows({ routes }: Feed): Generator<readonly unknown[]> {
  for (const [index, route] of routes.list.entries()) {
    const { id, agency, parentId, shortName, longName, description, type, color, textColor } = route;
    yield [index, id, orNull(agency), parentId, shortName, longName, description, type, color, textColor];
  }
}

function* serviceRows({ services }: Feed): Generator<readonly unknown[]> {
  for (const [index, { id, weekdays, startDate, endDate, added, removed }] of services.list.entries())
    yield [index, id, weekdays, startDate, endDate, added.toSorted(), removed.toSorted()];
}

function* shapeRows({ shapes, trips }: Feed): Generator<readonly unknown[]> {
  for (const [index, line] of shapes) {
    const points: string[] = [];
    for (let at = 0; at < line.length; at += 2) points.push(`${line[at] ?? 0} ${line[at + 1] ?? 0}`);
    yield [index, trips.shapeIds.text(index), `SRID=4326;LINESTRING(${points.join(',')})`];
  }
}

function* patternRows({ patterns, shapes, times, trips, vias }: Feed): Generator<readonly unknown[]> {
  for (const [index, pattern] of patterns.list.entries()) {
    const japaneseId = pattern.japanesePattern < 0 ? null : trips.patternIds.text(pattern.japanesePattern);
    yield [
      index,
      pattern.route,
      orNull(pattern.direction),
      shapes.has(pattern.shape) ? pattern.shape : null,
      intArray(pattern.stops),
      boardingArray(pattern, (types) => types & 3),
      boardingArray(pattern, (types) => types >> 2),
      pattern.headsigns.every((text) => text < 0)
        ? '{}'
        : pattern.headsigns.map((text) => (text < 0 ? null : times.headsignTexts.text(text))),
      japaneseId,
      japaneseId === null ? null : (vias.get(japaneseId) ?? null),
    ];
  }
}

function* tripRows({ trips, times, runs, patterns, frequencies }: Feed): Generator<readonly unknown[]> {
  const { starts, order } = runs;
  const arrival = times.arrival.toArray();
  const departure = times.departure.toArray();
  for (let trip = 0; trip < trips.ids.size; trip++) {
    const pattern = patterns.ofTrip[trip] as number;
    if (pattern < 0) continue;
    const end = starts[trip + 1] as number;
    let arrivals = '';
    let departures = '';
    let waits = false;
    for (let at = starts[trip] as number; at < end; at++) {
      const row = order[at] as number;
      const separator = arrivals ? ',' : '';
      arrivals += `${separator}${arrival[row] as number}`;
      departures += `${separator}${departure[row] as number}`;
      if (arrival[row] !== departure[row]) waits = true;
    }
    yield [
      trip,
      trips.ids.text(trip),
      pattern,
      trips.service.at(trip),
      trips.headsigns[trip],
      trips.shortNames[trip],
      `{${arrivals}}`,
      waits ? `{${departures}}` : '{}',
      intArray(frequencies.get(trip) ?? []),
    ];
  }
}

function boardingArray({ boarding }: FeedPattern, typeOf: (types: number) => number): string {
  const types = boarding.map(typeOf);
  return types.every((type) => type === 0) ? '{}' : intArray(types);
}

/** A PostgreSQL array of numbers, written at once. */
const intArray = (numbers: readonly number[]) => `{${numbers.join(',')}}`;

const orNull = (index: number) => (index < 0 ? null : index);
