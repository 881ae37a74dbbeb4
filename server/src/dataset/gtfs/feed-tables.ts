/** Columns of a file of a feed that are read, each with whether a file without it is no such file. */
export interface FeedTable {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Columns of the standard that this reader has no use for. */
  readonly unread: readonly string[];
}

const words = (text: string) => text.split(/\s+/).filter(Boolean);

function table(required: string, optional = '', unread = ''): FeedTable {
  return { required: words(required), optional: words(optional), unread: words(unread) };
}

/**
 * The files that are read, by GTFS (https://gtfs.org/documentation/schedule/reference/), GTFS-JP 標準的なバス情報フォーマット
 * (https://www.gtfs.jp/developpers-guide/format-reference.html, versions 2 to 4) and GTFS-Flex with its drafts.
 */
export const FEED_TABLES = {
  'agency.txt': table(
    'agency_name agency_timezone',
    'agency_id agency_url agency_phone',
    'agency_lang agency_fare_url agency_email cemv_support',
  ),
  'stops.txt': table(
    'stop_id',
    'stop_name stop_lat stop_lon location_type parent_station platform_code',
    'stop_code tts_stop_name stop_desc zone_id stop_url stop_timezone wheelchair_boarding level_id stop_access',
  ),
  'routes.txt': table(
    'route_id route_type',
    'agency_id route_short_name route_long_name route_desc route_color route_text_color jp_parent_route_id',
    'route_url route_sort_order continuous_pickup continuous_drop_off network_id cemv_support',
  ),
  'trips.txt': table(
    'route_id service_id trip_id',
    'trip_headsign trip_short_name direction_id shape_id block_id jp_pattern_id',
    `wheelchair_accessible bikes_allowed cars_allowed jp_trip_desc jp_trip_desc_symbol jp_office_id
     safe_duration_factor safe_duration_offset mean_duration_factor mean_duration_offset`,
  ),
  'stop_times.txt': table(
    'trip_id stop_sequence',
    `stop_id arrival_time departure_time stop_headsign pickup_type drop_off_type location_group_id location_id
     start_pickup_drop_off_window end_pickup_drop_off_window start_pickup_dropoff_window end_pickup_dropoff_window
     pickup_booking_rule_id drop_off_booking_rule_id`,
    `shape_dist_traveled timepoint continuous_pickup continuous_drop_off local_zone_id mean_duration_factor mean_duration_offset
     safe_duration_factor safe_duration_offset`,
  ),
  'calendar.txt': table(
    'service_id monday tuesday wednesday thursday friday saturday sunday start_date end_date',
    '',
    'service_name',
  ),
  'calendar_dates.txt': table('service_id date exception_type', '', 'holiday_name'),
  'frequencies.txt': table('trip_id start_time end_time headway_secs', 'exact_times'),
  'shapes.txt': table('shape_id shape_pt_lat shape_pt_lon shape_pt_sequence', '', 'shape_dist_traveled'),
  'translations.txt': table(
    '',
    'trans_id lang table_name field_name language translation record_id record_sub_id field_value',
  ),
  'pattern_jp.txt': table('jp_pattern_id', 'via_stop', 'route_update_date origin_stop destination_stop'),
  'feed_info.txt': table(
    '',
    'feed_publisher_name feed_publisher_url feed_start_date feed_end_date feed_version',
    'feed_id feed_lang default_lang feed_contact_email feed_contact_url feed_license',
  ),
  'booking_rules.txt': table(
    'booking_rule_id booking_type',
    `prior_notice_duration_min prior_notice_duration_max prior_notice_last_day prior_notice_last_time prior_notice_start_day
     prior_notice_start_time message phone_number info_url booking_url`,
    'prior_notice_service_id pickup_message drop_off_message',
  ),
  'location_groups.txt': table('location_group_id', 'location_group_name location_id', 'location_group_desc'),
  'location_group_stops.txt': table('location_group_id stop_id'),
} as const satisfies Record<string, FeedTable>;

export type FeedTableName = keyof typeof FEED_TABLES;

/** Files of the standards that say nothing of what is asked here: fares, offices, ways inside a station. */
const UNREAD_FILES: readonly string[] = words(`
  agency_jp.txt routes_jp.txt office_jp.txt fare_attributes.txt fare_rules.txt transfers.txt pathways.txt levels.txt
  attributions.txt timeframes.txt rider_categories.txt fare_media.txt fare_products.txt fare_leg_rules.txt
  fare_leg_join_rules.txt fare_transfer_rules.txt areas.txt stop_areas.txt networks.txt route_networks.txt`);

/** Zones of GTFS-Flex. */
export const LOCATIONS_FILE = 'locations.geojson';

/** Every file that a feed can hold. */
export const FEED_FILES: ReadonlySet<string> = new Set([...Object.keys(FEED_TABLES), ...UNREAD_FILES, LOCATIONS_FILE]);
