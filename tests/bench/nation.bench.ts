// One kind's coverage over a nation: 8,000 areas, 200,000 cells, and all of 300,000 resources of the one kind, which is the most that it can be;
// beside a floor of bare loops in a flat plane. Goals: ≤ 300 ms, and under 600 MB for the whole process. Seeded, so that every run does the same work.
import { type AreaShares, coverageByArea, nearestMeters, type Points, peopleByArea, toEarthPoints } from '@hazama/geo';
import { seededRandom } from '@hazama/geo/testing';
import { compareMedians, toMarkdown } from './medians.ts';

const SEED = 20_251_120;
const COLUMNS = 500;
const ROWS = 400;
/** Cells on each side of an area. */
const AREA_SIDE = 5;
const RESOURCES = 300_000;
const THRESHOLD_METERS = 500;
const METERS_PER_LONGITUDE = 91_500;
const METERS_PER_LATITUDE = 110_950;
const CELL_METERS = 250;

const nation = aNation();
assertAlike();

console.log(
  toMarkdown('One kind over a nation (`geo`), seed 20251120', [
    compareMedians(
      `coverage with its intervals: ${nation.people.length} cells, ${nation.shares.areaStart.length - 1} areas, ${RESOURCES} places`,
      { ours: coverage, floor: bareCoverage },
      9,
    ),
  ]),
);
console.log(`The whole process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most.\n`);

/** From people per cell and positions to a value with its interval for each area. */
function coverage() {
  const distanceMeters = nearestMeters(toEarthPoints(nation.centres), toEarthPoints(nation.places));
  const people = peopleByArea(nation.people, nation.shares);
  return coverageByArea(people, { distanceMeters, thresholdMeters: THRESHOLD_METERS }, true);
}

/** Places in squares of the threshold; a cell is reached where one of nine squares has a place near enough. */
function bareCoverage(): Float64Array {
  const cells = toPlane(nation.centres);
  const places = toPlane(nation.places);
  const [west, south] = [least(places.x), least(places.y)];
  const columns = Math.floor((-least(places.x.map((x) => -x)) - west) / THRESHOLD_METERS) + 1;
  const rows = Math.floor((-least(places.y.map((y) => -y)) - south) / THRESHOLD_METERS) + 1;
  const square = new Uint32Array(RESOURCES);
  const start = new Uint32Array(columns * rows + 1);
  for (let place = 0; place < RESOURCES; place++) {
    const own =
      Math.floor(((places.y[place] as number) - south) / THRESHOLD_METERS) * columns +
      Math.floor(((places.x[place] as number) - west) / THRESHOLD_METERS);
    square[place] = own;
    (start[own + 1] as number)++;
  }
  for (let at = 1; at < start.length; at++) start[at] = (start[at] as number) + (start[at - 1] as number);
  const next = start.slice();
  const sorted = new Uint32Array(RESOURCES);
  for (let place = 0; place < RESOURCES; place++) sorted[(next[square[place] as number] as number)++] = place;

  const isReached = new Uint8Array(nation.people.length);
  for (let cell = 0; cell < isReached.length; cell++) {
    const [x, y] = [cells.x[cell] as number, cells.y[cell] as number];
    const column = Math.floor((x - west) / THRESHOLD_METERS);
    const row = Math.floor((y - south) / THRESHOLD_METERS);
    const [from, to] = [Math.max(0, column - 1), Math.min(columns - 1, column + 1)];
    if (from > to) continue;
    for (let near = Math.max(0, row - 1); near <= Math.min(rows - 1, row + 1); near++)
      for (let at = start[near * columns + from] as number; at < (start[near * columns + to + 1] as number); at++) {
        const place = sorted[at] as number;
        const squared = ((places.x[place] as number) - x) ** 2 + ((places.y[place] as number) - y) ** 2;
        if (squared <= THRESHOLD_METERS * THRESHOLD_METERS) isReached[cell] = 1;
      }
  }
  const { areaStart, cellIndex, share } = nation.shares;
  return Float64Array.from({ length: areaStart.length - 1 }, (_, area) => {
    let [reached, all] = [0, 0];
    for (let at = areaStart[area] as number; at < (areaStart[area + 1] as number); at++) {
      const cell = cellIndex[at] as number;
      const weight = (share[at] as number) * (nation.people[cell] as number);
      all += weight;
      if (isReached[cell]) reached += weight;
    }
    return reached / all;
  });
}

/** A floor that does other work proves nothing: a flat plane may put only a few cells on the other side of the threshold. */
function assertAlike(): void {
  const [a, b] = [coverage().map(({ value }) => value ?? 0), [...bareCoverage()]].map(
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  ) as [number, number];
  if (!(Math.abs(a - b) <= 0.02)) throw new Error(`areas are covered by ${a} and ${b}`);
}

/** Cells of 250 m in rows, areas of 25 of them, and places thickest in the middle. */
function aNation() {
  const random = seededRandom(SEED);
  const cells = COLUMNS * ROWS;
  const centres = pointsOf(cells, (cell) => [(cell % COLUMNS) + 0.5, Math.floor(cell / COLUMNS) + 0.5]);
  const people = Float64Array.from({ length: cells }, () =>
    random() < 0.1 ? 0 : Math.round(-Math.log(1 - random()) * 80),
  );
  const middling = () => (random() + random()) / 2;
  const places = pointsOf(RESOURCES, () => [middling() * COLUMNS, middling() * ROWS]);
  return { centres, people, places, shares: squareAreas() };
}

function pointsOf(length: number, at: (index: number) => readonly [column: number, row: number]): Points {
  const points = { longitude: new Float64Array(length), latitude: new Float64Array(length) };
  for (let index = 0; index < length; index++) {
    const [column, row] = at(index);
    points.longitude[index] = 136 + (column * CELL_METERS) / METERS_PER_LONGITUDE;
    points.latitude[index] = 34.7 + (row * CELL_METERS) / METERS_PER_LATITUDE;
  }
  return points;
}

function squareAreas(): AreaShares {
  const columns = COLUMNS / AREA_SIDE;
  const areas = columns * (ROWS / AREA_SIDE);
  const size = AREA_SIDE * AREA_SIDE;
  return {
    areaStart: Uint32Array.from({ length: areas + 1 }, (_, area) => area * size),
    cellIndex: Uint32Array.from({ length: areas * size }, (_, at) => {
      const [area, own] = [Math.floor(at / size), at % size];
      const row = Math.floor(area / columns) * AREA_SIDE + Math.floor(own / AREA_SIDE);
      return row * COLUMNS + (area % columns) * AREA_SIDE + (own % AREA_SIDE);
    }),
    share: new Float64Array(areas * size).fill(1),
  };
}

function least(values: Float64Array): number {
  return values.reduce((found, value) => Math.min(found, value), Number.POSITIVE_INFINITY);
}

function toPlane({ longitude, latitude }: Points): { x: Float64Array; y: Float64Array } {
  return {
    x: longitude.map((degrees) => degrees * METERS_PER_LONGITUDE),
    y: latitude.map((degrees) => degrees * METERS_PER_LATITUDE),
  };
}
