import { createLocalDistance, departureBand, runsOn } from '@hazama/geo';
import { type InspectedFeed, inspectFeed } from '@hazama/server/dataset';
import { beforeAll, describe, expect, it } from 'vitest';
import { AS_OF, type Row, SampleFiles } from './sample-files.ts';

const SLUGS = ['iga', 'isesaki'] as const;
const TUESDAY = '2025-11-25';
const HOLIDAY = '2025-11-24';
const SUNDAY = '2025-11-30';
const WEDNESDAY = '2025-11-26';

const towns = new Map(SLUGS.map((slug) => [slug, new SampleFiles(slug)]));
const read = new Map<string, InspectedFeed>();

beforeAll(async () => {
  for (const [slug, files] of towns)
    for (const { name, bytes } of files.timetables())
      read.set(`${slug}/${name}`, await inspectFeed({ name, bytes }, AS_OF));
});

type Feed = NonNullable<InspectedFeed['feed']>;

function feedOf(key: string): Feed {
  const feed = read.get(key)?.feed;
  if (!feed) throw new Error(`no timetable ${key}`);
  return feed;
}

/** Trips that run on a day. */
function tripsOn({ services, trips }: Feed, day: string): number[] {
  const running = new Set(
    services.list.flatMap((service, index) =>
      runsOn({ ...service, addedDates: service.added, removedDates: service.removed }, day) ? [index] : [],
    ),
  );
  return Array.from({ length: trips.ids.size }, (_, trip) => trip).filter((trip) =>
    running.has(trips.service.at(trip)),
  );
}

/** The calls of a trip in order: where, and when it leaves. */
function callsOf({ runs, times, stops }: Feed, trip: number) {
  const rows = [...runs.order.subarray(runs.starts[trip], runs.starts[trip + 1])];
  return rows.flatMap((row) => {
    const pole = stops.list[times.stop.at(row)];
    const stop = pole && stops.list[pole.parent];
    return stop ? [{ ...stop, minutes: times.departure.at(row) / 60 }] : [];
  });
}

describe('the timetables', () => {
  it('pass the check of any timetable without a remark, but that one has run out', () => {
    const told = [...read].flatMap(([key, { issues }]) =>
      issues.filter(({ level }) => level !== 'INFO').map(({ level, code }) => `${key} ${level} ${code}`),
    );
    expect(told).toEqual(['iga/highland-gtfs-jp.zip WARN expired_calendar']);
    expect([...read.values()].every(({ refusal }) => refusal === null)).toBe(true);
    const unknown = [...read.values()].flatMap(({ issues }) => issues.filter(({ code }) => code !== 'feed_summary'));
    expect(unknown.map(({ code }) => code)).toEqual(['expired_calendar']);
  });

  it('speak of years to come, since a demo is made once and looked at for long', () => {
    const now = { from: '2025-04-01', to: '2031-03-31' };
    expect(Object.fromEntries([...read].map(([key, { feed }]) => [key, feed?.validity]))).toEqual({
      'iga/bus-gtfs-jp.zip': now,
      'iga/rail-gtfs-jp.zip': now,
      'iga/highland-gtfs-jp.zip': { from: '2024-04-29', to: '2024-11-30' },
      'isesaki/bus-gtfs-jp.zip': now,
      'isesaki/rail-gtfs-jp.zip': now,
    });
    // on the last day of March it is still the fiscal year before
    const [bus] = new SampleFiles('isesaki', '2026-03-31').timetables();
    expect(bus?.bytes).toEqual(towns.get('isesaki')?.timetables()[0]?.bytes);
  });

  it('call every company a demo', () => {
    const agencies = [...read.values()].flatMap(({ feed }) => feed?.agencies.list ?? []);
    expect(agencies).toHaveLength(5);
    for (const { name } of agencies) expect(name).toMatch(/\(デモ\)$/);
  });

  it('hold what real ones do: stations with poles, kana, drawn lines and others, branches, a headway', () => {
    const { stops, readings, routes, trips, shapes, frequencies } = feedOf('iga/bus-gtfs-jp.zip');
    const stations = stops.list.filter(({ locationType }) => locationType === 1);
    const poles = stops.list.filter(({ locationType }) => locationType === 0);
    expect(stations.length).toBeGreaterThan(150);
    expect(poles.every(({ parent }) => stops.list[parent]?.locationType === 1)).toBe(true);
    const withKana = stations.filter(({ name }) => readings.byName.has(name));
    expect(withKana.length / stations.length).toBeGreaterThan(0.9);
    const drawn = new Set(Array.from({ length: trips.ids.size }, (_, trip) => shapes.has(trips.shape.at(trip))));
    expect(drawn).toEqual(new Set([true, false]));
    expect(routes.list.filter(({ parentId }) => parentId === '大山田線').map(({ id }) => id)).toEqual([
      'oyamada',
      'awa',
      'nunobiki',
    ]);
    expect([...frequencies.values()]).toEqual([[8 * 3600, 18 * 3600, 1200, 0]]);
  });

  it('run by the day of the week, on holidays as on Sundays, and past midnight', () => {
    const bus = feedOf('iga/bus-gtfs-jp.zip');
    const lines = (day: string) =>
      new Set(tripsOn(bus, day).map((trip) => bus.routes.list[bus.trips.route.at(trip)]?.id));
    expect(lines(TUESDAY)).toContain('hananoki');
    // some lines rest on Sundays, and on the Monday that is a holiday
    expect(lines(SUNDAY)).not.toContain('hananoki');
    expect(lines(HOLIDAY)).toEqual(lines(SUNDAY));
    expect(lines(SUNDAY)).toContain('tsuge');
    expect(lines(WEDNESDAY)).toContain('nunobiki');
    expect(lines(TUESDAY)).not.toContain('nunobiki');
    const rail = feedOf('iga/rail-gtfs-jp.zip');
    const last = tripsOn(rail, TUESDAY).flatMap((trip) => callsOf(rail, trip).map(({ minutes }) => minutes));
    expect(Math.max(...last)).toBeGreaterThan(24 * 60);
  });
});

const clock = (text: string) => Number(text.split(':')[0]) * 60 + Number(text.split(':')[1]);

/** Minutes from the end of a salon to the last bus from the nearest stop that day, negative: it has gone; undefined: no stop near. */
function waitForLastBus(feed: Feed, salon: Row, day: string): number | undefined {
  const end = /-(\d+:\d+)/.exec(salon['schedule'] ?? '')?.[1];
  if (!end) return undefined;
  const at = [Number(salon['longitude']), Number(salon['latitude'])] as const;
  const distance = createLocalDistance(at[1]);
  const departures = tripsOn(feed, day)
    .flatMap((trip) => callsOf(feed, trip).slice(0, -1))
    .filter(({ longitude, latitude }) => distance(...at, longitude ?? 0, latitude ?? 0) <= 400)
    .map(({ minutes }) => minutes);
  return departures.length > 0 ? Math.max(...departures) - clock(end) : undefined;
}

describe('the salons of a Wednesday', () => {
  it('have the bus home, some of them, and others one that has left by then', () => {
    const feed = feedOf('iga/bus-gtfs-jp.zip');
    const salons = towns
      .get('iga')
      ?.rows('resources.csv')
      .filter((row) => row['kind'] === 'salon' && row['schedule']?.startsWith('毎週水曜'));
    const waits = (salons ?? []).flatMap((salon) => waitForLastBus(feed, salon, WEDNESDAY) ?? []);
    expect(waits.filter((wait) => wait >= 10).length).toBeGreaterThan(2);
    expect(waits.filter((wait) => wait < 0).length).toBeGreaterThan(2);
  });
});

describe('the lists', () => {
  it.each(SLUGS)('of %s name the stops, lines and demand taxis that the timetables and zones hold', (slug) => {
    const files = towns.get(slug);
    const ofKind = (kind: string) => files?.rows('resources.csv').filter((row) => row['kind'] === kind) ?? [];
    const { stops, routes } = feedOf(`${slug}/bus-gtfs-jp.zip`);
    const stations = stops.list.filter(({ locationType }) => locationType === 1);
    expect(ofKind('bus-stop').map((row) => row['name'])).toEqual(stations.map(({ name }) => name));
    expect(ofKind('bus-stop').map((row) => Number(row['longitude']))).toEqual(
      stations.map(({ longitude }) => longitude),
    );
    expect(new Set(ofKind('community-bus').map((row) => row['name']))).toEqual(
      new Set(routes.list.map(({ longName }) => longName)),
    );
    const zones = JSON.parse(files?.text('zones.geojson') ?? '') as {
      features: { properties: { name: string; schedule: string } }[];
    };
    expect(ofKind('demand-taxi').map((row) => [row['name'], row['schedule']])).toEqual(
      zones.features.map(({ properties: { name, schedule } }) => [name, schedule]),
    );
  });

  it('say in bands what leaves a stop on a Tuesday', () => {
    const feed = feedOf('iga/bus-gtfs-jp.zip');
    const departures = new Map<string, number>();
    for (const trip of tripsOn(feed, TUESDAY)) {
      const [start = 0, end = 0, headway = 1] = feed.frequencies.get(trip) ?? [];
      const runs = Math.max(1, Math.ceil((end - start) / headway));
      for (const { name } of callsOf(feed, trip).slice(0, -1)) departures.set(name, (departures.get(name) ?? 0) + runs);
    }
    expect(departures.get('上野鉄砲町')).toBe(30);
    expect(departures.get('ゆめが丘五丁目')).toBe(28);
    expect(departures.get('内保')).toBe(1);
    expect(new Set([...departures.values()].map(departureBand))).toEqual(new Set([1, 2, 3, 4, 5]));
  });
});
