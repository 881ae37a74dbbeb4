import { seededRandom } from '@hazama/geo/testing';

export interface TimetableSize {
  readonly stops: number;
  readonly routes: number;
  readonly trips: number;
  /** Calls of a trip. */
  readonly calls: number;
}

/** A prefecture's buses: the feed that the peers of performance.md were measured on. */
export const LARGE_TIMETABLE: TimetableSize = { stops: 1980, routes: 200, trips: 20_000, calls: 25 };

/** A feed made of a seed: stops on a grid, routes that wander over it, trips all day long in both directions. */
export function madeTimetable(seed: number, { stops, routes, trips, calls }: TimetableSize): Record<string, string> {
  const random = seededRandom(seed);
  const side = Math.ceil(Math.sqrt(stops));
  const below = (most: number) => Math.floor(random() * most);
  const lines = Array.from({ length: routes }, () => {
    const line: number[] = [];
    let [x, y] = [below(side), below(side)];
    while (line.length < calls) {
      const stop = Math.min(stops - 1, y * side + x);
      if (line.at(-1) !== stop) line.push(stop);
      if (random() < 0.5) x = Math.min(side - 1, Math.max(0, x + (random() < 0.5 ? 1 : -1)));
      else y = Math.min(side - 1, Math.max(0, y + (random() < 0.5 ? 1 : -1)));
    }
    return line;
  });
  const tripRows: string[] = [];
  const callRows: string[] = [];
  for (let trip = 0; trip < trips; trip++) {
    const route = trip % routes;
    const isBack = random() < 0.5;
    const line = lines[route] ?? [];
    const path = isBack ? line.toReversed() : line;
    tripRows.push(
      `R${route},${random() < 0.7 ? 'weekday' : 'weekend'},T${trip},S${path.at(-1) ?? 0},${isBack ? 1 : 0}`,
    );
    let seconds = 5 * 3600 + below(17 * 60) * 60;
    for (const [call, stop] of path.entries()) {
      callRows.push(`T${trip},${clock(seconds)},${clock(seconds)},S${stop},${call + 1}`);
      seconds += 60 + below(3) * 60;
    }
  }
  const stopRows = Array.from({ length: stops }, (_, stop) => {
    const [x, y] = [stop % side, Math.floor(stop / side)];
    return `S${stop},停留所${stop},${(34.6 + y * 0.004).toFixed(6)},${(136 + x * 0.005).toFixed(6)}`;
  });
  return {
    'agency.txt': 'agency_id,agency_name,agency_url,agency_timezone\na,計測バス,https://example.jp/,Asia/Tokyo\n',
    'stops.txt': text('stop_id,stop_name,stop_lat,stop_lon', stopRows),
    'routes.txt': text(
      'route_id,agency_id,route_long_name,route_type',
      lines.map((_, route) => `R${route},a,${route}号線,3`),
    ),
    'calendar.txt': text('service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date', [
      'weekday,1,1,1,1,1,0,0,20260401,20270331',
      'weekend,0,0,0,0,0,1,1,20260401,20270331',
    ]),
    'trips.txt': text('route_id,service_id,trip_id,trip_headsign,direction_id', tripRows),
    'stop_times.txt': text('trip_id,arrival_time,departure_time,stop_id,stop_sequence', callRows),
  };
}

function text(header: string, rows: readonly string[]): string {
  return `${header}\n${rows.join('\n')}\n`;
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
