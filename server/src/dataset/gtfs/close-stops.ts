import { createLocalDistance } from '@hazama/geo';
import type { FeedLog } from './feed-log.ts';
import type { FeedStop } from './read-stops.ts';

/** Two poles that are nearer than this are one, whatever they are called. */
const SAME_POLE_METERS = 2;
/** Degrees of latitude that are surely more than that. */
const SAME_POLE_DEGREES = 0.000_05;

/** Poles of different names that stand on one spot. Poles of one station may: few companies measure each platform. */
export function noteCloseStops(log: FeedLog, stops: readonly FeedStop[]): void {
  const poles = stops
    .flatMap(({ locationType, parent, latitude, longitude, ...stop }) =>
      locationType === 0 && parent < 0 && latitude !== null && longitude !== null
        ? [{ ...stop, latitude, longitude }]
        : [],
    )
    .toSorted((a, b) => a.latitude - b.latitude);
  const distance = createLocalDistance(poles[poles.length >> 1]?.latitude ?? 35);
  for (const [at, pole] of poles.entries())
    for (let next = at + 1; next < poles.length; next++) {
      const other = poles[next];
      if (!other || other.latitude - pole.latitude > SAME_POLE_DEGREES) break;
      if (pole.name === other.name) continue;
      if (distance(pole.longitude, pole.latitude, other.longitude, other.latitude) > SAME_POLE_METERS) continue;
      const [first, later] = pole.line < other.line ? [pole, other] : [other, pole];
      const place = { file: 'stops.txt', line: later.line, field: 'stop_id', value: later.id };
      log.note('stops_too_close', { ...place, other: first.name });
    }
}
