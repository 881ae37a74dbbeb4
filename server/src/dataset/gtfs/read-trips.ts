import type { FeedSource } from './feed-source.ts';
import { IntColumn } from './growing-columns.ts';
import { IdIndex } from './id-index.ts';
import type { FeedRoutes } from './read-routes.ts';
import type { FeedServices } from './read-services.ts';

/** 便, by column. */
export interface FeedTrips {
  readonly ids: IdIndex;
  readonly route: IntColumn;
  readonly service: IntColumn;
  /** 0 or 1; -1 where it isn't said */
  readonly direction: IntColumn;
  /** Number in `shapeIds`; -1 where it has none */
  readonly shape: IntColumn;
  /** Number in `patternIds`; -1 where it has none */
  readonly pattern: IntColumn;
  readonly headsigns: (string | null)[];
  readonly shortNames: (string | null)[];
  readonly lines: IntColumn;
  /** Lines that trips name. Whether shapes.txt has them is seen later. */
  readonly shapeIds: IdIndex;
  /** jp_pattern_id that trips name, whether pattern_jp.txt has them or not. */
  readonly patternIds: IdIndex;
}

export async function readTrips(source: FeedSource, routes: FeedRoutes, services: FeedServices): Promise<FeedTrips> {
  const trips: FeedTrips = {
    ids: new IdIndex(),
    route: new IntColumn(),
    service: new IntColumn(),
    direction: new IntColumn(),
    shape: new IntColumn(),
    pattern: new IntColumn(),
    headsigns: [],
    shortNames: [],
    lines: new IntColumn(),
    shapeIds: new IdIndex(),
    patternIds: new IdIndex(),
  };
  const blocks = new Map<string, number>();
  await source.read(
    'trips.txt',
    (column) => {
      const [id, route, service] = [column('trip_id'), column('route_id'), column('service_id')];
      const [headsign, shortName] = [column('trip_headsign'), column('trip_short_name')];
      const [direction, shape] = [column('direction_id'), column('shape_id')];
      const [block, pattern] = [column('block_id'), column('jp_pattern_id')];
      return (row) => {
        if (!row.required(id, 'trip_id')) return;
        const index = row.intern(id, trips.ids);
        if (index < trips.lines.length) {
          const other = String(trips.lines.at(index));
          row.fault('duplicate_key', { field: 'trip_id', value: row.text(id), other });
          return;
        }
        const routeIndex = row.find(route, routes.ids);
        if (routeIndex < 0)
          row.fault('foreign_key_violation', { field: 'route_id', value: row.text(route), other: 'routes.txt' });
        const serviceIndex = row.find(service, services.ids);
        if (serviceIndex < 0)
          row.fault('foreign_key_violation', {
            field: 'service_id',
            value: row.text(service),
            other: 'calendar.txt と calendar_dates.txt',
          });
        trips.route.push(routeIndex);
        trips.service.push(serviceIndex);
        trips.direction.push(row.choice(direction, 'direction_id', 1, -1));
        trips.shape.push(row.isEmpty(shape) ? -1 : row.intern(shape, trips.shapeIds));
        trips.pattern.push(row.isEmpty(pattern) ? -1 : row.intern(pattern, trips.patternIds));
        if (!row.isEmpty(block)) blocks.set(row.text(block), (blocks.get(row.text(block)) ?? 0) + 1);
        trips.headsigns.push(row.textOrNull(headsign));
        trips.shortNames.push(row.textOrNull(shortName));
        trips.lines.push(row.line);
      };
    },
    { isRequired: true },
  );
  noteBlocks(source, blocks);
  return trips;
}

/** Trips that one vehicle runs after each other: who stays on board changes here all the same. */
function noteBlocks({ log }: FeedSource, blocks: ReadonlyMap<string, number>): void {
  const shared = [...blocks.values()].filter((trips) => trips > 1).length;
  if (shared > 0)
    log.note('in_seat_transfers_not_used', { file: 'trips.txt', field: 'block_id', value: String(shared) });
}
