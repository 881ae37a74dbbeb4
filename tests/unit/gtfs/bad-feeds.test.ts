import { inspectFeed } from '@hazama/server/dataset';
import { describe, expect, it } from 'vitest';
import { zip, zipOfZeros } from '../../import/fixtures/zip.ts';
import { madeFeed, zipped } from '../../support/made-feed.ts';
import { hasTestData, testData } from '../../support/test-data.ts';
import { inspect, TODAY, told } from './inspect.ts';

const STOP_TIMES = 'trip_id,arrival_time,departure_time,stop_id,stop_sequence';

/** The first line of what is told, and that nothing can be used. */
async function refusedFor(changes: Parameters<typeof inspect>[0]): Promise<string> {
  const read = await inspect(changes);
  expect(read.feed).toBeNull();
  expect(read.refusal?.message).toMatch(/[。）]$/);
  return told(read).find((line) => !line.includes('feed_with_errors')) ?? '';
}

describe('what is wrong is told with its file, line, field and value', () => {
  it.each([
    ['a file is missing', { 'stops.txt': null }, 'ERROR missing_required_file stops.txt'],
    [
      'no calendar at all',
      { 'calendar.txt': null, 'calendar_dates.txt': null },
      'ERROR missing_calendar_and_calendar_date_files calendar.txt',
    ],
    ['a file of no bytes', { 'shapes.txt': '' }, 'ERROR empty_file shapes.txt'],
    [
      'a column is misspelt',
      { 'trips.txt': 'route_id,service_id,tripp_id\nr,weekday,a\n' },
      'ERROR missing_required_column trips.txt:1 trip_id',
    ],
    [
      'a column comes twice',
      { 'routes.txt': 'route_id,route_type,route_type\nr,3,3\n' },
      'ERROR duplicated_column routes.txt:1 route_type',
    ],
    [
      'a comma too many',
      { 'routes.txt': 'route_id,route_long_name,route_type\nr,東,西線,3\n' },
      'ERROR invalid_row_length routes.txt:2 4',
    ],
    [
      'an id comes twice',
      { 'routes.txt': 'route_id,route_long_name,route_type\nr,東西線,3\nr,南北線,3\n' },
      'ERROR duplicate_key routes.txt:3 route_id r',
    ],
    [
      'a quotation mark stays open',
      { 'routes.txt': 'route_id,route_type\n"r,3\n' },
      'ERROR csv_parsing_failed routes.txt:2',
    ],
    [
      'an unknown route',
      { 'trips.txt': 'route_id,service_id,trip_id\nx,weekday,there-1\n' },
      'ERROR foreign_key_violation trips.txt:2 route_id x',
    ],
    [
      'an unknown service',
      { 'trips.txt': 'route_id,service_id,trip_id\nr,daily,there-1\n' },
      'ERROR foreign_key_violation trips.txt:2 service_id daily',
    ],
    [
      'an unknown stop',
      { 'stop_times.txt': `${STOP_TIMES}\nthere-1,8:00:00,8:00:00,nowhere,1\n` },
      'ERROR foreign_key_violation stop_times.txt:2 stop_id nowhere',
    ],
    [
      'a negative time',
      { 'stop_times.txt': `${STOP_TIMES}\nthere-1,-8:00:00,8:00:00,east,1\n` },
      'ERROR invalid_time stop_times.txt:2 arrival_time -8:00:00',
    ],
    [
      '61 minutes',
      { 'stop_times.txt': `${STOP_TIMES}\nthere-1,8:61:00,8:00:00,east,1\n` },
      'ERROR invalid_time stop_times.txt:2 arrival_time 8:61:00',
    ],
    [
      'a negative number',
      { 'stop_times.txt': `${STOP_TIMES}\nthere-1,8:00:00,8:00:00,east,-1\n` },
      'ERROR number_out_of_range stop_times.txt:2 stop_sequence -1',
    ],
    [
      'a call comes twice',
      { 'stop_times.txt': `${STOP_TIMES}\nthere-1,8:00:00,8:00:00,east,1\nthere-1,8:00:00,8:00:00,west-1,1\n` },
      'ERROR duplicate_key stop_times.txt:3 stop_sequence there-1, 1',
    ],
    [
      'time runs backwards',
      { 'stop_times.txt': `${STOP_TIMES}\nthere-1,8:00:00,8:10:00,east,1\nthere-1,8:05:00,8:05:00,west-1,2\n` },
      'ERROR stop_time_with_arrival_before_previous_departure_time stop_times.txt:3 arrival_time 08:05:00',
    ],
    [
      'it leaves before it comes',
      { 'stop_times.txt': `${STOP_TIMES}\nthere-1,8:00:00,7:59:00,east,1\nthere-1,8:05:00,8:05:00,west-1,2\n` },
      'ERROR stop_time_with_departure_before_arrival_time stop_times.txt:2 departure_time 07:59:00',
    ],
    [
      'no time at the end',
      { 'stop_times.txt': `${STOP_TIMES}\nthere-1,8:00:00,8:00:00,east,1\nthere-1,,,west-1,2\n` },
      'ERROR missing_trip_edge stop_times.txt:3 arrival_time there-1',
    ],
    [
      'a day that is none',
      { 'calendar_dates.txt': 'service_id,date,exception_type\nweekday,20260230,1\n' },
      'ERROR invalid_date calendar_dates.txt:2 date 20260230',
    ],
    [
      'a calendar that ends before it starts',
      {
        'calendar.txt':
          'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nweekday,1,1,1,1,1,0,0,20270401,20260331\nsaturday,0,0,0,0,0,1,0,20260401,20270331\n',
      },
      'ERROR start_and_end_range_out_of_order calendar.txt:2 start_date 2027-04-01',
    ],
    [
      'stations above each other',
      {
        'stops.txt':
          'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\nwest-1,西,34.7,136.1,1,west-2\nwest-2,西,34.7,136.1,1,west-1\neast,東,34.7,136.2,,\n',
      },
      'ERROR station_with_parent_station stops.txt:2 parent_station west-1',
    ],
    [
      'poles above each other',
      {
        'stops.txt':
          'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\nwest-1,西,34.7,136.1,,west-2\nwest-2,西,34.7,136.1,,west-1\neast,東,34.7,136.2,,\n',
      },
      'ERROR wrong_parent_location_type stops.txt:2 parent_station west-2',
    ],
    [
      'a headway of nothing',
      { 'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nthere-1,8:00:00,9:00:00,0\n' },
      'ERROR number_out_of_range frequencies.txt:2 headway_secs 0',
    ],
    [
      'more runs than any bus makes',
      { 'frequencies.txt': 'trip_id,start_time,end_time,headway_secs\nthere-1,0:00:00,24:00:00,1\n' },
      'ERROR number_out_of_range frequencies.txt:2 headway_secs 1',
    ],
    [
      'no trip at all',
      { 'trips.txt': 'route_id,service_id,trip_id\n', 'stop_times.txt': STOP_TIMES },
      'ERROR feed_without_trips trips.txt',
    ],
  ])('%s', async (_fault, changes, expected) => {
    expect(await refusedFor(changes)).toBe(expected);
  });

  it('all faults of all files, not the first alone', async () => {
    const { issues } = await inspect({
      'trips.txt': 'route_id,service_id,trip_id\nx,weekday,there-1\nr,daily,there-2\n',
      'stop_times.txt': `${STOP_TIMES}\nthere-1,8:00:00,8:00:00,nowhere,1\n`,
    });
    expect(issues.filter(({ code }) => code === 'foreign_key_violation')).toHaveLength(3);
    expect(issues.find(({ code }) => code === 'feed_with_errors')?.message).toContain('3か所');
  });
});

describe('files that are no feed', () => {
  it.each([
    ['a text', Buffer.from('stop_id\n'), 'file-type'],
    ['a broken zip', Buffer.from(zipped(madeFeed())).subarray(0, 900), 'archive-broken'],
    ['a zip within a zip', zip({ 'gtfs.zip': zipped(madeFeed()) }), 'table-unknown'],
    ['a zip of something else', zip({ 'readme.md': '# ' }), 'table-unknown'],
    ['a zip of two feeds', zip({ 'a/stops.txt': 'stop_id', 'b/stops.txt': 'stop_id' }), 'table-unknown'],
    ['a zip that leads out of its folder', zip({ '../stops.txt': 'stop_id' }), 'archive-unsafe'],
    [
      'a zip that says it unpacks to 2 GB',
      zipOfZeros([{ name: 'stops.txt', megabytes: 2, declaredBytes: 2 ** 31 }]),
      'archive-too-large',
    ],
    ['a zip bomb of zeros', zipOfZeros([{ name: 'agency.txt', megabytes: 400 }]), 'csv_parsing_failed'],
    ['a zip bomb that says what it is', zipOfZeros([{ name: 'agency.txt', megabytes: 600 }]), 'archive-too-large'],
  ])('%s', async (_what, bytes, code) => {
    const { refusal } = await inspectFeed({ name: 'x.zip', bytes }, TODAY);
    expect(refusal?.code).toBe(code);
  });

  it('UTF-16, NUL and broken UTF-8, each with its line', async () => {
    const { 'stops.txt': stops = '' } = madeFeed();
    const utf16 = Buffer.from(`\uFEFF${stops}`, 'utf16le');
    expect(await refusedFor({ 'stops.txt': utf16 })).toBe('ERROR encoding-utf-16 stops.txt:1');
    expect(await refusedFor({ 'stops.txt': stops.replace('136.1301,1', '136.1301,\0') })).toBe(
      'ERROR nul-byte stops.txt:2',
    );
    const broken = Buffer.from(stops);
    broken[broken.lastIndexOf('東')] = 0xff;
    expect(await refusedFor({ 'stops.txt': broken })).toBe('ERROR encoding-broken stops.txt:5');
  });
});

describe('large and senseless', () => {
  it('a million calls of no trip: told in little memory, and soon', async () => {
    const calls = Array.from({ length: 1_000_000 }, (_, at) => `t${at % 977},8:00:00,8:00:00,s${at % 100},${at}`);
    const from = performance.now();
    const read = await inspect({
      'trips.txt': 'route_id,service_id,trip_id\n',
      'stop_times.txt': `${STOP_TIMES}\n${calls.join('\n')}\n`,
    });
    expect(performance.now() - from).toBeLessThan(30_000);
    expect(read.feed).toBeNull();
    expect(read.issues.length).toBeLessThan(210);
    expect(read.issues.find(({ code }) => code === 'issues-omitted')?.message).toContain('1000000');
  });

  it('a calendar of ten years, day by day', async () => {
    const days = Array.from({ length: 3650 }, (_, at) =>
      new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10).replaceAll('-', ''),
    );
    const read = await inspect({
      'feed_info.txt': null,
      'calendar_dates.txt': `service_id,date,exception_type\n${days.map((day) => `weekday,${day},1`).join('\n')}\n`,
    });
    expect(read.feed?.validity).toEqual({ from: '2020-01-01', to: '2029-12-28' });
  });
});

describe.skipIf(!hasTestData)('the defects of transitfeed, one each', () => {
  it.each([
    ['bad_utf8', 'ERROR encoding-broken agency.txt:1'],
    ['contains_null', 'ERROR nul-byte stops.txt:9'],
    ['missing_column', 'ERROR missing_required_column agency.txt:1 agency_name'],
    ['missing_stops', 'ERROR missing_required_file stops.txt'],
    ['undefined_stop', 'ERROR foreign_key_violation stop_times.txt:11 stop_id NADAR'],
    ['utf16', 'ERROR encoding-utf-16 agency.txt:1'],
  ])('%s is refused', async (name, expected) => {
    const read = await inspectFeed({ path: testData(`gtfs/defects/${name}`) }, TODAY);
    expect(read.feed).toBeNull();
    expect(told(read)).toContain(expected);
  });

  it.each([
    ['extra_row_cells', 'ERROR invalid_row_length routes.txt:4 7'],
    ['duplicate_stop', 'WARN stops_too_close stops.txt:5 stop_id FROG'],
  ])('%s is told, and can be used', async (name, expected) => {
    const read = await inspectFeed({ path: testData(`gtfs/defects/${name}`) }, TODAY);
    expect(read.feed?.trips.ids.size).toBe(11);
    expect(told(read)).toContain(expected);
  });

  it('a mark at the front of files is no defect', async () => {
    const read = await inspectFeed({ path: testData('gtfs/defects/utf8bom') }, TODAY);
    expect(told(read)).toEqual([
      'WARN expired_calendar calendar.txt end_date 2010-12-31',
      'INFO in_seat_transfers_not_used trips.txt block_id 2',
    ]);
  });
});
