import type { FeedRow } from './feed-row.ts';
import type { FeedSource } from './feed-source.ts';
import { IdIndex } from './id-index.ts';

/** A row of stops.txt. 標柱 (0), 停留所 (1), 出入口 (2), … */
export interface FeedStop {
  readonly id: string;
  readonly name: string;
  /** Degrees; null where the feed doesn't say. */
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** 0 pole, 1 station, 2 entrance, 3 node, 4 boarding area */
  readonly locationType: number;
  /** Number of the stop above; -1 where there is none. */
  parent: number;
  readonly platformCode: string | null;
  readonly line: number;
}

export interface FeedStops {
  readonly ids: IdIndex;
  readonly list: readonly FeedStop[];
}

const STATION = 1;
/** Which kind of place the parent of a kind is. */
const PARENT_TYPES: readonly number[] = [STATION, -1, STATION, STATION, 0];
const CAN_BE_ALONE = new Set([0, STATION]);
/** So many degrees from 0, 0 lies nothing but the sea, and what stands for unknown. */
const NEAR_ORIGIN_DEGREES = 1;

export async function readStops(source: FeedSource): Promise<FeedStops> {
  const ids = new IdIndex();
  const list: FeedStop[] = [];
  const parents: string[] = [];
  await source.read(
    'stops.txt',
    (column) => {
      const [id, name, parent] = [column('stop_id'), column('stop_name'), column('parent_station')];
      const [type, platform] = [column('location_type'), column('platform_code')];
      const place = { latitude: column('stop_lat'), longitude: column('stop_lon') };
      return (row) => {
        const stopId = row.required(id, 'stop_id');
        if (!stopId) return;
        const index = row.intern(id, ids);
        const known = list[index];
        if (known) {
          row.fault('duplicate_key', { field: 'stop_id', value: stopId, other: String(known.line) });
          return;
        }
        const locationType = row.choice(type, 'location_type', 4, 0);
        parents.push(row.text(parent));
        list.push({
          id: stopId,
          name: row.text(name),
          ...readPlace(row, place, stopId, locationType),
          locationType,
          parent: -1,
          platformCode: row.textOrNull(platform),
          line: row.line,
        });
        if (locationType <= 2 && row.isEmpty(name)) row.note('missing_required_field', { field: 'stop_name' });
      };
    },
    { isRequired: true },
  );
  for (const [index, parent] of parents.entries()) linkParent(source, { ids, list }, index, parent);
  return { ids, list };
}

function readPlace(
  row: FeedRow,
  columns: { readonly latitude: number; readonly longitude: number },
  stopId: string,
  locationType: number,
): Pick<FeedStop, 'latitude' | 'longitude'> {
  const latitude = row.degrees(columns.latitude, 'stop_lat', 90);
  const longitude = row.degrees(columns.longitude, 'stop_lon', 180);
  if (latitude === undefined || longitude === undefined) {
    if (locationType <= 2) row.note('stop_without_location', { field: 'stop_lat', value: stopId });
    return { latitude: null, longitude: null };
  }
  if (Math.abs(latitude) < NEAR_ORIGIN_DEGREES && Math.abs(longitude) < NEAR_ORIGIN_DEGREES) {
    row.note('point_near_origin', { field: 'stop_lat', value: stopId });
    return { latitude: null, longitude: null };
  }
  return { latitude, longitude };
}

/** A station has no parent and every other place's parent is of one kind: so no place can be its own ancestor. */
function linkParent({ log }: FeedSource, { ids, list }: FeedStops, index: number, parentId: string): void {
  const stop = list[index] as FeedStop;
  const place = { file: 'stops.txt', line: stop.line, field: 'parent_station' };
  if (!parentId) {
    if (!CAN_BE_ALONE.has(stop.locationType)) log.note('location_without_parent_station', { ...place, value: stop.id });
    return;
  }
  const type = PARENT_TYPES[stop.locationType];
  if (type === -1) {
    log.fault('station_with_parent_station', { ...place, value: stop.id });
    return;
  }
  const parent = ids.findText(parentId);
  // poles are still joined by their name, as those are that name no parent
  if (parent < 0) log.note('foreign_key_violation', { ...place, value: parentId, other: 'stops.txt' });
  else if (list[parent]?.locationType !== type)
    log.fault('wrong_parent_location_type', { ...place, value: parentId, other: String(type) });
  else stop.parent = parent;
}
