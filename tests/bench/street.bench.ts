// Speed of walks along streets: a town of 50,000 junctions and 95,000 streets on a shaken grid, a twentieth of the streets missing, each bent
// twice. The floor is Dijkstra over flat arrays in the same process, for one whole tree. Both must agree. Seeded.
import {
  buildStreetGraph,
  linesOfPieces,
  linesWithin,
  nearestStreetMeters,
  type Points,
  type Ring,
  ShortestPaths,
  type SnappedPoints,
  type StreetGraph,
  StreetNetwork,
  streetLines,
  streetReach,
  toEarthPoints,
  walksWithin,
} from '@hazama/geo';
import { seededRandom } from '@hazama/geo/testing';
import { bareDijkstra, bareReach } from './bare-dijkstra.ts';
import { compareMedians, toMarkdown } from './medians.ts';

const SEED = 20_261_122;
const COLUMNS = 250;
const ROWS = 200;
/** A block of 80 m at 34.77° north. */
const STEP = { longitude: 80 / 91_500, latitude: 80 / 110_950 };
const WALK_METERS = 900;

const random = seededRandom(SEED);
const graph = aTown();
const network = new StreetNetwork(graph);
const cells = network.snap(toEarthPoints(scattered(5000)));
const places = network.snap(toEarthPoints(scattered(15)));
const sites = network.snap(toEarthPoints(scattered(400)));
const paths = new ShortestPaths(network.arcs);
const source = network.arcs.target[0] as number;
/** Halls at crossings, as many as a city has. */
const halls = Array.from({ length: 150 }, () => Math.floor(random() * graph.junctionCount));
const hallsOnStreets = standingAt(halls);
const area = roundArea();

assertSame();

const town = `${graph.junctionCount.toLocaleString('en')} junctions, ${graph.from.length.toLocaleString('en')} streets`;
console.log(
  toMarkdown(`Walks along streets (\`geo/street\`), seed ${SEED}: ${town}`, [
    compareMedians(
      'a shortest-path tree of the whole town',
      {
        ours: () => {
          paths.clear();
          paths.addSource(source, 0);
          paths.search(Number.POSITIVE_INFINITY);
        },
        floor: () => bareDijkstra(network.arcs, [source]),
      },
      60,
    ),
    compareMedians(
      'metres from 5,000 cells to the nearest of 15 places',
      { ours: () => nearestStreetMeters(network, cells, places) },
      40,
    ),
    compareMedians(
      'the cells within 900 m of each of 400 sites',
      { ours: () => walksWithin(network, sites, cells, WALK_METERS) },
      40,
    ),
    compareMedians('one place more: whom it reaches within 900 m', { ours: aDraggedPlace() }, 200),
    compareMedians(
      `the streets within 900 m of 150 places: ${share(reachedMeters())} of the town's`,
      {
        ours: () => streetReach(network, hallsOnStreets, WALK_METERS),
        floor: () => bareReach(network, halls, WALK_METERS),
      },
      60,
    ),
    compareMedians(
      'the same as lines, cut to an area of 28 km² and 1,200 corners',
      { ours: () => linesWithin(linesOfPieces(network, streetReach(network, hallsOnStreets, WALK_METERS)), [[area]]) },
      40,
    ),
    compareMedians('all streets, cut to that area', { ours: () => linesWithin(streetLines(network), [[area]]) }, 40),
    compareMedians('the network from its graph', { ours: () => new StreetNetwork(graph) }, 9),
  ]),
);

/** The nearest as when a place is dragged: elsewhere with each call. */
function aDraggedPlace(): () => unknown {
  return () => nearestStreetMeters(network, cells, network.snap(toEarthPoints(scattered(1))), WALK_METERS);
}

function assertSame(): void {
  paths.clear();
  paths.addSource(source, 0);
  paths.search(Number.POSITIVE_INFINITY);
  bareDijkstra(network.arcs, [source]).forEach((meters, junction) => {
    if (Math.abs(meters - (paths.meters[junction] as number)) > 1e-6)
      throw new Error(`junction ${junction} is ${paths.meters[junction]} m away, and ${meters} m by the floor`);
  });
  // a street that is walked from both ends is as long as both parts, and no longer than itself
  const bare = bareReach(network, halls, WALK_METERS);
  const wanted = network.meters.reduce(
    (sum, length, street) => sum + Math.min(length, (bare[2 * street] as number) + (bare[2 * street + 1] as number)),
    0,
  );
  if (Math.abs(wanted - reachedMeters()) > 1e-3)
    throw new Error(`${reachedMeters()} m of streets are reached, and ${wanted} m by the floor`);
}

function reachedMeters(): number {
  const { fromMeters, toMeters } = streetReach(network, hallsOnStreets, WALK_METERS);
  return toMeters.reduce((sum, to, piece) => sum + to - (fromMeters[piece] as number), 0);
}

function share(meters: number): string {
  return `${Math.round((meters / network.totalMeters) * 100)} %`;
}

/** Places on junctions: at an end of a street there, with no way to the door. */
function standingAt(junctions: readonly number[]): SnappedPoints {
  const street = Int32Array.from(
    junctions,
    (junction) => network.arcs.street[network.arcs.arcStart[junction] as number] as number,
  );
  return {
    street,
    alongMeters: Float64Array.from(street, (on, at) =>
      graph.from[on] === junctions[at] ? 0 : (network.meters[on] as number),
    ),
    legMeters: new Float64Array(junctions.length),
  };
}

/** Some 3 km around the town's middle, with forty bays. */
function roundArea(): Ring {
  return Array.from({ length: 1200 }, (_, corner) => {
    const turn = (corner / 1200) * 2 * Math.PI;
    const blocks = (3000 + 200 * Math.sin(40 * turn)) / 80;
    return [
      136 + (COLUMNS / 2 + blocks * Math.cos(turn)) * STEP.longitude,
      34.7 + (ROWS / 2 + blocks * Math.sin(turn)) * STEP.latitude,
    ];
  });
}

function scattered(count: number): Points {
  const anywhere = (from: number, step: number, steps: number) =>
    Float64Array.from({ length: count }, () => from + random() * step * steps);
  return { longitude: anywhere(136, STEP.longitude, COLUMNS), latitude: anywhere(34.7, STEP.latitude, ROWS) };
}

/** Crossings on a shaken grid, and between two of them a street with two bends. */
function aTown(): StreetGraph {
  const longitude: number[] = [];
  const latitude: number[] = [];
  const node = (column: number, row: number, shake: number): number => {
    longitude.push(136 + (column + (random() - 0.5) * shake) * STEP.longitude);
    return latitude.push(34.7 + (row + (random() - 0.5) * shake) * STEP.latitude) - 1;
  };
  for (let row = 0; row < ROWS; row++) for (let column = 0; column < COLUMNS; column++) node(column, row, 0.5);

  const nodeIndex: number[] = [];
  const wayStart = [0];
  const street = (column: number, row: number, east: number, north: number) => {
    if (column + east >= COLUMNS || row + north >= ROWS || random() < 0.05) return;
    const bends = [1, 2].map((third) => node(column + (east * third) / 3, row + (north * third) / 3, 0.2));
    nodeIndex.push(row * COLUMNS + column, ...bends, (row + north) * COLUMNS + column + east);
    wayStart.push(nodeIndex.length);
  };
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS; column++) {
      street(column, row, 1, 0);
      street(column, row, 0, 1);
    }
  return buildStreetGraph({
    nodes: { longitude: Float64Array.from(longitude), latitude: Float64Array.from(latitude) },
    nodeIndex: Uint32Array.from(nodeIndex),
    wayStart: Uint32Array.from(wayStart),
  });
}
