// Speed of もし置いたら as the browser's worker answers it while a pin is dragged among three that stand: 5,000 cells, 40 areas, in straight lines
// and along some 16,500 streets. The floor is the same positions in a flat plane, or a bare Dijkstra of 900 m and nothing else. Goal: p99 ≤ 2 ms. Seeded.
import { gzipSync } from 'node:zlib';
import {
  assignCells,
  type LivePlaceChange,
  type LiveRule,
  LiveTown,
  NO_SHAPES,
  type Points,
  packTownArrays,
  peopleByArea,
  StreetNetwork,
  streetGraphOfInts,
  streetGraphToInts,
  type TownArrays,
  unpackTownArrays,
} from '@hazama/geo';
import { randomTown, seededRandom } from '@hazama/geo/testing';
import { gridStreets } from '../geo/street/grid-streets.ts';
import { bareDijkstra } from './bare-dijkstra.ts';
import { type BenchRow, compareMedians, percentileOf, toMarkdown } from './medians.ts';

const SEED = 20_261_122;
const WALK_METERS = 900;
const STRAIGHT_METERS = WALK_METERS / 1.3;
const ACCESS_METERS = 1_800;
/** Each way: 50,176 junctions. */
const CITY_LINES = 224;
const ROUNDS = 500;
const E2SFCA: LiveRule['access'] = {
  method: 'e2sfca',
  decay: {
    shape: 'STEP',
    steps: [
      { upTo: 600, weight: 1 },
      { upTo: 1_200, weight: 0.68 },
      { upTo: ACCESS_METERS, weight: 0.22 },
    ],
  },
  isOfSeats: true,
};

const random = seededRandom(SEED);
const town = randomTown(random, {
  columns: 100,
  rows: 50,
  areaColumns: 8,
  areaRows: 5,
  places: new Map([['salon', 40]]),
});
const { centres, cells, people } = town;
const salons = town.places.get('salon') as Points;
const shares = assignCells(cells, town.territories);
const [west, south, east, north] = [cells.west, cells.south]
  .map((column) => Math.min(...column))
  .concat([cells.east, cells.north].map((column) => Math.max(...column))) as [number, number, number, number];
const network = new StreetNetwork(gridStreets(random, { west, south, east, north }, 100));

const NOTHING = new Map<string, LivePlaceChange>();
const placeIds = Array.from(salons.longitude, (_, place) => String(place));

const coverage = (['straight', 'street'] as const).flatMap((by) => {
  const live = new LiveTown(arraysOf(by, null), by === 'street' ? network : null);
  const standing = [aPosition(), aPosition(), aPosition()];
  const words = by === 'street' ? 'along streets' : 'in straight lines';
  const floor = by === 'street' ? () => aBareTree(WALK_METERS) : () => aBareCount(STRAIGHT_METERS);
  return [
    ...timed(`a pin dragged among three, ${words}`, {
      ours: () => live.whatIf({ added: [...standing, aPosition()].map((point) => ({ point })), changed: NOTHING }),
      floor,
    }),
    ...timed(`a place of today dragged, ${words}`, {
      ours: () => live.whatIf({ added: [], changed: new Map([[aPlace(), { point: aPosition() }]]) }),
      floor,
    }),
  ];
});

/** Seats × openings shared out: every pair of the town is weighed again with each move. */
const access = (['straight', 'street'] as const).flatMap((by) => {
  const live = new LiveTown(arraysOf(by, E2SFCA), by === 'street' ? network : null);
  const seats = { capacity: 20, isWeekly: true, openingsPerMonth: 4.33 };
  const standing = [aPosition(), aPosition(), aPosition()].map((point) => ({ point, ...seats }));
  const words = by === 'street' ? 'along streets' : 'in straight lines';
  return timed(`seats of a pin dragged among three (E2SFCA, 1.8 km), ${words}`, {
    ours: () => live.whatIf({ added: [...standing, { point: aPosition(), ...seats }], changed: NOTHING }),
    floor: by === 'street' ? () => aBareTree(ACCESS_METERS) : () => aBareCount(ACCESS_METERS / 1.3),
  });
});
/** Streets as many as a city of 80,000 has: how large they are on the way, how long the worker takes to open them, and what a drag takes then. */
const cityGraph = gridStreets(random, { west, south, east, north }, CITY_LINES);
const cityInts = streetGraphToInts(cityGraph);
const values = packTownArrays(arraysOf('street', null));
const opened = compareMedians(
  `opening a town of ${cityGraph.junctionCount} junctions and ${cityGraph.from.length} streets`,
  {
    ours: () => new LiveTown(unpackTownArrays(values.buffer), new StreetNetwork(streetGraphOfInts(cityInts))),
  },
  3,
);
const cityStreets = new StreetNetwork(cityGraph);
const cityTown = new LiveTown(arraysOf('street', null), cityStreets);
const standingInCity = [aPosition(), aPosition(), aPosition()];
const dragged = timed('a pin dragged among three in it', {
  ours: () =>
    cityTown.whatIf({ added: [...standingInCity, aPosition()].map((point) => ({ point })), changed: NOTHING }),
  floor: () => aBareTree(WALK_METERS, cityStreets),
});
console.log(toMarkdown(`もし置いたら in the worker, seed ${SEED}`, [...coverage, ...access, opened, ...dragged]));
const kilobytes = (bytes: Uint8Array) => `${Math.round(gzipSync(bytes).length / 1000)} kB`;
console.log(
  `On the way, gzip: ${kilobytes(values)} of values with each edit, ${kilobytes(new Uint8Array(cityInts.buffer, cityInts.byteOffset, cityInts.byteLength))} of streets once.`,
);

function timed(job: string, run: { readonly ours: () => unknown; readonly floor: () => unknown }): BenchRow[] {
  return [0.5, 0.99].map((percentile) =>
    percentileOf(`${job}: p${percentile * 100} of ${ROUNDS}`, run, { rounds: ROUNDS, percentile }),
  );
}

function aPosition(): readonly [number, number] {
  return [west + random() * (east - west), south + random() * (north - south)];
}

function aPlace(): string {
  return placeIds[Math.floor(random() * placeIds.length)] as string;
}

function arraysOf(by: 'straight' | 'street', ofAccess: LiveRule['access']): TownArrays {
  const inAreas = peopleByArea(people, shares);
  const ofPlaces = (value: () => number) => Float64Array.from(placeIds, value);
  return {
    indicator: ofAccess ? 'access.e2sfca.salon.seats' : 'coverage.salon',
    year: 2025,
    rule: {
      thresholdMeters: ofAccess ? ACCESS_METERS : WALK_METERS,
      detour: by === 'street' ? 1 : 1.3,
      ruralMeters: null,
      isWeekly: false,
      minDepartures: null,
      isOfDepartures: false,
      access: ofAccess,
    },
    by,
    streets: by === 'street' ? 1 : null,
    hasRunOut: false,
    areaIds: town.territories.map((_, area) => String(area)),
    placeIds,
    firstKindCount: placeIds.length,
    places: salons,
    isFresh: new Uint8Array(placeIds.length).fill(1),
    isWeekly: new Int8Array(placeIds.length).fill(1),
    openingsPerMonth: ofPlaces(() => 4.33),
    capacity: ofPlaces(() => 5 + Math.floor(random() * 30)),
    departures: ofPlaces(() => Number.NaN),
    shapes: NO_SHAPES,
    cells: centres,
    sideMeters: new Int32Array(people.length).fill(250),
    isRural: new Uint8Array(people.length),
    people,
    counted: people,
    shares,
    total: inAreas.total,
    knownShare: inAreas.knownShare,
  };
}

/** Whom a position brings in: a flat plane, one comparison a cell. */
function aBareCount(meters: number): number {
  const [longitude, latitude] = aPosition();
  const perDegree = Math.cos((latitude * Math.PI) / 180);
  const limit = (meters / 111_320) ** 2;
  let sum = 0;
  for (let cell = 0; cell < people.length; cell++) {
    const dx = ((centres.longitude[cell] as number) - longitude) * perDegree;
    const dy = (centres.latitude[cell] as number) - latitude;
    if (dx * dx + dy * dy <= limit) sum += people[cell] as number;
  }
  return sum;
}

/** The tree of one walk from any junction. */
function aBareTree(meters: number, { arcs, graph } = network): Float64Array {
  return bareDijkstra(arcs, [Math.floor(random() * graph.junctionCount)], meters);
}
