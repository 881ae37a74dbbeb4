// Speed of the router on a large city's feed: 2,000 stops, 200 routes, 20,000 trips, 500,000 stop times, footpaths of 500 m, at most five
// rides, from 25 places in turn. The floor is RAPTOR as published over flat arrays, in the same process. Both must agree.
// Goals: one-to-all and a window of 60 minutes ≤ 1.3× the floor, a day's timetable under 80 MB. Seeded.
import {
  buildTimetable,
  changeRuns,
  createNetwork,
  layOutTimetable,
  legsOf,
  minutesOf,
  RaptorSearch,
  RIDE_RULES,
  type RoundTrips,
  readDayRuns,
  reverseNetwork,
  roundTrips,
  straightWalks,
  toStopLegs,
  travelTimeFrom,
  travelTimeToNearest,
} from '@hazama/geo';
import { randomFeed, seededRandom } from '@hazama/geo/testing';
import { BareRaptor } from './bare-raptor.ts';
import { compareMedians, toMarkdown } from './medians.ts';

const SEED = 20_261_122;
const MORNING = 8 * 3600;

const { stops, input } = randomFeed(seededRandom(SEED));
const walks = toStopLegs(straightWalks(stops, stops, { limitMeters: 500, detour: 1 }), 1);
const before = memoryBytes();
const timetable = buildTimetable(input);
const timetableBytes = memoryBytes() - before;
const network = createNetwork(timetable, walks);
const dayRuns = readDayRuns(input);
const search = new RaptorSearch(network);
const floor = new BareRaptor(input.stopTimes, input.stopCount, network.transfers, RIDE_RULES);
const origins = Array.from({ length: 25 }, (_, origin) => legsOf(walks, origin * 79));

/** The next of the origins with each call, the same for both. */
function inTurn(run: (origin: (typeof origins)[number]) => void): () => void {
  let turn = 0;
  return () => run(origins[turn++ % origins.length] as (typeof origins)[number]);
}

assertSame();

const oneToAll = compareMedians(
  'one-to-all at 8:00',
  {
    ours: inTurn((origin) => {
      search.reset();
      search.depart(origin, MORNING);
    }),
    floor: inTurn((origin) => {
      floor.reset();
      floor.depart(origin, MORNING);
    }),
  },
  600,
);
const window = compareMedians(
  'every minute of a 60-minute window from 8:00',
  {
    ours: inTurn((origin) => {
      search.reset();
      for (let minute = 59; minute >= 0; minute--) search.depart(origin, MORNING + minute * 60);
    }),
    floor: inTurn((origin) => {
      floor.reset();
      for (let minute = 59; minute >= 0; minute--) floor.depart(origin, MORNING + minute * 60);
    }),
  },
  100,
);

const cells = cellsBetween();
const cellLegs = toStopLegs(straightWalks(cells, stops, { limitMeters: 900 }), 1);
const departures = minutesOf({ fromSeconds: 9 * 3600, untilSeconds: 11 * 3600 });
const directSeconds = new Float64Array(cells.longitude.length).fill(Number.POSITIVE_INFINITY);
const backwards = new RaptorSearch(reverseNetwork(network));
const common = { departures, directSeconds, percents: [50, 90] };

console.log(
  toMarkdown(`The router (\`geo/transit\`), seed ${SEED}`, [
    oneToAll,
    window,
    compareMedians('a day’s timetable from 500,000 rows', { ours: () => buildTimetable(input) }, 5),
    compareMedians(
      'the same with one trip less and one more (a trial)',
      {
        ours: () =>
          layOutTimetable(
            changeRuns(dayRuns, {
              removed: [{ trip: 7, startSeconds: null }],
              added: [{ trip: 8, startSeconds: MORNING }],
            }),
          ),
      },
      5,
    ),
    compareMedians(
      'isochrones: from one place to 5,000 cells, p50 and p90 of 120 departures',
      { ours: inTurn((access) => travelTimeFrom(search, { access, egress: cellLegs, ...common })) },
      9,
    ),
    compareMedians(
      'from 5,000 cells to the nearest of 20 places, p50 and p90 of 120 departures',
      { ours: () => travelTimeToNearest(backwards, { access: cellLegs, egress: legsOfPlaces(20), ...common }) },
      5,
    ),
    compareMedians(
      'travel times of a town: the same to the nearest of 20 places of each of 8 kinds, within 3 hours',
      {
        ours: () => {
          for (let kind = 0; kind < 8; kind++)
            travelTimeToNearest(backwards, {
              access: cellLegs,
              egress: legsOfPlaces(20, kind),
              limitSeconds: 3 * 3600,
              ...common,
            });
        },
      },
      3,
    ),
    compareMedians(
      'round trips from 5,000 cells to an opening of each of 20 places',
      { ours: () => roundTrips({ toPlaces: backwards, fromPlaces: search, homes: cellLegs, ...openingsOfPlaces(20) }) },
      5,
    ),
  ]),
);
console.log(`The day's timetable keeps ${(timetableBytes / 1e6).toFixed(1)} MB.\n`);

/** Every label of a window, in both. */
function assertSame(): void {
  for (const origin of origins.slice(0, 5)) {
    search.reset();
    floor.reset();
    for (let minute = 59; minute >= 0; minute--) {
      search.depart(origin, MORNING + minute * 60);
      floor.depart(origin, MORNING + minute * 60);
      for (const labels of ['ready', 'ridden'] as const)
        for (const [rides, times] of search[labels].entries())
          if (times.some((time, stop) => time !== floor[labels][rides]?.[stop]))
            throw new Error(`${labels} differ after ${rides} rides at minute ${minute}`);
    }
  }
}

function cellsBetween(): typeof stops {
  const random = seededRandom(SEED + 1);
  const pick = (column: Float64Array) => {
    const sorted = column.toSorted();
    const [low, high] = [sorted[0] as number, sorted.at(-1) as number];
    return Float64Array.from({ length: 5000 }, () => low + random() * (high - low));
  };
  return { longitude: pick(stops.longitude), latitude: pick(stops.latitude) };
}

/** The walks of places that stand at every 250th cell, or at one after it. */
function legsOfPlaces(count: number, after = 0): { stop: Int32Array; seconds: Int32Array } {
  const rows = Array.from({ length: count }, (_, place) => legsOf(cellLegs, place * 250 + after));
  return {
    stop: Int32Array.from(rows.flatMap(({ stop }) => [...stop])),
    seconds: Int32Array.from(rows.flatMap(({ seconds }) => [...seconds])),
  };
}

/** A salon from 10:00 to 11:30 at every 250th cell. */
function openingsOfPlaces(count: number): Pick<RoundTrips, 'places' | 'direct' | 'openings'> {
  const at = Array.from({ length: count }, (_, place) => place * 250);
  const places = {
    longitude: Float64Array.from(at, (cell) => cells.longitude[cell] as number),
    latitude: Float64Array.from(at, (cell) => cells.latitude[cell] as number),
  };
  return {
    places: toStopLegs(straightWalks(places, stops, { limitMeters: 900 }), 1),
    direct: straightWalks(places, cells, { limitMeters: 900 }),
    openings: at.map((_, place) => ({ place, startSeconds: 10 * 3600, endSeconds: 11.5 * 3600 })),
  };
}

function memoryBytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
