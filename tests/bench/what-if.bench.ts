// Speed of もし置いたら as the browser's worker answers it while a pin is dragged among three that stand: 5,000 cells, 40 areas, in straight lines
// and along some 16,500 streets. The floor is the same positions in a flat plane, or a bare Dijkstra of 900 m and nothing else. Goal: p99 ≤ 2 ms. Seeded.
import {
  assignCells,
  LiveTown,
  nearestMeters,
  nearestStreetMeters,
  type Points,
  peopleByArea,
  StreetNetwork,
  type TownArrays,
  toEarthPoints,
} from '@hazama/geo';
import { randomTown, seededRandom } from '@hazama/geo/testing';
import { gridStreets } from '../geo/street/grid-streets.ts';
import { bareDijkstra } from './bare-dijkstra.ts';
import { percentileOf, toMarkdown } from './medians.ts';

const SEED = 20_261_122;
const WALK_METERS = 900;
const STRAIGHT_METERS = WALK_METERS / 1.3;
const ROUNDS = 500;

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
const earth = toEarthPoints(centres);
const [west, south, east, north] = [cells.west, cells.south]
  .map((column) => Math.min(...column))
  .concat([cells.east, cells.north].map((column) => Math.max(...column))) as [number, number, number, number];
const network = new StreetNetwork(gridStreets(random, { west, south, east, north }, 100));

const rows = (['straight', 'street'] as const).flatMap((by) => {
  const live = new LiveTown(arraysOf(by), by === 'street' ? network : null);
  const standing = [aPosition(), aPosition(), aPosition()];
  const run = {
    ours: () => live.whatIf({ added: [...standing, aPosition()], removed: new Set() }),
    floor: by === 'street' ? aBareTree : aBareCount,
  };
  return [0.5, 0.99].map((percentile) =>
    percentileOf(
      `a pin dragged among three, ${by === 'street' ? 'along streets' : 'in straight lines'}: p${percentile * 100} of ${ROUNDS}`,
      run,
      { rounds: ROUNDS, percentile },
    ),
  );
});
console.log(toMarkdown(`もし置いたら in the worker, seed ${SEED}`, rows));

function aPosition(): readonly [number, number] {
  return [west + random() * (east - west), south + random() * (north - south)];
}

function arraysOf(by: 'straight' | 'street'): TownArrays {
  const limitMeters = (by === 'street' ? WALK_METERS : STRAIGHT_METERS) + 1e-6;
  const places = toEarthPoints(salons);
  const meters =
    by === 'street'
      ? nearestStreetMeters(network, network.snap(earth), network.snap(places))
      : nearestMeters(earth, places);
  const isReached = Uint8Array.from(meters, (each) => (each <= limitMeters ? 1 : 0));
  const inAreas = peopleByArea(people, shares);
  return {
    indicator: 'coverage.salon',
    year: 2025,
    by,
    limitMeters,
    streets: by === 'street' ? 1 : null,
    areaIds: town.territories.map((_, area) => String(area)),
    placeIds: Array.from(salons.longitude, (_, place) => String(place)),
    places: salons,
    isFresh: new Uint8Array(salons.longitude.length).fill(1),
    cells: centres,
    sideMeters: new Int32Array(people.length).fill(250),
    people,
    counted: people,
    isReached,
    isFreshlyReached: isReached,
    shares,
    total: inAreas.total,
    knownShare: inAreas.knownShare,
  };
}

/** Whom a position brings in: a flat plane, one comparison a cell. */
function aBareCount(): number {
  const [longitude, latitude] = aPosition();
  const perDegree = Math.cos((latitude * Math.PI) / 180);
  const limit = (STRAIGHT_METERS / 111_320) ** 2;
  let sum = 0;
  for (let cell = 0; cell < people.length; cell++) {
    const dx = ((centres.longitude[cell] as number) - longitude) * perDegree;
    const dy = (centres.latitude[cell] as number) - latitude;
    if (dx * dx + dy * dy <= limit) sum += people[cell] as number;
  }
  return sum;
}

/** The tree of one walk from any junction. */
function aBareTree(): Float64Array {
  return bareDijkstra(network.arcs, [Math.floor(random() * network.graph.junctionCount)], WALK_METERS);
}
