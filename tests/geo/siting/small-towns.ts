import {
  type CostMatrix,
  type CostProblem,
  type CoverageProblem,
  cellsWithinReach,
  costsOfColumns,
  nearestMeters,
  reachMeters,
  toEarthPoints,
} from '@hazama/geo';
import { randomTown, seededRandom } from '@hazama/geo/testing';

/** Rows of cells by site. */
export function incidence(rows: readonly (readonly number[])[]): CoverageProblem['reach'] {
  const siteStart = new Uint32Array(rows.length + 1);
  rows.forEach((row, site) => {
    siteStart[site + 1] = (siteStart[site] as number) + row.length;
  });
  return { siteStart, cellIndex: Uint32Array.from(rows.flat()) };
}

interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A small town: 48 cells, up to two salons of today and some halls that could hold one. */
function madeTown(seed: number, halls: number, { columns, rows }: Size = { columns: 8, rows: 6 }) {
  const { centres, people, places } = randomTown(seededRandom(seed), {
    columns,
    rows,
    areaColumns: 1,
    areaRows: 1,
    places: new Map([
      ['salon', seed % 3],
      ['hall', halls],
    ]),
  });
  const none = { longitude: new Float64Array(), latitude: new Float64Array() };
  const cells = toEarthPoints(centres);
  return {
    people,
    cells,
    halls: places.get('hall') ?? none,
    todayMeters: nearestMeters(cells, toEarthPoints(places.get('salon') ?? none)),
  };
}

/** The question whom the halls of a small town bring within reach. */
export function coverageOf(seed: number, count: number, size?: Size): CoverageProblem {
  const { people, cells, halls, todayMeters } = madeTown(seed, count, size);
  const limit = reachMeters({ thresholdMeters: 300 + (seed % 5) * 60 });
  return {
    people,
    isReached: Uint8Array.from(todayMeters, (distance) => Number(distance <= limit)),
    reach: cellsWithinReach(cells, halls, limit),
  };
}

/** The question how far it is to the halls of a small town; every fourth town has a limit beyond which there is no way. */
export function costsOf(seed: number, count: number): Omit<CostProblem, 'count'> {
  const { people, cells, halls, todayMeters } = madeTown(seed, count);
  const columns = [...halls.longitude.keys()].map((hall) =>
    nearestMeters(
      cells,
      toEarthPoints({
        longitude: halls.longitude.slice(hall, hall + 1),
        latitude: halls.latitude.slice(hall, hall + 1),
      }),
    ),
  );
  const limit = seed % 4 === 3 ? 700 : Number.POSITIVE_INFINITY;
  const todayCost = todayMeters.map((meters) => (meters > limit ? Number.POSITIVE_INFINITY : meters));
  return { people, todayCost, costs: costsOfColumns(columns, people.length, limit) };
}

/** What each cell pays with the places of today and these; Infinity without a way. */
export function nearestCosts(
  { todayCost, costs }: Pick<CostProblem, 'todayCost' | 'costs'>,
  sites: readonly number[],
): Float64Array {
  return todayCost.map((today, cell) => {
    let least = today;
    for (let at = costs.cellStart[cell] as number; at < (costs.cellStart[cell + 1] as number); at++)
      if (sites.includes(costs.placeIndex[at] as number)) least = Math.min(least, costs.cost[at] as number);
    return least;
  });
}

/** Costs given cell by cell, Infinity where there is no way. */
export function costRows(rows: readonly (readonly number[])[]): CostMatrix {
  const places = rows[0]?.length ?? 0;
  return costsOfColumns(
    Array.from({ length: places }, (_, place) => Float64Array.from(rows, (row) => row[place] as number)),
    rows.length,
  );
}

/** Everyone within reach of today's places and of these sites, each once. */
export function peopleWithin({ people, isReached, reach }: CoverageProblem, sites: readonly number[]): number {
  const within = Array.from(isReached, Boolean);
  for (const site of sites)
    for (const cell of reach.cellIndex.subarray(reach.siteStart[site], reach.siteStart[site + 1])) within[cell] = true;
  return people.reduce((sum, count, cell) => sum + (within[cell] ? count : 0), 0);
}

/** All choices of so many of some sites. */
export function* choices(from: number, count: number, first = 0): Generator<number[]> {
  if (count === 0) return yield [];
  for (let site = first; site < from; site++)
    for (const rest of choices(from, count - 1, site + 1)) yield [site, ...rest];
}

export const sitesOf = ({ sites }: { readonly sites: readonly { readonly site: number }[] }) =>
  sites.map(({ site }) => site);
