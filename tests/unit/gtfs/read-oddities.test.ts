import { describe, expect, it } from 'vitest';
import { encodeCp932 } from '../../import/fixtures/cp932.ts';
import { madeFeed } from '../../support/made-feed.ts';
import { inspect, told } from './inspect.ts';

const STOP_TIMES = 'trip_id,arrival_time,departure_time,stop_id,stop_sequence';
const BOM = '\uFEFF';

/** The calls of a trip as they were read: 「west-1 08:00:00」. */
function calls(read: Awaited<ReturnType<typeof inspect>>, tripId: string): string[] {
  const { feed } = read;
  if (!feed) throw new Error(JSON.stringify(read.issues));
  const trip = feed.trips.ids.findText(tripId);
  const rows = feed.runs.order.subarray(feed.runs.starts[trip], feed.runs.starts[trip + 1]);
  return [...rows].map((row) => {
    const time = new Date(feed.times.departure.at(row) * 1000).toISOString().slice(11, 19);
    return `${feed.stops.list[feed.times.stop.at(row)]?.id ?? ''} ${time}`;
  });
}

describe('a feed as companies write it', () => {
  it('is read without a word where nothing is odd', async () => {
    const read = await inspect();
    expect(told(read)).toEqual([]);
    expect(read.feed?.validity).toEqual({ from: '2026-04-01', to: '2027-03-31' });
    expect(read.feed?.patterns.list).toHaveLength(2);
    expect(read.rows).toBe(1 + 1 + 4 + 1 + 2 + 2 + 4 + 8);
  });

  it('with a mark at the front of some of its files', async () => {
    const { 'stops.txt': stops = '', 'trips.txt': trips = '' } = madeFeed();
    expect(told(await inspect({ 'stops.txt': BOM + stops, 'trips.txt': BOM + trips }))).toEqual([]);
  });

  it('in CP932, one file of it alone', async () => {
    const { 'stops.txt': stops = '' } = madeFeed();
    const read = await inspect({ 'stops.txt': encodeCp932(stops) });
    expect(read.feed?.stops.list.map(({ name }) => name)).toEqual(['西', '西', '西', '東']);
  });

  it('with lines that end as in Windows, quotation marks, blanks and a comma within a name', async () => {
    const { 'stops.txt': stops = '' } = madeFeed();
    const read = await inspect({
      'stops.txt': `${stops.trimEnd().replaceAll('\n', '\r\n')}\r\n"west-3" , "西, ""裏"""\t,34.76,136.13,,west\r\n\r\n`,
    });
    expect(read.feed?.stops.list.at(-1)).toMatchObject({ id: 'west-3', name: '西, "裏"' });
  });

  it('with times past midnight, of one digit, and calls out of order', async () => {
    const read = await inspect({
      'stop_times.txt': `${STOP_TIMES}\nback,25:05:00,25:05:00,west-2,20\nthere-1,7:05:00,7:05:00,west-1,3\nback,24:59:30,24:59:30,east,7\nthere-1,07:15:00,07:15:00,east,9\nthere-2,9:00:00,9:00:00,west-1,1\nthere-2,9:05:00,9:05:00,east,2\nthere-sat,9:00:00,9:00:00,west-1,1\nthere-sat,9:05:00,9:05:00,east,2`,
    });
    expect(told(read)).toEqual([]);
    expect(calls(read, 'back')).toEqual(['east 00:59:30', 'west-2 01:05:00']);
    expect(calls(read, 'there-1')).toEqual(['west-1 07:05:00', 'east 07:15:00']);
  });

  it('with times left open between two that are given', async () => {
    const { 'stop_times.txt': times = '' } = madeFeed();
    const read = await inspect({
      'stop_times.txt': times.replace('there-1,8:05:00,8:05:00,east,2', 'there-1,,,west-2,2\nthere-1,8:06:00,,east,3'),
    });
    expect(calls(read, 'there-1')).toEqual(['west-1 08:00:00', 'west-2 08:03:00', 'east 08:06:00']);
    expect(told(read)).toEqual([
      'ERROR stop_time_with_only_arrival_or_departure_time stop_times.txt:4 departure_time',
      'INFO stop_time_times_interpolated stop_times.txt 1',
    ]);
  });

  it('whose calendar says no weekday, and whose dates say all', async () => {
    const read = await inspect({
      'feed_info.txt': null,
      'calendar.txt': `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nweekday,0,0,0,0,0,0,0,20260401,20260430`,
      'calendar_dates.txt': 'service_id,date,exception_type\nweekday,20260502,1\nsaturday,20260503,1',
    });
    expect(read.feed?.validity).toEqual({ from: '2026-04-01', to: '2026-05-03' });
    expect(read.feed?.services.list).toMatchObject([
      { id: 'weekday', weekdays: '0000000', added: ['2026-05-02'] },
      { id: 'saturday', startDate: null, added: ['2026-05-03'] },
    ]);
  });

  it('without calendar.txt, and with files of headers alone', async () => {
    const read = await inspect({
      'calendar.txt': null,
      'calendar_dates.txt': 'service_id,date,exception_type\nweekday,20261124,1\nsaturday,20261128,1',
      'shapes.txt': 'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence',
      'frequencies.txt': 'trip_id,start_time,end_time,headway_secs,exact_times\n',
    });
    expect(told(read)).toEqual(['WARN feed_expiration_date7_days calendar.txt end_date 2026-11-28']);
    expect(read.feed?.validity).toEqual({ from: '2026-11-24', to: '2026-11-28' });
  });

  it('by frequency, exact and not, and a ferry of a second company', async () => {
    const read = await inspect({
      'agency.txt': 'agency_id,agency_name,agency_timezone\nmimasu,三升バス,Asia/Tokyo\nfune,三升汽船,Asia/Tokyo\n',
      'routes.txt': 'route_id,agency_id,route_short_name,route_type,route_color\nr,fune,渡船,4,#0099cc\n',
      'frequencies.txt':
        'trip_id,start_time,end_time,headway_secs,exact_times\nthere-1,9:00:00,10:00:00,600,1\nthere-1,6:00:00,9:00:00,1200,\n',
    });
    expect(told(read)).toEqual([]);
    expect(read.feed?.routes.list).toMatchObject([{ agency: 1, type: 4, color: '0099CC' }]);
    expect([...(read.feed?.frequencies.get(0) ?? [])]).toEqual([21600, 32400, 1200, 0, 32400, 36000, 600, 1]);
  });

  it('with names read aloud, as both generations of translations say', async () => {
    const old = await inspect({ 'translations.txt': 'trans_id,lang,translation\n西,ja,西\n西,ja-Hrkt,にし\n' });
    expect(old.feed?.readings.byName.get('西')).toBe('にし');
    const recent = await inspect({
      'translations.txt':
        'table_name,field_name,language,translation,record_id,field_value\nstops,stop_name,ja-Hrkt,ひがし,east,\nstops,stop_name,ja-Hrkt,にし,,西\nstops,stop_name,en,East,east,\n',
    });
    expect(recent.feed?.readings.byStopId.get('east')).toBe('ひがし');
    expect(recent.feed?.readings.byName.get('西')).toBe('にし');
  });

  it('with a stop without a place, a trip of one stop, and a trip of none', async () => {
    const { 'stops.txt': stops = '', 'stop_times.txt': times = '' } = madeFeed();
    const read = await inspect({
      'stops.txt': stops.replace('east,東,34.7601,136.1426', 'east,東,,'),
      'stop_times.txt': times.replace(/there-2,.*\n/, '').replace(/there-sat,.*\n/g, ''),
    });
    expect(told(read)).toEqual([
      'ERROR stop_without_location stops.txt:5 stop_lat east',
      'WARN unusable_trip trips.txt:3 trip_id there-2',
      'WARN unused_trip trips.txt:5 trip_id there-sat',
    ]);
    expect(read.feed?.stops.list.at(-1)).toMatchObject({ longitude: null, latitude: null });
  });

  it('with columns and files that the standard has not got', async () => {
    const read = await inspect({
      'agency.txt': 'agency_id,agency_name,agency_timezone,agency_offilcal_name,agency_fone\na,三升バス,Asia/Tokyo,,\n',
      'routes.txt': 'route_id,route_long_name,route_type,\nr,東西線,3,\n',
      'memo.txt': '社内用',
    });
    expect(told(read)).toEqual([
      'WARN empty_column_name routes.txt:1 4',
      'INFO unknown_file memo.txt',
      'INFO unknown_column agency.txt:1 agency_offilcal_name',
      'INFO unknown_column agency.txt:1 agency_fone',
    ]);
    expect(read.issues.at(-1)?.message).toContain('agency_phone');
  });

  it('with patterns of its own, that trips of the same stops may differ by, and vehicles that run on', async () => {
    const read = await inspect({
      'trips.txt':
        'route_id,service_id,trip_id,direction_id,block_id,jp_pattern_id\nr,weekday,there-1,0,b1,p1\nr,weekday,there-2,0,b2,p2\nr,weekday,back,1,b1,\nr,saturday,there-sat,0,,p1\n',
      'pattern_jp.txt': 'jp_pattern_id,via_stop\np1,市役所\np2,\n',
    });
    expect(told(read)).toEqual(['INFO in_seat_transfers_not_used trips.txt block_id 1']);
    const { patterns, trips, vias } = read.feed ?? {};
    const idOf = (pattern: number) => (pattern < 0 ? null : trips?.patternIds.text(pattern));
    expect(patterns?.list.map(({ japanesePattern }) => idOf(japanesePattern))).toEqual(['p1', 'p2', null]);
    expect(vias).toEqual(new Map([['p1', '市役所']]));
  });

  it('in a folder of its zip', async () => {
    const folder = Object.fromEntries(Object.entries(madeFeed()).map(([name, text]) => [`GTFS/${name}`, text]));
    const taken = Object.fromEntries(Object.keys(madeFeed()).map((name) => [name, null]));
    const read = await inspect({ ...taken, ...folder });
    expect(told(read)).toEqual(['WARN invalid_input_files_in_subfolder GTFS GTFS']);
    expect(read.feed?.trips.ids.size).toBe(4);
  });

  it('that has run out, or says other days than its buses run', async () => {
    const header = 'feed_publisher_name,feed_start_date,feed_end_date';
    const gone = await inspect({ 'feed_info.txt': `${header}\n三升町,20260401,20261031\n` });
    expect(told(gone)).toEqual(['WARN expired_calendar feed_info.txt feed_end_date 2026-10-31']);
    const other = await inspect({ 'feed_info.txt': `${header}\n三升町,20200401,20210331\n` });
    expect(told(other)).toEqual([
      'WARN feed_info_without_service feed_info.txt feed_start_date 2020-04-01～2021-03-31',
    ]);
    expect(other.feed?.validity).toEqual({ from: '2026-04-01', to: '2027-03-31' });
  });
});
