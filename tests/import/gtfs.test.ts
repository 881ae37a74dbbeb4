import { countDepartures, DEPARTURE_BANDS, departureBand } from '@hazama/geo';
import { type ImportReport, undoImport } from '@hazama/server/dataset';
import { readServiceDay, ServedDays } from '@hazama/server/transit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { testData } from '../support/test-data.ts';
import { type ImportTowns, NOW, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
});
afterAll(() => towns?.close());

const ISESAKI = '10204';

/** What one can say of a day: trips, stations with a departure, departures and their bands. */
async function dayOf(code: string, day: string) {
  const { timetable } = await readServiceDay(towns.database, code, day);
  if (!timetable) return null;
  const { stops, trips, stopTimes } = timetable;
  const calls = Map.groupBy([...stopTimes.trip.keys()], (row) => stopTimes.trip[row] as number);
  const patterns = [...calls.values()].map((rows) => ({
    stops: rows.map((row) => stopTimes.stop[row] as number),
    runs: 1,
  }));
  const departures = countDepartures(patterns, stops.places.placeOf, stops.places.stopOf.length).filter((n) => n > 0);
  const bandsOf = Array.from(departures, departureBand);
  const bands = DEPARTURE_BANDS.map((_, band) => bandsOf.filter((other) => other === band).length);
  return {
    trips: trips.tripId.length,
    stations: departures.length,
    departures: departures.reduce((sum, n) => sum + n, 0),
    bands,
  };
}

const at = ({ longitude, latitude }: { longitude: number | null; latitude: number | null }) =>
  `${longitude} ${latitude}`;

/** The last ride home to each place, trip by trip and call by call: as one would look it up on paper. */
async function ridesHome(day: string, centre: string): Promise<Map<string, number | null>> {
  const { timetable } = await readServiceDay(towns.database, ISESAKI, day);
  if (!timetable) throw new Error(`no timetable of ${day}`);
  const { stops, stopTimes } = timetable;
  const standing = stops.places.stopOf.map((number) => stops.list[number]);
  const last = standing.map((): number | null => null);
  for (const rows of Map.groupBy([...stopTimes.trip.keys()], (row) => stopTimes.trip[row]).values()) {
    let left: number | null = null;
    for (const row of rows) {
      const place = stops.places.placeOf[stopTimes.stop[row] as number] as number;
      if (standing[place]?.name === centre) left = stopTimes.departureSeconds[row] as number;
      else if (left !== null && left > (last[place] ?? -1)) last[place] = left;
    }
  }
  return new Map(standing.flatMap((stop, place) => (stop ? [[at(stop), last[place] ?? null] as const] : [])));
}

describe('コミュニティバスあおぞら of 伊勢崎市', () => {
  let report: ImportReport;
  beforeAll(async () => {
    report = await towns.file('gtfs', ISESAKI, testData('gtfs/gtfs.1026.isesakishi_com.zip'), { license: 'CC BY 4.0' });
  });

  it('is published whole and said to have run out', async () => {
    expect(report).toMatchObject({
      dataset: 'gtfs',
      format: 'gtfs-jp',
      status: 'published',
      version: 1,
      source: '伊勢崎市内のコミュニティ',
      rows: { review: 0, rejected: 0 },
    });
    expect(report.rows.read).toBe(report.rows.accepted);
    expect(report.issues.map(({ level, code }) => `${level} ${code}`)).toEqual([
      'WARN expired_calendar',
      'INFO feed_summary',
    ]);
    expect(report.issues[1]?.message).toContain(
      '路線 14（経路 41）、停留所 231、標柱 306、便 113、時刻 3,785。有効期間 2019-04-23～2020-04-23',
    );
  });

  it('has the departures of the reference on its days, and says nothing of the day after', async () => {
    expect(await dayOf(ISESAKI, '2019-06-05')).toEqual({
      trips: 82,
      stations: 228,
      departures: 2835,
      bands: [0, 4, 66, 122, 20, 16],
    });
    expect(await dayOf(ISESAKI, '2019-06-08')).toEqual({
      trips: 61,
      stations: 228,
      departures: 2103,
      bands: [0, 8, 81, 114, 21, 4],
    });
    expect(await dayOf(ISESAKI, '2020-04-24')).toBeNull();
  });

  it.each(['2019-06-05', '2019-06-08'])(
    'tells each stop place of %s its directions and the last ride home',
    async (day) => {
      const served = await new ServedDays(towns.database).get(ISESAKI, 1_000_000, day);
      const all = (count: (place: (typeof served.places)[number]) => number) =>
        served.places.reduce((sum, place) => sum + count(place), 0);
      expect(all(({ departures }) => departures ?? 0)).toBe(day === '2019-06-05' ? 2835 : 2103);
      for (const { directions, departures } of served.places)
        expect(directions.reduce((sum, direction) => sum + direction.departures, 0)).toBe(departures);
      // without a railway among the feeds, or a station on the town's list, the middle is the place that most vehicles leave
      const [centre] = served.places.filter(({ isCentre }) => isCentre);
      expect(served.places.filter(({ isCentre }) => isCentre)).toHaveLength(1);
      expect(centre?.departures).toBe(Math.max(...served.places.map(({ departures }) => departures ?? 0)));
      const expected = await ridesHome(day, centre?.name ?? '');
      expect(new Map(served.places.map((place) => [at(place), place.lastRide?.seconds ?? null]))).toEqual(expected);
      expect([...expected.values()].filter((seconds) => seconds !== null).length).toBeGreaterThan(50);
    },
  );

  it('knows no ride home on the day after its validity', async () => {
    const served = await new ServedDays(towns.database).get(ISESAKI, 1_000_000, '2020-04-24');
    expect(served.isKnown).toBe(false);
    for (const place of served.places)
      expect(place).toMatchObject({ departures: null, directions: [], lastRide: null, isCentre: false });
  });

  it('keeps how its stops are read aloud', async () => {
    const [stop] = await towns.database.query(
      `SELECT name_kana FROM transit_stop WHERE municipality_code = $1 AND name = '国定駅南口' LIMIT 1`,
      [ISESAKI],
    );
    expect(stop).toEqual({ name_kana: 'くにさだえきみなみぐち' });
  });

  it('is unchanged when it comes again', async () => {
    const again = await towns.file('gtfs', ISESAKI, testData('gtfs/gtfs.1026.isesakishi_com.zip'), {
      license: 'CC BY 4.0',
    });
    expect(again).toMatchObject({ status: 'unchanged', version: 1 });
  });
});

const bring = (changes: Parameters<typeof madeFeed>[0], options = {}) =>
  towns.import({
    dataset: 'gtfs',
    municipality: '24216',
    file: { name: 'bus.zip', bytes: zipped(madeFeed(changes)) },
    options,
  });
const calendar = (start: string, end: string) => ({
  'calendar.txt': `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nweekday,1,1,1,1,1,1,1,${start},${end}\nsaturday,0,0,0,0,0,1,0,${start},${end}\n`,
  'feed_info.txt': null,
  'calendar_dates.txt': null,
});
const trips = async (day: string) => (await dayOf('24216', day))?.trips ?? null;
const listEditions = () =>
  towns.database.query(
    `SELECT valid_from::text AS "from" FROM transit_feed
     WHERE municipality_code = '24216' AND to_revision IS NULL ORDER BY valid_from`,
  );

describe('editions of a feed', () => {
  it('a dry run changes nothing', async () => {
    const report = await towns.import({
      dataset: 'gtfs',
      municipality: '24216',
      file: { name: 'bus.zip', bytes: zipped(madeFeed()) },
      dryRun: true,
    });
    expect(report).toMatchObject({ status: 'dry-run', version: null, changes: { added: 1 } });
    expect(await listEditions()).toEqual([]);
  });

  it('the next timetable counts from its first day, this one until then', async () => {
    expect(await bring({})).toMatchObject({ status: 'published', changes: { added: 1, changed: 0 } });
    const next = await bring(calendar('20261201', '20271130'));
    expect(next).toMatchObject({ status: 'published', version: 2, changes: { added: 1 } });
    expect(await listEditions()).toEqual([{ from: '2026-04-01' }, { from: '2026-12-01' }]);
    // Sunday: nothing by the one, all weekday trips by the other
    expect(await trips('2026-11-29')).toBe(0);
    expect(await trips('2026-12-06')).toBe(3);
    expect(await trips('2027-12-01')).toBeNull();
  });

  it('a timetable takes the place of what begins on its first day or later, and gives it back when it is undone', async () => {
    const whole = await bring(calendar('20260401', '20270630'));
    expect(whole).toMatchObject({ status: 'published', version: 3, changes: { changed: 1, removed: 1 } });
    expect(await listEditions()).toEqual([{ from: '2026-04-01' }]);
    expect(await trips('2026-11-29')).toBe(3);
    await undoImport({ database: towns.database, now: () => NOW }, whole.id);
    expect(await listEditions()).toEqual([{ from: '2026-04-01' }, { from: '2026-12-01' }]);
    expect(await trips('2026-11-29')).toBe(0);
  });

  it('one that shares no stop is another timetable, and asks for its name', async () => {
    const other = {
      'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\na,甲,34.7,136.1\nb,乙,34.7,136.2\n',
      'stop_times.txt':
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nthere-1,8:00:00,8:00:00,a,1\nthere-1,8:05:00,8:05:00,b,2\n',
    };
    expect(await bring(other)).toMatchObject({ status: 'rejected', refusal: { code: 'feed_shares_no_stop' } });
    expect(await bring(other, { source: '急行' })).toMatchObject({ status: 'published', source: '急行', version: 1 });
    expect(await listEditions()).toHaveLength(3);
  });

  it('one that is in under another name is not counted twice', async () => {
    const twin = await bring({}, { source: '三升バス（写し）' });
    expect(twin).toMatchObject({ status: 'rejected', refusal: { code: 'feed_known_under_another_name' } });
    expect(twin.refusal?.message).toContain('「三升バス」');
    expect(await listEditions()).toHaveLength(3);
  });

  it('a faulty one is refused with every fault, and leaves all as it was', async () => {
    const before = await listEditions();
    const report = await bring({
      'stop_times.txt':
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nthere-1,8:00:00,8:00:00,west-1,1\nthere-1,7:05:00,7:05:00,nowhere,2\nthere-1,-7:05:00,7:05:00,east,3\n',
    });
    expect(report).toMatchObject({
      status: 'rejected',
      version: 2,
      refusal: { code: 'feed_with_errors' },
      rows: { accepted: 0 },
    });
    expect(report.issues).toContainEqual(
      expect.objectContaining({
        level: 'ERROR',
        code: 'foreign_key_violation',
        file: 'stop_times.txt',
        line: 3,
        field: 'stop_id',
        value: 'nowhere',
      }),
    );
    expect(report.issues).toContainEqual(expect.objectContaining({ code: 'invalid_time', line: 4, value: '-7:05:00' }));
    expect(await listEditions()).toEqual(before);
  });
});

const listZones = () =>
  towns.database.query(
    `SELECT name, GeometryType(geometry) AS type, rules ->> 'schedule' AS schedule, rules ->> 'bookingDeadline' AS booking,
       rules ->> 'riders' AS riders
     FROM transit_zone WHERE municipality_code = '37201' AND to_revision IS NULL ORDER BY name`,
  );

describe('what runs on demand', () => {
  it('of a feed: groups of stops and zones become zones, never stops', async () => {
    const report = await towns.file('gtfs', '37201', testData('gtfs/flex-bbnavi'));
    expect(report).toMatchObject({ status: 'published', changes: { added: 6 } });
    expect(await listZones()).toHaveLength(5);
    expect((await listZones())[0]).toEqual({
      name: 'durch den RufBus 476 bedientes Gebiet im Raum Angermünde',
      type: 'MULTIPOINT',
      schedule: '平日 17:30-22:00、土日 8:00-22:00',
      booking: '乗る60分前まで',
      riders: null,
    });
    await undoImport({ database: towns.database, now: () => NOW }, report.id);
    expect(await listZones()).toEqual([]);
  });

  it('of a town: zones that are drawn, each with its days, its deadline and who may ride', async () => {
    const ring = [
      [134, 34.3],
      [134.1, 34.3],
      [134.1, 34.4],
      [134, 34.3],
    ];
    const zone = (properties: object, geometry: object | null = { type: 'Polygon', coordinates: [ring] }) => ({
      type: 'Feature',
      properties,
      geometry,
    });
    const features = [
      zone({ name: 'くわまるタクシー', schedule: '平日 8:00-17:00', 予約期限: '前日の17:00まで', 対象者: '65歳以上' }),
      zone({ name: '形のない区域', schedule: '毎日' }, null),
    ];
    // no more than when it runs is needed
    const plain = JSON.stringify({
      type: 'FeatureCollection',
      features: [zone({ 名称: '山デマンド', 運行日: '平日' })],
    });
    const dryRun = await towns.import({
      dataset: 'zones',
      municipality: '37201',
      file: { name: 'plain.geojson', bytes: new TextEncoder().encode(plain) },
      dryRun: true,
    });
    expect(dryRun).toMatchObject({ format: 'hazama-zones', rows: { accepted: 1 } });
    const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
    const request = { dataset: 'zones' as const, municipality: '37201', file: { name: 'zones.geojson', bytes } };
    const report = await towns.import(request);
    expect(report).toMatchObject({
      status: 'published',
      format: 'hazama-zones',
      rows: { read: 2, accepted: 1, rejected: 1 },
    });
    expect(await listZones()).toEqual([
      {
        name: 'くわまるタクシー',
        type: 'MULTIPOLYGON',
        schedule: '平日 8:00-17:00',
        booking: '前日の17:00まで',
        riders: '65歳以上',
      },
    ]);
    expect(await towns.import(request)).toMatchObject({ status: 'unchanged' });
  });
});
