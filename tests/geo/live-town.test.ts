import {
  areaCount,
  asStale,
  assignCells,
  buildStreetGraph,
  coverageByArea,
  coverageWhatIf,
  type LivePlaceChange,
  LiveTown,
  type Measurement,
  NO_SHAPES,
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
const NOTHING = new Map<string, LivePlaceChange>();

const choose = (points: Points, taken: (place: number) => boolean): Points => ({
  longitude: points.longitude.filter((_, place) => taken(place)),
  latitude: points.latitude.filter((_, place) => taken(place)),
});
const reach = (meters: Float64Array) => ({ distanceMeters: meters, thresholdMeters: LIMIT });

/** A random town, what the browser is given of it, and the same question answered from scratch as the server does. */
function madeTown(seed: number, hasStreets: boolean, stale: number, isWeekly = false) {
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
  const inAreas = peopleByArea(people, shares);
  const arrays: TownArrays = {
    indicator: 'coverage.試し',
    year: 2025,
    rule: {
      thresholdMeters: LIMIT,
      detour: 1,
      ruralMeters: null,
      isWeekly,
      minDepartures: null,
      isOfDepartures: false,
      access: null,
    },
    by: hasStreets ? 'street' : 'straight',
    streets: hasStreets ? 3 : null,
    hasRunOut: false,
    areaIds: Array.from({ length: areaCount(shares) }, (_, area) => `地区${area}`),
    placeIds: Array.from({ length: 6 }, (_, place) => `salon-${place}`),
    firstKindCount: 6,
    places: salons,
    isFresh,
    // of three the days are known: the first and the fourth open weekly, the third doesn't
    isWeekly: Int8Array.of(1, -1, 0, 1, -1, -1),
    openingsPerMonth: new Float64Array(6).fill(Number.NaN),
    capacity: new Float64Array(6).fill(Number.NaN),
    departures: new Float64Array(6).fill(Number.NaN),
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

  const isCounted = (place: number, opensWeekly: boolean | undefined) =>
    !isWeekly || (opensWeekly ?? arrays.isWeekly[place] !== 0);
  const isToday = (place: number) => isCounted(place, undefined);
  const metersOf = (taken: (place: number) => boolean, fresh: boolean, goes: ReadonlyMap<number, number>) => {
    const takes = (place: number) => taken(place) && (!fresh || isFresh[place] === 1);
    const stays = metersTo(choose(salons, (place) => takes(place) && !goes.has(place)));
    const elsewhere = [...goes].flatMap(([place, pin]) =>
      takes(place) ? [metersTo(choose(pins, (each) => each === pin))] : [],
    );
    return nearestOf([stays, ...elsewhere]);
  };

  /** @param opened place and whether it would open weekly; moved: place and the pin that it would be at */
  const fromScratch = ({ added = [], removed = [], moved = new Map(), opened = new Map() }: MadeQuestion) => {
    const addedMeters = added.map((pin) => metersTo(choose(pins, (place) => place === pin)));
    const valuesOf = (
      taken: (place: number) => boolean,
      goes: ReadonlyMap<number, number>,
      more: readonly Float64Array[],
    ): Measurement[] => {
      const of = (fresh: boolean) =>
        coverageByArea(inAreas, reach(nearestOf([metersOf(taken, fresh, goes), ...more])), true);
      const fresh = of(true);
      return of(false).map((value, area) => (value.numerator === fresh[area]?.numerator ? value : asStale(value)));
    };
    const isThen = (place: number) => !removed.includes(place) && isCounted(place, opened.get(place));
    const today = metersOf(isToday, false, new Map());
    return {
      before: valuesOf(isToday, new Map(), []),
      after: valuesOf(isThen, moved, addedMeters),
      effect: coverageWhatIf({
        people,
        today: reach(today),
        keptMeters: metersOf(isThen, false, moved),
        addedMeters,
      }),
    };
  };
  const position = (pin: number) => [pins.longitude[pin] as number, pins.latitude[pin] as number] as const;
  return { arrays, graph, random, fromScratch, position, people };
}

interface MadeQuestion {
  readonly added?: readonly number[];
  readonly removed?: readonly number[];
  readonly moved?: ReadonlyMap<number, number>;
  readonly opened?: ReadonlyMap<number, boolean>;
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
    ['straight lines', false, 0, false],
    ['straight lines, some records old, only what opens weekly', false, 3, true],
    ['streets, only what opens weekly', true, 0, true],
    ['streets, some records old', true, 2, false],
  ])('answers what is worked out from scratch, to the last digit: %s', (_, hasStreets, stale, isWeekly) => {
    let [changed, went] = [0, 0];
    for (let seed = 1; seed <= 12; seed++) {
      const town = madeTown(seed, hasStreets, stale, isWeekly);
      const live = received(town);
      for (let round = 0; round < 6; round++) {
        const some = (most: number, of: number) => [
          ...new Set(
            Array.from({ length: Math.floor(town.random() * (most + 1)) }, () => Math.floor(town.random() * of)),
          ),
        ];
        const [added, removed] = [some(4, 8), some(2, 6)];
        const others = [0, 1, 2, 3, 4, 5].filter((place) => !removed.includes(place));
        const moved = new Map(some(2, others.length).map((at) => [others[at] as number, at] as const));
        const opened = new Map(
          some(2, others.length).map((at) => [others[at] as number, town.random() < 0.5] as const),
        );
        const changes = new Map<string, LivePlaceChange>(
          removed.map((place) => [`salon-${place}`, { isRemoved: true }]),
        );
        for (const [place, pin] of moved) changes.set(`salon-${place}`, { point: town.position(pin) });
        for (const [place, weekly] of opened)
          changes.set(`salon-${place}`, { ...changes.get(`salon-${place}`), isWeekly: weekly });
        const answer = live.whatIf({
          added: added.map((pin) => ({ point: town.position(pin) })),
          changed: changes,
        });
        const expected = town.fromScratch({ added, removed, moved, opened });
        const { cellChange, ...numbers } = answer;
        expect(numbers).toEqual(expected);
        // what remains, what is new and what is lost are the cells that are painted
        const sum = (change: number) =>
          town.people.reduce((total, count, cell) => (cellChange[cell] === change ? total + count : total), 0);
        expect(sum(2)).toBe(expected.effect.newlyCovered);
        expect(sum(3)).toBe(expected.effect.noLongerCovered);
        if (expected.effect.newlyCovered > 0) changed++;
        if (expected.effect.noLongerCovered > 0) went++;
      }
    }
    expect(changed).toBeGreaterThan(20);
    expect(went).toBeGreaterThan(10);
  });

  it('leaves nobody within reach where the last place goes, and nothing changes where nothing is tried', () => {
    const town = madeTown(5, false, 0);
    const live = received(town);
    const gone = live.whatIf({
      added: [],
      changed: new Map(town.arrays.placeIds.map((id) => [id, { isRemoved: true }])),
    });
    expect(gone.after.map(({ numerator }) => numerator ?? 0)).toEqual(gone.after.map(() => 0));
    const same = live.whatIf({ added: [], changed: new Map([['another town’s', { isRemoved: true }]]) });
    expect(same.after).toEqual(same.before);
    expect(same.effect).toEqual({ newlyCovered: 0, noLongerCovered: 0, perPlace: [] });
  });

  it('counts a place twice at one spot once, and one far away not at all', () => {
    const town = madeTown(7, false, 0);
    const live = received(town);
    const [once, twice] = [[town.position(1)], [town.position(1), town.position(1)]].map((added) =>
      live.whatIf({ added: added.map((point) => ({ point })), changed: NOTHING }),
    );
    expect(twice?.effect?.newlyCovered).toBe(once?.effect?.newlyCovered);
    expect(twice?.effect?.perPlace.map(({ added }) => added)).toEqual([0, 0]);
    const far = live.whatIf({ added: [{ point: [139.7, 35.6] }], changed: NOTHING });
    expect(far.effect?.perPlace).toEqual([{ alone: 0, added: 0 }]);
  });

  it('counts stops by their departures, and tells nothing where nobody knows them', () => {
    const { arrays, position, random } = madeTown(9, false, 0);
    const departures = Float64Array.of(12, 3, 8, 7, 0, 20);
    const of = (more: Partial<TownArrays>) =>
      new LiveTown({ ...arrays, rule: { ...arrays.rule, minDepartures: 8 }, departures, ...more }, null);
    const live = of({});
    const only = (places: readonly number[]) =>
      new LiveTown(
        {
          ...arrays,
          placeIds: places.map(String),
          firstKindCount: places.length,
          places: choose(arrays.places, (place) => places.includes(place)),
          isFresh: new Uint8Array(places.length).fill(1),
          isWeekly: new Int8Array(places.length).fill(-1),
        },
        null,
      ).whatIf({ added: [], changed: NOTHING }).before;
    const none = live.whatIf({ added: [], changed: NOTHING });
    expect(none.before).toEqual(only([0, 2, 5]));
    // 7 buses and one more, and the stop of 20 loses so many that it no longer counts
    const changed = new Map([
      ['salon-3', { departures: 8 }],
      ['salon-5', { departures: 7 }],
    ]);
    expect(live.whatIf({ added: [], changed }).after).toEqual(only([0, 2, 3]));
    const pin = position(Math.floor(random() * 8));
    const [few, enough] = [7, 8].map((count) =>
      live.whatIf({ added: [{ point: pin, departures: count }], changed: NOTHING }),
    );
    expect(few?.after).toEqual(none.before);
    expect(live.whatIf({ added: [{ point: pin }], changed: NOTHING }).after).toEqual(none.before);
    expect(few?.effect?.newlyCovered).toBe(0);
    expect(enough?.effect?.newlyCovered).toBeGreaterThan(0);
    // of a stop nobody knows the buses: whoever is near no other, may be within reach or not
    const ofUnsure = of({ departures: Float64Array.of(12, Number.NaN, 8, 7, 0, 20) });
    const unsure = ofUnsure.whatIf({ added: [], changed: NOTHING });
    const known = only([0, 2, 5]);
    const possible = only([0, 1, 2, 5]);
    expect(unsure.before.map(({ reason }) => reason)).toEqual(
      known.map(({ numerator, reason }, area) => (numerator === possible[area]?.numerator ? reason : 'NO_TIMETABLE')),
    );
    expect(unsure.before.filter(({ reason }) => reason === 'NO_TIMETABLE').length).toBeGreaterThan(0);
    // known again where somebody says how many, or tries the town without that stop
    const decided = (change: LivePlaceChange) =>
      ofUnsure.whatIf({ added: [], changed: new Map([['salon-1', change]]) }).after;
    expect(decided({ departures: 8 })).toEqual(possible);
    expect(decided({ departures: 0 })).toEqual(known);
    expect(decided({ isRemoved: true })).toEqual(known);
    // all stops gone: nobody is near one, and that is known
    const all = new Map(arrays.placeIds.map((id) => [id, { isRemoved: true }]));
    const gone = live.whatIf({ added: [], changed: all });
    expect(gone.after.map(({ numerator }) => numerator).filter(Boolean)).toEqual([]);
    expect(gone.effect?.noLongerCovered).toBeGreaterThan(0);
    expect(
      of({ hasRunOut: true })
        .whatIf({ added: [], changed: NOTHING })
        .before.map(({ state }) => state),
    ).toContain('STALE');
  });

  it('counts a metre for less where houses are few', () => {
    const { arrays } = madeTown(4, false, 0);
    const rural = (ruralMeters: number, isRural: number) =>
      new LiveTown(
        {
          ...arrays,
          rule: { ...arrays.rule, ruralMeters },
          isRural: new Uint8Array(arrays.people.length).fill(isRural),
        },
        null,
      ).whatIf({ added: [], changed: NOTHING }).before;
    const twice = new LiveTown({ ...arrays, rule: { ...arrays.rule, thresholdMeters: 2 * LIMIT } }, null);
    expect(rural(2 * LIMIT, 0)).toEqual(rural(LIMIT, 1));
    expect(rural(2 * LIMIT, 1)).toEqual(twice.whatIf({ added: [], changed: NOTHING }).before);
    expect(rural(2 * LIMIT, 1)).not.toEqual(rural(2 * LIMIT, 0));
  });

  it('begins with today again, also after an answer that came to nothing', () => {
    const { arrays } = madeTown(1, false, 0);
    let isBroken = false;
    const breaking = Object.defineProperty({ ...arrays }, 'counted', {
      get: () => {
        if (isBroken) throw new Error('broken');
        return arrays.counted;
      },
    });
    const town = new LiveTown(breaking, null);
    const point = [arrays.cells.longitude[0] as number, arrays.cells.latitude[0] as number] as const;
    const question = { added: [{ point }], changed: new Map([[arrays.placeIds[0] as string, { isRemoved: true }]]) };
    const before = town.whatIf(question);
    isBroken = true;
    expect(() => town.whatIf(question)).toThrow('broken');
    isBroken = false;
    expect(town.whatIf(question)).toEqual(before);
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
