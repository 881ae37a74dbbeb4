import { headerKey } from './header-key.ts';

/** Columns that give a GTFS file away. */
const GTFS_FILES: readonly { readonly file: string; readonly columns: readonly string[] }[] = [
  { file: 'stop_times.txt', columns: ['trip_id', 'stop_sequence'] },
  { file: 'stops.txt', columns: ['stop_id', 'stop_name'] },
  { file: 'stops.txt', columns: ['stop_id', 'stop_lat'] },
  { file: 'trips.txt', columns: ['trip_id', 'route_id'] },
  { file: 'routes.txt', columns: ['route_id', 'route_type'] },
  { file: 'calendar_dates.txt', columns: ['service_id', 'exception_type'] },
  { file: 'calendar.txt', columns: ['service_id', 'monday'] },
  { file: 'frequencies.txt', columns: ['trip_id', 'headway_secs'] },
  { file: 'agency.txt', columns: ['agency_name', 'agency_timezone'] },
  { file: 'agency.txt', columns: ['agency_id', 'agency_url'] },
  { file: 'fare_attributes.txt', columns: ['fare_id', 'price'] },
  { file: 'fare_rules.txt', columns: ['fare_id', 'route_id'] },
];

/** Which file of a GTFS feed has such a header; undefined when none. */
export function gtfsFileOf(names: readonly string[]): string | undefined {
  const keys = new Set(names.map(headerKey));
  return GTFS_FILES.find(({ columns }) => columns.every((column) => keys.has(headerKey(column))))?.file;
}
