import { Pace } from '../file/pace.ts';
import type { FeedSource } from './feed-source.ts';
import { IntColumn } from './growing-columns.ts';
import { IdIndex } from './id-index.ts';
import type { FeedTrips } from './read-trips.ts';

/** 経路の線: [longitude, latitude, longitude, …] by number in `FeedTrips.shapeIds`; a line that isn't there, or has one point, is missing. */
export type FeedShapes = ReadonlyMap<number, readonly number[]>;

export async function readShapes(source: FeedSource, trips: FeedTrips): Promise<FeedShapes> {
  const shape = new IntColumn();
  const sequence = new IntColumn();
  const longitudes: number[] = [];
  const latitudes: number[] = [];
  const unused = new IdIndex();
  const isRead = await source.read('shapes.txt', (column) => {
    const [id, order] = [column('shape_id'), column('shape_pt_sequence')];
    const [latColumn, lonColumn] = [column('shape_pt_lat'), column('shape_pt_lon')];
    return (row) => {
      const index = row.find(id, trips.shapeIds);
      if (index < 0) {
        const before = unused.size;
        if (row.intern(id, unused) === before) row.note('unused_shape', { field: 'shape_id', value: row.text(id) });
        return;
      }
      const latitude = row.degrees(latColumn, 'shape_pt_lat', 90);
      const longitude = row.degrees(lonColumn, 'shape_pt_lon', 180);
      const number = row.integer(order, 'shape_pt_sequence');
      if (latitude === undefined || longitude === undefined || number === undefined) return;
      shape.push(index);
      sequence.push(number);
      longitudes.push(longitude);
      latitudes.push(latitude);
    };
  });
  const byShape = new Map<number, number[]>();
  for (let at = 0; at < shape.length; at++) {
    const points = byShape.get(shape.at(at));
    if (points) points.push(at);
    else byShape.set(shape.at(at), [at]);
  }
  const pace = new Pace();
  const lines = new Map<number, number[]>();
  for (const [index, points] of byShape) {
    const ordered = points.toSorted((a, b) => sequence.at(a) - sequence.at(b));
    lines.set(
      index,
      ordered.flatMap((at) => [longitudes[at] as number, latitudes[at] as number]),
    );
    await pace.yieldWhenDue();
  }
  for (const [index, line] of lines) if (line.length < 4) lines.delete(index);
  if (isRead) noteMissing(source, trips, lines);
  return lines;
}

/** Stop-to-stop lines stand in for a line that shapes.txt doesn't have. */
function noteMissing({ log }: FeedSource, trips: FeedTrips, lines: FeedShapes): void {
  const told = new Set<number>();
  for (let trip = 0; trip < trips.shape.length; trip++) {
    const shape = trips.shape.at(trip);
    if (shape < 0 || lines.has(shape) || told.has(shape)) continue;
    told.add(shape);
    log.note('foreign_key_violation', {
      file: 'trips.txt',
      line: trips.lines.at(trip),
      field: 'shape_id',
      value: trips.shapeIds.text(shape),
      other: 'shapes.txt',
    });
  }
}
