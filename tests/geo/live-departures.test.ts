import {
  type AreaShape,
  areasHolding,
  LiveTown,
  type MultiPolygon,
  packTownArrays,
  type Ring,
  type TownArrays,
  toAreaShapes,
  unpackTownArrays,
} from '@hazama/geo';
import { seededRandom } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';

/** Both ways round: which way a ring turns doesn't matter. */
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const hole = (...sides: Parameters<typeof box>) => box(...sides).toReversed();

// the told areas: 0 the whole town, 1 … 3 its districts; 3 isn't drawn
const TOWN = 0;
const [WEST, EAST, UNDRAWN] = [1, 2, 3];
const shape = (kind: number, areas: readonly number[], polygons: MultiPolygon): AreaShape => ({
  kind,
  areas,
  polygons,
});
const SHAPES: readonly AreaShape[] = [
  shape(0, [TOWN], [[box(0, 0, 10, 10)]]),
  // with a pond, and an island beyond the border of the town
  shape(1, [WEST, TOWN], [[box(0, 0, 5, 10), hole(1, 1, 2, 2)], [box(12, 0, 13, 1)]]),
  shape(1, [EAST, TOWN], [[box(5, 0, 10, 10)]]),
];
const shapes = toAreaShapes(Uint8Array.of(1, 1, 1, 0), SHAPES, [
  [WEST, TOWN],
  [WEST, TOWN],
  [EAST, TOWN],
]);
const holding = (longitude: number, latitude: number) =>
  [...areasHolding(shapes, [longitude, latitude])].toSorted((a, b) => a - b);

describe('which areas hold a position', () => {
  it('are of each kind one, on a border the first, and a border counts as inside', () => {
    expect(holding(3, 3)).toEqual([TOWN, WEST]);
    expect(holding(7, 3)).toEqual([TOWN, EAST]);
    expect(holding(5, 3)).toEqual([TOWN, WEST]);
    expect(holding(5, 10)).toEqual([TOWN, WEST]);
    expect(holding(10, 10)).toEqual([TOWN, EAST]);
    expect(holding(10.000001, 10)).toEqual([]);
  });

  it('leave out what a hole leaves out, and know of islands', () => {
    expect(holding(1.5, 1.5)).toEqual([TOWN]);
    expect(holding(1, 1.5)).toEqual([TOWN, WEST]);
    expect(holding(12.5, 0.5)).toEqual([TOWN, WEST]);
    expect(holding(11, 0.5)).toEqual([]);
  });

  it('leave nothing between two shapes that share a slanting border, however near to it', () => {
    const random = seededRandom(4);
    const [a, b] = [
      [0.1, 0.2],
      [9.7, 8.3],
    ] as const;
    const two = toAreaShapes(
      Uint8Array.of(1, 1),
      [shape(0, [0], [[[a, b, [0.1, 8.3]]]]), shape(1, [1], [[[a, [9.7, 0.2], b]]])],
      [],
    );
    for (let round = 0; round < 500; round++) {
      const part = random();
      // beside the border by a few of the smallest steps
      const point = [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]) + (random() - 0.5) * 1e-15] as const;
      expect(areasHolding(two, point).size).toBeGreaterThan(0);
    }
  });
});

/** Three stops: two in the west, one of which nobody knows the buses if asked so; one in the east. */
function liveTown(departures: readonly [number, number, number], hasRunOut = false): LiveTown {
  const none = new Float64Array(3).fill(Number.NaN);
  const arrays: TownArrays = {
    indicator: 'departures',
    year: 2025,
    rule: {
      thresholdMeters: 0,
      detour: 1,
      ruralMeters: null,
      isWeekly: false,
      minDepartures: null,
      isOfDepartures: true,
      access: null,
    },
    by: 'straight',
    streets: null,
    hasRunOut,
    areaIds: ['市', '西', '東', '境のない地区'],
    placeIds: ['本町', '橋', '駅'],
    firstKindCount: 3,
    places: { longitude: Float64Array.of(3, 4, 7), latitude: Float64Array.of(3, 4, 3) },
    isFresh: new Uint8Array(3).fill(1),
    isWeekly: new Int8Array(3).fill(-1),
    openingsPerMonth: none,
    capacity: none,
    departures: Float64Array.from(departures),
    shapes,
    cells: { longitude: new Float64Array(), latitude: new Float64Array() },
    sideMeters: new Int32Array(),
    isRural: new Uint8Array(),
    people: new Float64Array(),
    counted: new Float64Array(),
    shares: { areaStart: new Uint32Array(5), cellIndex: new Uint32Array(), share: new Float64Array() },
    total: none,
    knownShare: none,
  };
  // through the bytes that are sent
  return new LiveTown(unpackTownArrays(packTownArrays(arrays).buffer), null);
}

const NOTHING = new Map();
/** By hand: what leaves the busiest stop of the town, the west and the east; null where nobody knows. */
const valuesOf = (town: LiveTown, question: Partial<Parameters<LiveTown['whatIf']>[0]>) => {
  const { after } = town.whatIf({ added: [], changed: NOTHING, ...question });
  expect(after[UNDRAWN]).toMatchObject({ state: 'UNKNOWN', reason: 'NO_CELLS', value: null });
  return after.slice(0, UNDRAWN).map(({ value }) => value);
};

describe('1日の便の数 while a stop is dragged', () => {
  const town = liveTown([12, 8, 20]);

  it('is of the busiest stop of each area', () => {
    expect(valuesOf(town, {})).toEqual([20, 12, 20]);
    expect(valuesOf(town, { changed: new Map([['本町', { isRemoved: true }]]) })).toEqual([20, 8, 20]);
    expect(valuesOf(town, { changed: new Map([['橋', { departures: 30 }]]) })).toEqual([30, 30, 20]);
    expect(valuesOf(town, { added: [{ point: [7, 7], departures: 25 }] })).toEqual([25, 12, 25]);
  });

  it('goes with a stop over a border, to where no area is too', () => {
    expect(valuesOf(town, { changed: new Map([['駅', { point: [3, 5] as const }]]) })).toEqual([20, 20, 0]);
    expect(valuesOf(town, { changed: new Map([['駅', { point: [50, 50] as const }]]) })).toEqual([12, 12, 0]);
    // moved and with other buses
    const both = new Map([['橋', { point: [8, 8] as const, departures: 40 }]]);
    expect(valuesOf(town, { changed: both })).toEqual([40, 12, 40]);
  });

  it('is 0 without the last stop, which is known, and not moved by one that has no buses yet', () => {
    expect(valuesOf(town, { changed: new Map([['駅', { isRemoved: true }]]) })).toEqual([12, 12, 0]);
    expect(valuesOf(town, { added: [{ point: [7, 7] }] })).toEqual([20, 12, 20]);
  });

  it('is not known where nobody knows the buses of a stop, until they are said', () => {
    const unsure = liveTown([12, Number.NaN, 20]);
    expect(valuesOf(unsure, {})).toEqual([null, null, 20]);
    expect(valuesOf(unsure, { changed: new Map([['橋', { departures: 0 }]]) })).toEqual([20, 12, 20]);
    expect(valuesOf(unsure, { changed: new Map([['橋', { point: [7, 7] as const }]]) })).toEqual([null, 12, null]);
  });

  it('is of a day that has passed where no timetable goes further', () => {
    const { before, after } = liveTown([12, 8, 20], true).whatIf({ added: [], changed: NOTHING });
    expect(before.map(({ state }) => state)).toEqual(['STALE', 'STALE', 'STALE', 'UNKNOWN']);
    expect(after).toEqual(before);
  });
});
