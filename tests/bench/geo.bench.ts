// Speed of the engine, beside a floor: the same sums by bare loops over flat arrays, with no states, intervals or checks.
// Goals: base indicators of one town ≤ 25 ms, one kind over a nation ≤ 300 ms, one place more p99 ≤ 2 ms, 99 % of the best 15 of
// 400 sites ≤ 20 ms. Seeded, so that every run does the same work.
import {
  type AreaShares,
  assignCells,
  type CoverageProblem,
  cellsWithinReach,
  coverageByArea,
  coverageWhatIf,
  findSelfIntersection,
  type MultiPolygon,
  maximalCoverage,
  nearestByArea,
  nearestMeters,
  nearestOf,
  peopleByArea,
  perThousandByArea,
  presenceOf,
  presenceShare,
  presenceValue,
  STRAIGHT_LINE_DETOUR,
  solveMaximalCoverage,
  sumByArea,
  toEarthPoints,
} from '@hazama/geo';
import { randomTown, type SyntheticTown, seededRandom } from '@hazama/geo/testing';
import { compareMedians, percentileOf, toMarkdown } from './medians.ts';

const SEED = 20_251_120;
/** Places sited at once. */
const SITED = 15;

const sampleTown = aTown();
const sampleNation = aNation();
const border = spikyBorder(100_000);
const dragged = aDraggedPlace();
const dense = sitesOfReach(1500);
const usual = sitesOfReach(692);

console.log(
  toMarkdown('The engine (`geo`), seed 20251120', [
    compareMedians(
      '320 base indicators of a town: 5,000 cells, 600 places in 40 kinds, 40 areas',
      { ours: () => baseIndicators(sampleTown), floor: () => bareIndicators(sampleTown) },
      15,
    ),
    compareMedians(
      'one kind over a nation: 400,000 cells, 20,000 places, 1,741 areas',
      { ours: () => oneKind(sampleNation) },
      5,
    ),
    compareMedians(
      'cells to areas: 5,000 cells, 40 areas of 1,200 corners',
      { ours: () => assignCells(sampleTown.cells, sampleTown.territories) },
      5,
    ),
    compareMedians('soundness of a border of 100,000 corners', { ours: () => findSelfIntersection(border) }, 5),
    percentileOf(
      'one place more, before and after in 40 areas: 5,000 cells, p99 of 500 positions',
      { ours: dragged.tryNext, floor: dragged.countNext },
      { rounds: 500, percentile: 0.99 },
    ),
    compareMedians(
      'the best 15 of 400 sites that reach 23 cells each (692 m): the answer with its proof',
      { ours: () => maximalCoverage(usual, SITED) },
      5,
    ),
    compareMedians(
      'the best 15 of 400 sites that reach 106 cells each (1,500 m): 99 % of the best known',
      { ours: bestWithin(dense, 0.99) },
      9,
    ),
  ]),
);

interface MeasuredTown extends SyntheticTown {
  readonly shares: AreaShares;
  /** Places per area, by kind. */
  readonly counts: ReadonlyMap<string, Float64Array>;
}

function aTown(): MeasuredTown {
  const places = new Map(Array.from({ length: 40 }, (_, kind) => [`kind-${kind}`, 15]));
  const size = { columns: 100, rows: 50, areaColumns: 8, areaRows: 5, cornersPerSide: 300, places };
  const town = randomTown(seededRandom(SEED), size);
  const counts = new Map(
    [...town.places].map(([kind, { longitude, latitude }]) => {
      const points = { west: longitude, east: longitude, south: latitude, north: latitude };
      const inAreas = assignCells(points, town.territories);
      return [kind, sumByArea(inAreas, new Float64Array(longitude.length).fill(1))];
    }),
  );
  return { ...town, shares: assignCells(town.cells, town.territories), counts };
}

function aNation(): MeasuredTown {
  const size = { columns: 800, rows: 500, areaColumns: 1, areaRows: 1, places: new Map([['salon', 20_000]]) };
  const town = randomTown(seededRandom(SEED), size);
  const cells = town.people.length;
  const shares = {
    areaStart: Uint32Array.from({ length: 1742 }, (_, area) => Math.floor((area * cells) / 1741)),
    cellIndex: Uint32Array.from({ length: cells }, (_, cell) => cell),
    share: new Float64Array(cells).fill(1),
  };
  return { ...town, shares, counts: new Map() };
}

/** A place that is tried at one position after the other, as when it is dragged. */
function aDraggedPlace(): { tryNext: () => unknown; countNext: () => unknown } {
  const random = seededRandom(SEED);
  const { centres, people, shares, places } = sampleTown;
  const cells = toEarthPoints(centres);
  const inAreas = peopleByArea(people, shares);
  const today = {
    distanceMeters: nearestMeters(cells, toEarthPoints(places.get('kind-0') ?? centres)),
    thresholdMeters: 900,
    detour: STRAIGHT_LINE_DETOUR,
  };
  const next = () => {
    const cell = Math.floor(random() * people.length);
    return {
      longitude: Float64Array.of((centres.longitude[cell] as number) + random() / 1000),
      latitude: Float64Array.of((centres.latitude[cell] as number) + random() / 1000),
    };
  };
  const plane = toPlane(centres);
  const limit = 900 / STRAIGHT_LINE_DETOUR;
  return {
    tryNext: () => {
      const addedMeters = [nearestMeters(cells, toEarthPoints(next()))];
      const distanceMeters = nearestOf([today.distanceMeters, ...addedMeters]);
      return [
        coverageWhatIf({ people, today, keptMeters: today.distanceMeters, addedMeters }),
        coverageByArea(inAreas, today, true),
        coverageByArea(inAreas, { ...today, distanceMeters }, true),
      ];
    },
    // whom the place alone brings in, in all and by area, in a flat plane
    countNext: () => {
      const { x, y } = toPlane(next());
      const isNew = Uint8Array.from(people, (_, cell) => {
        const squared =
          ((x[0] as number) - (plane.x[cell] as number)) ** 2 + ((y[0] as number) - (plane.y[cell] as number)) ** 2;
        return Number(squared <= limit * limit && (today.distanceMeters[cell] as number) > limit);
      });
      const { areaStart, cellIndex, share } = shares;
      return Float64Array.from({ length: areaStart.length - 1 }, (_, area) => {
        let sum = 0;
        for (let at = areaStart[area] as number; at < (areaStart[area + 1] as number); at++) {
          const cell = cellIndex[at] as number;
          if (isNew[cell]) sum += (share[at] as number) * (people[cell] as number);
        }
        return sum;
      });
    },
  };
}

/** A town without a place yet, and 400 sites anywhere in it. */
function sitesOfReach(meters: number): CoverageProblem {
  const { centres, people, places } = randomTown(seededRandom(SEED), {
    columns: 100,
    rows: 50,
    areaColumns: 1,
    areaRows: 1,
    places: new Map([['site', 400]]),
  });
  const reach = cellsWithinReach(toEarthPoints(centres), places.get('site') ?? centres, meters);
  return { people, isReached: new Uint8Array(people.length), reach };
}

/** Searches until a part of the best known is reached. */
function bestWithin(problem: CoverageProblem, share: number): () => unknown {
  const enough = (maximalCoverage(problem, SITED).curve[SITED] as number) * share;
  return () => {
    for (const { people } of solveMaximalCoverage(problem, SITED)) if (people >= enough) return people;
    return undefined;
  };
}

/** A star whose points are as long as half its radius: every line across it meets thousands of edges. */
function spikyBorder(corners: number): MultiPolygon {
  const random = seededRandom(SEED);
  return [
    [
      Array.from({ length: corners }, (_, i) => {
        const angle = (2 * Math.PI * i) / corners;
        const radius = 0.05 + 0.05 * random();
        return [136.13 + radius * Math.cos(angle), 34.77 + radius * Math.sin(angle)] as const;
      }),
    ],
  ];
}

/** Of every kind: coverage by three rules, nearest as three statistics, per1000, presence with its share. */
function baseIndicators(town: MeasuredTown): unknown[] {
  const centres = toEarthPoints(town.centres);
  const people = peopleByArea(town.people, town.shares);
  return [...town.places].map(([kind, places]) => {
    const distanceMeters = nearestMeters(centres, toEarthPoints(places));
    const counts = town.counts.get(kind) ?? new Float64Array();
    const states = Array.from(counts, (count) => {
      const records = Array.from({ length: count }, () => ({ state: 'PRESENT', confirmedOn: '2025-04-01' }) as const);
      return presenceOf(records, 12, '2025-11-20').state;
    });
    return [
      coverageByArea(people, { distanceMeters, thresholdMeters: 500 }, true),
      coverageByArea(people, { distanceMeters, thresholdMeters: 800 }, true),
      coverageByArea(people, { distanceMeters, thresholdMeters: 900, detour: STRAIGHT_LINE_DETOUR }, true),
      nearestByArea(people, distanceMeters, true),
      perThousandByArea(people, counts, { countsPlaces: true, recorded: true }),
      states.map((state) => presenceValue(state, true)),
      presenceShare(states, true),
    ];
  });
}

function oneKind(nation: MeasuredTown): unknown {
  const people = peopleByArea(nation.people, nation.shares);
  const centres = toEarthPoints(nation.centres);
  return [...nation.places.values()].map((places) => {
    const distanceMeters = nearestMeters(centres, toEarthPoints(places));
    return [
      coverageByArea(people, { distanceMeters, thresholdMeters: 500 }, true),
      nearestByArea(people, distanceMeters, true),
    ];
  });
}

/** The same numbers in a flat plane: one pass for distances, one sort per area for the quantiles, nothing else. */
function bareIndicators(town: MeasuredTown): Float64Array {
  const { areaStart, cellIndex, share } = town.shares;
  const areas = areaStart.length - 1;
  const cells = toPlane(town.centres);
  const meters = new Float64Array(town.people.length);
  const keys = new Float64Array(meters.length);
  const weights = new Float64Array(meters.length);
  const results = new Float64Array(town.places.size * areas * 7);
  let result = 0;
  for (const [kind, positions] of town.places) {
    const places = toPlane(positions);
    for (let cell = 0; cell < meters.length; cell++) {
      let least = Number.POSITIVE_INFINITY;
      for (let place = 0; place < places.x.length; place++) {
        const dx = (places.x[place] as number) - (cells.x[cell] as number);
        const dy = (places.y[place] as number) - (cells.y[cell] as number);
        const squared = dx * dx + dy * dy;
        if (squared < least) least = squared;
      }
      meters[cell] = Math.sqrt(least);
    }
    for (let area = 0; area < areas; area++) {
      const from = areaStart[area] as number;
      const count = (areaStart[area + 1] as number) - from;
      let people = 0;
      let peopleMeters = 0;
      let within500 = 0;
      let within800 = 0;
      let withinWalk = 0;
      for (let at = 0; at < count; at++) {
        const cell = cellIndex[from + at] as number;
        const distance = meters[cell] as number;
        const weight = (share[from + at] as number) * (town.people[cell] as number);
        // the weight's place rides in the digits below a centimetre
        keys[at] = Math.round(distance * 100) * 65536 + at;
        weights[at] = weight;
        people += weight;
        peopleMeters += weight * distance;
        if (distance <= 500) within500 += weight;
        if (distance <= 800) within800 += weight;
        if (distance * 1.3 <= 900) withinWalk += weight;
      }
      const sorted = keys.slice(0, count).toSorted();
      let summed = 0;
      let median = Number.NaN;
      let p90 = Number.NaN;
      for (const key of sorted) {
        summed += weights[key % 65536] as number;
        if (Number.isNaN(median) && summed >= people * 0.5) median = Math.floor(key / 65536) / 100;
        if (Number.isNaN(p90) && summed >= people * 0.9) p90 = Math.floor(key / 65536) / 100;
      }
      results[result++] = within500 / people;
      results[result++] = within800 / people;
      results[result++] = withinWalk / people;
      results[result++] = peopleMeters / people;
      results[result++] = median;
      results[result++] = p90;
      results[result++] = ((town.counts.get(kind)?.[area] as number) / people) * 1000;
    }
  }
  return results;
}

function toPlane({ longitude, latitude }: SyntheticTown['centres']): { x: Float64Array; y: Float64Array } {
  return { x: longitude.map((degrees) => degrees * 91_500), y: latitude.map((degrees) => degrees * 110_950) };
}
