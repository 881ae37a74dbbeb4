import type { Random } from '../random.ts';
import type { TimetableInput } from '../transit/timetable.ts';
import type { Meters, Points } from '../units.ts';
import { type Spot, toPoints, town } from './town-builder.ts';

export interface RandomTimetableSize {
  /** Stops stand near the crossings of a grid, west to east and south to north. */
  readonly stopColumns: number;
  readonly stopRows: number;
  readonly routes: number;
  /** Half of them each way. */
  readonly tripsPerRoute: number;
  readonly stopsPerTrip: number;
}

/** 2,000 stops, 200 routes, 20,000 trips and 500,000 stop_times: a large city's feed. */
export const CITY_FEED: RandomTimetableSize = {
  stopColumns: 50,
  stopRows: 40,
  routes: 200,
  tripsPerRoute: 100,
  stopsPerTrip: 25,
};

/** A feed in plain columns. Stop, route and trip are numbers from 0. */
export interface RandomFeed {
  readonly stops: Points;
  /** The route of each trip, and whether it goes back along it. */
  readonly routeOfTrip: Int32Array;
  readonly directionOfTrip: Uint8Array;
  readonly input: TimetableInput;
}

const SPACING_METERS: Meters = 350;
const FIRST_DEPARTURE = 5.5 * 3600;
const LAST_DEPARTURE = 22 * 3600;

/**
 * A feed of any size from a random generator. Routes wander over the stops without turning back at once; buses leave all
 * day long, slower in the rush hours, at minutes that are a little shaken, so that some overtake others.
 */
export function randomFeed(random: Random, size: RandomTimetableSize = CITY_FEED): RandomFeed {
  const { stopColumns, stopRows, routes, tripsPerRoute, stopsPerTrip } = size;
  const builder = town();
  const shaken = () => (random() - 0.5) * 150;
  const stops = Array.from({ length: stopColumns * stopRows }, (_, stop): Spot => {
    const [column, row] = [stop % stopColumns, Math.floor(stop / stopColumns)];
    return { east: column * SPACING_METERS + shaken(), north: row * SPACING_METERS + shaken() };
  });
  const tripCount = routes * tripsPerRoute;
  const count = tripCount * stopsPerTrip;
  const columns = {
    trip: new Int32Array(count),
    sequence: new Int32Array(count),
    stop: new Int32Array(count),
    arrivalSeconds: new Int32Array(count),
    departureSeconds: new Int32Array(count),
  };
  const routeOfTrip = new Int32Array(tripCount);
  const directionOfTrip = new Uint8Array(tripCount);
  let row = 0;
  for (let route = 0; route < routes; route++) {
    const way = wander(random, size);
    const ride = way.map(() => 60 + Math.floor(random() * 60));
    for (let number = 0; number < tripsPerRoute; number++) {
      const trip = route * tripsPerRoute + number;
      const direction = number % 2;
      routeOfTrip[trip] = route;
      directionOfTrip[trip] = direction;
      const share = (Math.floor(number / 2) + random() * 0.3) / Math.ceil(tripsPerRoute / 2);
      let clock = Math.round((FIRST_DEPARTURE + share * (LAST_DEPARTURE - FIRST_DEPARTURE)) / 60) * 60;
      const slowness = rushHour(clock) ? 1.25 : 1;
      for (let at = 0; at < stopsPerTrip; at++, row++) {
        const position = direction === 0 ? at : stopsPerTrip - 1 - at;
        if (at > 0) clock += Math.round((ride[direction === 0 ? position : position + 1] as number) * slowness);
        columns.trip[row] = trip;
        columns.sequence[row] = at + 1;
        columns.stop[row] = way[position] as number;
        columns.arrivalSeconds[row] = clock;
        if (at % 8 === 4) clock += 20;
        columns.departureSeconds[row] = clock;
      }
    }
  }
  return {
    stops: toPoints(stops.map((spot) => builder.position(spot))),
    routeOfTrip,
    directionOfTrip,
    input: { stopCount: stops.length, tripCount, stopTimes: columns },
  };
}

function rushHour(clock: number): boolean {
  return (clock >= 7 * 3600 && clock < 9 * 3600) || (clock >= 17 * 3600 && clock < 19 * 3600);
}

/** Stops side by side from a random one on, mostly straight ahead; at the grid's edge it turns. */
function wander(random: Random, { stopColumns, stopRows, stopsPerTrip }: RandomTimetableSize): number[] {
  let column = Math.floor(random() * stopColumns);
  let row = Math.floor(random() * stopRows);
  let heading = Math.floor(random() * 4);
  const way = [row * stopColumns + column];
  while (way.length < stopsPerTrip) {
    if (random() < 0.2) heading = (heading + (random() < 0.5 ? 1 : 3)) % 4;
    const east = heading === 0 ? 1 : heading === 2 ? -1 : 0;
    const north = heading === 1 ? 1 : heading === 3 ? -1 : 0;
    const inside = column + east >= 0 && column + east < stopColumns && row + north >= 0 && row + north < stopRows;
    if (!inside) {
      heading = (heading + 1) % 4;
      continue;
    }
    column += east;
    row += north;
    way.push(row * stopColumns + column);
  }
  return way;
}
