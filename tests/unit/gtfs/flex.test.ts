import { expect, it } from 'vitest';
import { inspect, told } from './inspect.ts';

const polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [136.1, 34.7],
      [136.2, 34.7],
      [136.2, 34.8],
      [136.1, 34.7],
    ],
  ],
};
const locations = (...features: readonly object[]) => JSON.stringify({ type: 'FeatureCollection', features });
const CALLS = {
  'trips.txt': 'route_id,service_id,trip_id\nr,weekday,demand\nr,weekday,there-1\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,location_id,stop_sequence,start_pickup_drop_off_window,end_pickup_drop_off_window,pickup_booking_rule_id\ndemand,,,,zone-1,1,8:00:00,17:00:00,day-before\ndemand,,,,zone-1,2,8:00:00,17:00:00,day-before\nthere-1,8:00:00,8:00:00,west-1,,1,,,\nthere-1,8:05:00,8:05:00,east,,2,,,\n',
  'booking_rules.txt':
    'booking_rule_id,booking_type,prior_notice_last_day,prior_notice_last_time,phone_number\nday-before,2,1,17:00:00,0595-00-0000\n',
};

it('a zone of locations.geojson is served in its window, and is no stop', async () => {
  const read = await inspect({
    ...CALLS,
    'locations.geojson': locations({
      id: 'zone-1',
      type: 'Feature',
      properties: { stop_name: '南部' },
      geometry: polygon,
    }),
  });
  expect(told(read)).toEqual(['WARN stop_without_stop_time stops.txt:4 stop_id west-2']);
  expect(read.feed?.times.trip.length).toBe(2);
  expect(read.feed?.flexTimes).toHaveLength(2);
  expect(read.feed?.flexTimes[0]).toMatchObject({ targetId: 'zone-1', startSeconds: 28_800, endSeconds: 61_200 });
  expect(read.feed?.flexTargets.get('zone-1')).toMatchObject({ name: '南部', polygons: [polygon.coordinates] });
  expect(read.feed?.bookingRules.get('day-before')).toMatchObject({
    deadline: '前日の17:00まで',
    phone: '0595-00-0000',
  });
});

it('a group of stops by its own file', async () => {
  const read = await inspect({
    ...CALLS,
    'stop_times.txt': CALLS['stop_times.txt'].replaceAll('location_id', 'location_group_id'),
    'location_groups.txt': 'location_group_id,location_group_name\nzone-1,南部の停留所\n',
    'location_group_stops.txt': 'location_group_id,stop_id\nzone-1,west-2\nzone-1,east\n',
  });
  expect(told(read)).toEqual([]);
  expect(read.feed?.flexTargets.get('zone-1')).toMatchObject({ name: '南部の停留所', polygons: null, stops: [2, 3] });
});

it.each([
  ['that is no JSON', '{', 'ERROR malformed_json locations.geojson'],
  [
    'without a shape',
    locations({ id: 'zone-1', geometry: { type: 'Point', coordinates: [136, 34] } }),
    'ERROR invalid_geometry locations.geojson:1 geometry.type',
  ],
  [
    'of another zone',
    locations({ id: 'zone-2', geometry: polygon }),
    'ERROR foreign_key_violation stop_times.txt:2 location_id zone-1',
  ],
])('a file of zones %s is refused', async (_what, text, expected) => {
  const read = await inspect({ ...CALLS, 'locations.geojson': text });
  expect(read.feed).toBeNull();
  expect(told(read)).toContain(expected);
});
