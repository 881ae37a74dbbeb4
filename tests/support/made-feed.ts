import { zip } from '../import/fixtures/zip.ts';

/**
 * A small bus company, 三升バス: one line from 西 (a station of two poles) to 東 (a pole of its own) and back.
 * Weekdays 2 there at 8:00 and 9:00 and 1 back at 17:00; Saturdays 1 there at 10:00; on Monday 23 November 2026, 勤労感謝の日, as on Saturdays.
 */
export function madeFeed(changes: Readonly<Record<string, string | null>> = {}): Record<string, string> {
  const feed: Record<string, string> = {
    'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\nmimasu,三升バス,https://example.jp/,Asia/Tokyo\n',
    'feed_info.txt':
      'feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version\n三升町,https://example.jp/,ja,20260401,20270331,1\n',
    'stops.txt':
      'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\nwest,西,34.7601,136.1301,1,\nwest-1,西,34.7601,136.1301,0,west\nwest-2,西,34.7602,136.1302,0,west\neast,東,34.7601,136.1426,0,\n',
    'routes.txt': 'route_id,agency_id,route_short_name,route_long_name,route_type\nr,mimasu,,東西線,3\n',
    'calendar.txt':
      'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nweekday,1,1,1,1,1,0,0,20260401,20270331\nsaturday,0,0,0,0,0,1,0,20260401,20270331\n',
    'calendar_dates.txt': 'service_id,date,exception_type\nweekday,20261123,2\nsaturday,20261123,1\n',
    'trips.txt':
      'route_id,service_id,trip_id,trip_headsign,direction_id\nr,weekday,there-1,東,0\nr,weekday,there-2,東,0\nr,weekday,back,西,1\nr,saturday,there-sat,東,0\n',
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${[
      'there-1,8:00:00,8:00:00,west-1,1',
      'there-1,8:05:00,8:05:00,east,2',
      'there-2,9:00:00,9:00:00,west-1,1',
      'there-2,9:05:00,9:05:00,east,2',
      'back,17:00:00,17:00:00,east,1',
      'back,17:05:00,17:05:00,west-2,2',
      'there-sat,10:00:00,10:00:00,west-1,1',
      'there-sat,10:05:00,10:05:00,east,2',
    ].join('\n')}\n`,
  };
  for (const [name, text] of Object.entries(changes)) {
    if (text === null) delete feed[name];
    else feed[name] = text;
  }
  return feed;
}

export const zipped = (feed: Readonly<Record<string, string | Uint8Array>>): Uint8Array => zip(feed);
