// Speed of the access measures, beside a floor: E2SFCA over the same pairs by bare loops in a flat plane, with no checks and no way to choose
// a decay. Goal: within 2× of the floor, the finding of pairs included. Seeded, so that every run does the same work.
import {
  type CatchmentInput,
  type Decay,
  type EarthPoints,
  enhancedFloatingCatchment,
  type Points,
  straightCosts,
  toEarthPoints,
} from '@hazama/geo';
import { randomTown, seededRandom } from '@hazama/geo/testing';
import { compareMedians, toMarkdown } from './medians.ts';

const SEED = 20_251_120;
const LIMIT_METERS = 1240;
/** Luo & Qi's weights, in thirds of the limit. */
const ZONES: Decay = {
  shape: 'STEP',
  steps: [
    { upTo: LIMIT_METERS / 3, weight: 1 },
    { upTo: (LIMIT_METERS / 3) * 2, weight: 0.68 },
    { upTo: LIMIT_METERS, weight: 0.22 },
  ],
};

/** Positions are projected once for all kinds of places, and not measured here. */
interface Town {
  readonly centres: EarthPoints;
  readonly places: EarthPoints;
  readonly planeCentres: PlanePoints;
  readonly planePlaces: PlanePoints;
  readonly people: Float64Array;
  readonly capacity: Float64Array;
}

const city = aTown(100, 50, 585);
const nation = aTown(800, 500, 44_000);

console.log(
  toMarkdown(`Access measures (\`geo\`), E2SFCA in three zones up to ${LIMIT_METERS} m, seed ${SEED}`, [
    ...rowsOf(city, 151),
    ...rowsOf(nation, 7),
  ]),
);

function rowsOf(town: Town, rounds: number) {
  const input = inputOf(town);
  const pairs = barePairs(town);
  const size = `${town.people.length} cells, ${town.capacity.length} places, ${input.costs.cost.length} pairs`;
  assertAlike(enhancedFloatingCatchment(input, ZONES).access, bareCatchment(town, pairs));
  return [
    compareMedians(
      `${size}: pairs given`,
      { ours: () => enhancedFloatingCatchment(input, ZONES), floor: () => bareCatchment(town, pairs) },
      rounds,
    ),
    compareMedians(
      `${size}: pairs found`,
      {
        ours: () => enhancedFloatingCatchment(inputOf(town), ZONES),
        floor: () => bareCatchment(town, barePairs(town)),
      },
      rounds,
    ),
  ];
}

function aTown(columns: number, rows: number, count: number): Town {
  const random = seededRandom(SEED);
  const { centres, people, places } = randomTown(random, {
    columns,
    rows,
    areaColumns: 1,
    areaRows: 1,
    places: new Map([['salon', count]]),
  });
  const capacity = Float64Array.from({ length: count }, () => 5 + Math.floor(random() * 40));
  const salons = places.get('salon') ?? centres;
  return {
    centres: toEarthPoints(centres),
    places: toEarthPoints(salons),
    planeCentres: toPlane(centres),
    planePlaces: toPlane(salons),
    people,
    capacity,
  };
}

function inputOf({ centres, places, people, capacity }: Town): CatchmentInput {
  const costs = straightCosts(centres, places, { limitMeters: LIMIT_METERS, detour: 1 });
  return { costs, people, capacity };
}

interface BarePairs {
  readonly start: Uint32Array;
  readonly place: Uint32Array;
  readonly squaredMeters: Float64Array;
}

/** Places in squares as large as the limit; from each cell those of nine squares are measured. */
function barePairs({ planeCentres: cells, planePlaces: points }: Town): BarePairs {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < points.x.length; place++) {
    west = Math.min(west, points.x[place] as number);
    east = Math.max(east, points.x[place] as number);
    south = Math.min(south, points.y[place] as number);
    north = Math.max(north, points.y[place] as number);
  }
  const columns = Math.floor((east - west) / LIMIT_METERS) + 1;
  const rows = Math.floor((north - south) / LIMIT_METERS) + 1;
  const squareOf = (place: number) =>
    Math.floor(((points.y[place] as number) - south) / LIMIT_METERS) * columns +
    Math.floor(((points.x[place] as number) - west) / LIMIT_METERS);
  const first = new Uint32Array(columns * rows + 1);
  for (let place = 0; place < points.x.length; place++) (first[squareOf(place) + 1] as number)++;
  for (let at = 1; at < first.length; at++) first[at] = (first[at] as number) + (first[at - 1] as number);
  const next = first.slice();
  const sorted = new Uint32Array(points.x.length);
  for (let place = 0; place < sorted.length; place++) sorted[(next[squareOf(place)] as number)++] = place;

  const start = new Uint32Array(cells.x.length + 1);
  let place = new Uint32Array(cells.x.length * 10);
  let squaredMeters = new Float64Array(place.length);
  let count = 0;
  for (let cell = 0; cell < cells.x.length; cell++) {
    const [x, y] = [cells.x[cell] as number, cells.y[cell] as number];
    const column = Math.floor((x - west) / LIMIT_METERS);
    const row = Math.floor((y - south) / LIMIT_METERS);
    const [from, to] = [Math.max(0, column - 1), Math.min(columns - 1, column + 1)];
    for (let near = Math.max(0, row - 1); near <= Math.min(rows - 1, row + 1); near++) {
      const end = from <= to ? (first[near * columns + to + 1] as number) : 0;
      for (let at = first[near * columns + from] as number; at < end; at++) {
        const other = sorted[at] as number;
        const squared = ((points.x[other] as number) - x) ** 2 + ((points.y[other] as number) - y) ** 2;
        if (squared > LIMIT_METERS * LIMIT_METERS) continue;
        if (count === place.length) {
          place = grown(place, new Uint32Array(count * 2));
          squaredMeters = grown(squaredMeters, new Float64Array(count * 2));
        }
        place[count] = other;
        squaredMeters[count++] = squared;
      }
    }
    start[cell + 1] = count;
  }
  return { start, place, squaredMeters };
}

function grown<Column extends Uint32Array | Float64Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}

function bareCatchment({ people, capacity }: Town, { start, place, squaredMeters }: BarePairs): Float64Array {
  const inner = (LIMIT_METERS / 3) ** 2;
  const middle = ((LIMIT_METERS / 3) * 2) ** 2;
  const demand = new Float64Array(capacity.length);
  for (let cell = 0; cell < people.length; cell++)
    for (let at = start[cell] as number; at < (start[cell + 1] as number); at++) {
      const squared = squaredMeters[at] as number;
      const weight = squared <= inner ? 1 : squared <= middle ? 0.68 : 0.22;
      demand[place[at] as number] = (demand[place[at] as number] as number) + weight * (people[cell] as number);
    }
  const access = new Float64Array(people.length);
  for (let cell = 0; cell < people.length; cell++) {
    let sum = 0;
    for (let at = start[cell] as number; at < (start[cell + 1] as number); at++) {
      const squared = squaredMeters[at] as number;
      const own = place[at] as number;
      const weight = squared <= inner ? 1 : squared <= middle ? 0.68 : 0.22;
      if ((demand[own] as number) > 0) sum += (weight * (capacity[own] as number)) / (demand[own] as number);
    }
    access[cell] = sum;
  }
  return access;
}

/** A floor that does other work proves nothing: both must agree in all but the few pairs that a flat plane puts into another zone. */
function assertAlike(ours: Float64Array, floor: Float64Array): void {
  const [a, b] = [ours, floor].map((values) => values.reduce((sum, value) => sum + value, 0)) as [number, number];
  if (!(Math.abs(a - b) <= 0.05 * a)) throw new Error(`access adds up to ${a} and ${b}`);
}

interface PlanePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function toPlane({ longitude, latitude }: Points): PlanePoints {
  return { x: longitude.map((degrees) => degrees * 91_500), y: latitude.map((degrees) => degrees * 110_950) };
}
