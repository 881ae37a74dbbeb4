import { createLocalDistance } from '@hazama/geo';
import type { FeedLog } from './feed-log.ts';
import type { FeedStop } from './read-stops.ts';

/** Two poles that are nearer than this are one, whatever they are called. */
const SAME_POLE_METERS = 2;
/** Degrees that are surely more than that, as far north as people ride buses. */
const CELL_DEGREES = 0.000_1;
/** What stands in one spot beyond these adds nothing to what is told. */
const MOST_PER_CELL = 8;

type Pole = FeedStop & { readonly longitude: number; readonly latitude: number };

/** Poles of different names that stand on one spot. Poles of one station may: few companies measure each platform. */
export function noteCloseStops(log: FeedLog, stops: readonly FeedStop[]): void {
  const poles = stops.filter(
    (stop): stop is Pole =>
      stop.locationType === 0 && stop.parent < 0 && stop.latitude !== null && stop.longitude !== null,
  );
  const distance = createLocalDistance(poles[poles.length >> 1]?.latitude ?? 35);
  const cells = new Map<string, Pole[]>();
  for (const pole of poles) {
    const [x, y] = [Math.floor(pole.longitude / CELL_DEGREES), Math.floor(pole.latitude / CELL_DEGREES)];
    const other = [-1, 0, 1]
      .flatMap((east) => [-1, 0, 1].flatMap((north) => cells.get(`${x + east} ${y + north}`) ?? []))
      .find(
        (near) =>
          near.name !== pole.name &&
          distance(near.longitude, near.latitude, pole.longitude, pole.latitude) <= SAME_POLE_METERS,
      );
    if (other) {
      const place = { file: 'stops.txt', line: pole.line, field: 'stop_id', value: pole.id };
      log.note('stops_too_close', { ...place, other: other.name });
    }
    const cell = cells.get(`${x} ${y}`) ?? [];
    if (cell.length < MOST_PER_CELL) cell.push(pole);
    cells.set(`${x} ${y}`, cell);
  }
}
