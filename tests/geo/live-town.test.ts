import {
  areaCount,
  asStale,
  assignCells,
  buildStreetGraph,
  coverageByArea,
  coverageWhatIf,
  LiveTown,
  type Measurement,
  nearestMeters,
  nearestOf,
  nearestStreetMeters,
  type Points,
  packTownArrays,
  peopleByArea,
  type StreetGraph,
  StreetNetwork,
  streetGraphOfInts,
  streetGraphToInts,
  type TownArrays,
  toEarthPoints,
  unpackTownArrays,
} from '@hazama/geo';
import { randomTown, seededRandom, toPoints } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';
import { gridStreets } from './street/grid-streets.ts';

const LIMIT = 692.307;

const choose = (points: Points, taken: (place: number) => boolean): Points => ({
  longitude: points.longitude.filter((_, place) => taken(place)),
  latitude: points.latitude.filter((_, place) => taken(place)),
});
const reach = (meters: Float64Array) => ({ distanceMeters: meters, thresholdMeters: LIMIT });

/** A random town, what the browser is given of it, and the same question answered from scratch as the server does. */
function madeTown(seed: number, hasStreets: boolean, stale: number) {
  const random = seededRandom(seed);
  const made = randomTown(random, {
    columns: 14,
    rows: 12,
    areaColumns: 3,
    areaRows: 2,
    places: new Map([
      ['salon', 6],
      ['pin', 8],
    ]),
  });
  const { centres, people, cells } = made;
  const shares = assignCells(cells, made.territories);
  const salons = made.places.get('salon') as Points;
  const pins = made.places.get('pin') as Points;
  const [west, south] = [Math.min(...cells.west), Math.min(...cells.south)];
  const [east, north] = [Math.max(...cells.east), Math.max(...cells.north)];
  const graph = hasStreets ? gridStreets(random, { west, south, east, north }, 18) : undefined;
  const network = graph && new StreetNetwork(graph);
  const earth = toEarthPoints(centres);
  const metersTo = (points: Points): Float64Array =>
    network
      ? nearestStreetMeters(network, network.snap(earth), network.snap(toEarthPoints(points)))
      : nearestMeters(earth, toEarthPoints(points));
  const isFresh = Uint8Array.from({ length: 6 }, (_, place) => (place < stale ? 0 : 1));
  const within = (meters: Float64Array) => Uint8Array.from(meters, (each) => (each <= LIMIT + 1e-6 ? 1 : 0));
  const inAreas = peopleByArea(people, shares);
  const arrays: TownArrays = {
    indicator: 'coverage.試し',
    year: 2025,
    by: hasStreets ? 'street' : 'straight',
    limitMeters: LIMIT + 1e-6,
    streets: hasStreets ? 3 : null,
    areaIds: Array.from({ length: areaCount(shares) }, (_, area) => `地区${area}`),
    placeIds: Array.from({ length: 6 }, (_, place) => `salon-${place}`),
    places: salons,
    isFresh,
    cells: centres,
    sideMeters: new Int32Array(people.length).fill(250),
    people,
    counted: people,
    isReached: within(metersTo(salons)),
    isFreshlyReached: within(metersTo(choose(salons, (place) => isFresh[place] === 1))),
    shares,
    total: inAreas.total,
    knownShare: inAreas.knownShare,
  };

  const fromScratch = (added: readonly number[], removed: readonly number[]) => {
    const addedMeters = added.map((pin) => metersTo(choose(pins, (place) => place === pin)));
    const valuesOf = (taken: (place: number) => boolean, more: readonly Float64Array[]): Measurement[] => {
      const of = (fresh: boolean) =>
        coverageByArea(
          inAreas,
          reach(
            nearestOf([metersTo(choose(salons, (place) => taken(place) && (!fresh || isFresh[place] === 1))), ...more]),
          ),
          true,
        );
      const fresh = of(true);
      return of(false).map((value, area) => (value.numerator === fresh[area]?.numerator ? value : asStale(value)));
    };
    const today = metersTo(salons);
    const keptMeters = removed.length > 0 ? metersTo(choose(salons, (place) => !removed.includes(place))) : today;
    return {
      before: valuesOf(() => true, []),
      after: valuesOf((place) => !removed.includes(place), addedMeters),
      ...coverageWhatIf({ people, today: reach(today), keptMeters, addedMeters }),
    };
  };
  const position = (pin: number) => [pins.longitude[pin] as number, pins.latitude[pin] as number] as const;
  return { arrays, graph, random, fromScratch, position, people };
}

/** As the browser gets them. */
function received({
  arrays,
  graph,
}: {
  readonly arrays: TownArrays;
  readonly graph: StreetGraph | undefined;
}): LiveTown {
  const network = graph && new StreetNetwork(streetGraphOfInts(streetGraphToInts(graph)));
  return new LiveTown(unpackTownArrays(packTownArrays(arrays).buffer), network ?? null);
}

describe('LiveTown', () => {
  it.each([
    ['straight lines', false, 0],
    ['straight lines, some records old', false, 3],
    ['streets', true, 0],
    ['streets, some records old', true, 2],
  ])('answers what is worked out from scratch, to the last digit: %s', (_, hasStreets, stale) => {
    let changed = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const town = madeTown(seed, hasStreets, stale);
      const live = received(town);
      for (let round = 0; round < 6; round++) {
        const some = (most: number, of: number) => [
          ...new Set(
            Array.from({ length: Math.floor(town.random() * (most + 1)) }, () => Math.floor(town.random() * of)),
          ),
        ];
        const [added, removed] = [some(4, 8), some(2, 6)];
        const answer = live.whatIf({
          added: added.map(town.position),
          removed: new Set(removed.map((place) => `salon-${place}`)),
        });
        const expected = town.fromScratch(added, removed);
        const { cellChange, remaining, ...numbers } = answer;
        expect(numbers).toEqual(expected);
        // what remains, what is new and what is lost are the cells that are painted
        const sum = (change: number) =>
          town.people.reduce((total, count, cell) => (cellChange[cell] === change ? total + count : total), 0);
        expect(sum(2)).toBe(expected.newlyCovered);
        expect(sum(3)).toBe(expected.noLongerCovered);
        expect(sum(0) + sum(3)).toBeCloseTo(remaining, 9);
        if (expected.newlyCovered > 0) changed++;
      }
    }
    expect(changed).toBeGreaterThan(20);
  });

  it('leaves nobody within reach where the last place goes, and nothing changes where nothing is tried', () => {
    const town = madeTown(5, false, 0);
    const live = received(town);
    const gone = live.whatIf({ added: [], removed: new Set(town.arrays.placeIds) });
    expect(gone.after.map(({ numerator }) => numerator ?? 0)).toEqual(gone.after.map(() => 0));
    expect(gone.remaining).toBe(town.people.reduce((sum, count) => sum + count, 0));
    const same = live.whatIf({ added: [], removed: new Set(['another town’s']) });
    expect(same.after).toEqual(same.before);
    expect(same).toMatchObject({ newlyCovered: 0, noLongerCovered: 0, perPlace: [] });
  });

  it('counts a place twice at one spot once, and one far away not at all', () => {
    const town = madeTown(7, false, 0);
    const live = received(town);
    const [once, twice] = [[town.position(1)], [town.position(1), town.position(1)]].map((added) =>
      live.whatIf({ added, removed: new Set() }),
    );
    expect(twice?.newlyCovered).toBe(once?.newlyCovered);
    expect(twice?.perPlace.map(({ added }) => added)).toEqual([0, 0]);
    const far = live.whatIf({ added: [[139.7, 35.6]], removed: new Set() });
    expect(far.perPlace).toEqual([{ alone: 0, added: 0 }]);
  });

  it('is not opened without the streets that its metres lie along', () => {
    const { arrays } = madeTown(1, true, 0);
    expect(() => new LiveTown(arrays, null)).toThrow('along streets');
  });
});

describe('the arrays of a town as bytes', () => {
  it('are refused where they are something else, or cut off', () => {
    const bytes = packTownArrays(madeTown(1, false, 0).arrays);
    expect(() => unpackTownArrays(new TextEncoder().encode('<!doctype html>').buffer)).toThrow('no arrays');
    expect(() => unpackTownArrays(new ArrayBuffer(3))).toThrow('no arrays');
    expect(() => unpackTownArrays(bytes.buffer.slice(0, bytes.length - 8))).toThrow('bytes in');
    expect(() => streetGraphOfInts(Int32Array.of(9, 1, 1, 1))).toThrow('layout 9');
  });

  it('hold every name and number as it was', () => {
    const { arrays } = madeTown(3, true, 2);
    expect(unpackTownArrays(packTownArrays(arrays).buffer)).toEqual(arrays);
  });

  it('hold positions of no streets at all', () => {
    const none = buildStreetGraph({ nodes: toPoints([]), wayStart: Uint32Array.of(0), nodeIndex: new Uint32Array() });
    expect(streetGraphOfInts(streetGraphToInts(none))).toEqual(none);
  });
});
