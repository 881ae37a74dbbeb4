import {
  ACCESS_METHODS,
  type AccessMethod,
  accessByArea,
  accessByMethod,
  asStale,
  assignCells,
  CELL_CHANGES,
  catchmentOf,
  countsAlike,
  type Decay,
  type LivePlaceChange,
  LiveTown,
  type Measurement,
  NO_SHAPES,
  type Points,
  packTownArrays,
  peopleByArea,
  straightCosts,
  type TownArrays,
  tellAccess,
  toEarthPoints,
  unpackTownArrays,
  withoutPlaces,
} from '@hazama/geo';
import { randomTown, seededRandom } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';

const LIMIT = 1800;
const DETOUR = 1.3;
const ZONES: Decay = {
  shape: 'STEP',
  steps: [
    { upTo: 600, weight: 1 },
    { upTo: 1200, weight: 0.68 },
    { upTo: LIMIT, weight: 0.22 },
  ],
};
const PLACES = 12;
const OF_FIRST_KIND = 7;
const NOTHING = new Map<string, LivePlaceChange>();

/** A place as the server's model has it: its position, whether it is fresh, and what it has. */
interface Place {
  readonly point: readonly [number, number];
  readonly isFresh: boolean;
  readonly isWeekly: boolean | null;
  readonly capacity: number | null;
  readonly openingsPerMonth: number | null;
}

const positionOf = (points: Points, place: number) =>
  [points.longitude[place] as number, points.latitude[place] as number] as const;

function madeTown(seed: number, method: AccessMethod, { isOfSeats = false, isWeekly = false } = {}) {
  const random = seededRandom(seed);
  const made = randomTown(random, {
    columns: 16,
    rows: 12,
    areaColumns: 3,
    areaRows: 2,
    places: new Map([
      ['salon', PLACES],
      ['pin', 8],
    ]),
  });
  const shares = assignCells(made.cells, made.territories);
  const { people, centres } = made;
  const inAreas = peopleByArea(people, shares);
  const salons = made.places.get('salon') as Points;
  const pins = made.places.get('pin') as Points;
  const places = Array.from(
    { length: PLACES },
    (_, place): Place => ({
      point: positionOf(salons, place),
      isFresh: random() < 0.7,
      isWeekly: random() < 0.3 ? null : random() < 0.6,
      capacity: random() < 0.2 ? null : Math.floor(random() * 40),
      openingsPerMonth: random() < 0.2 ? null : Math.round(random() * 1700) / 100,
    }),
  );
  const decay = countsAlike(method) ? catchmentOf(LIMIT) : ZONES;
  const column = (valueOf: (place: Place) => number | null) =>
    Float64Array.from(places, (place) => valueOf(place) ?? Number.NaN);
  const arrays: TownArrays = {
    indicator: `access.${method}.salon`,
    year: 2025,
    rule: {
      thresholdMeters: LIMIT,
      detour: DETOUR,
      ruralMeters: null,
      isWeekly,
      minDepartures: null,
      isOfDepartures: false,
      access: { method, decay, isOfSeats },
    },
    by: 'straight',
    streets: null,
    hasRunOut: false,
    areaIds: Array.from(inAreas.total, (_, area) => `地区${area}`),
    placeIds: places.map((_, place) => `salon-${place}`),
    firstKindCount: OF_FIRST_KIND,
    places: salons,
    isFresh: Uint8Array.from(places, ({ isFresh }) => Number(isFresh)),
    isWeekly: Int8Array.from(places, (place) => (place.isWeekly === null ? -1 : Number(place.isWeekly))),
    openingsPerMonth: column(({ openingsPerMonth }) => openingsPerMonth),
    capacity: column(({ capacity }) => capacity),
    departures: column(() => null),
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

  /** As the server works it out: all pairs at once, then the method. */
  const fromScratch = (all: readonly Place[]): Measurement[] => {
    const counted = all.filter(
      (place) =>
        (!isWeekly || place.isWeekly !== false) &&
        (!isOfSeats || (place.capacity !== null && place.openingsPerMonth !== null)),
    );
    const costs = straightCosts(
      toEarthPoints(centres),
      toEarthPoints({
        longitude: Float64Array.from(counted, ({ point }) => point[0]),
        latitude: Float64Array.from(counted, ({ point }) => point[1]),
      }),
      { limitMeters: LIMIT, detour: DETOUR },
    );
    const capacity = Float64Array.from(counted, (place) =>
      isOfSeats ? (place.capacity as number) * (place.openingsPerMonth as number) : 1,
    );
    const of = (some: typeof costs) =>
      accessByArea(inAreas, accessByMethod(method, { costs: some, people, capacity }, decay).access, true);
    const fresh = of(
      withoutPlaces(
        costs,
        counted.map(({ isFresh }) => Number(!isFresh)),
      ),
    );
    return of(costs).map((value, area) => {
      const told = tellAccess(value, method);
      return value.value === fresh[area]?.value ? told : asStale(told);
    });
  };
  return { arrays, places, random, fromScratch, pin: (pin: number) => positionOf(pins, pin) };
}

const received = (arrays: TownArrays) => new LiveTown(unpackTownArrays(packTownArrays(arrays).buffer), null);

describe('LiveTown of access', () => {
  it.each(
    ACCESS_METHODS.flatMap((method) => [
      { method, isOfSeats: false, isWeekly: true },
      { method, isOfSeats: true, isWeekly: false },
    ]),
  )('answers what is worked out from scratch, to the last digit: $method, seats $isOfSeats', ({ method, ...rule }) => {
    let differs = 0;
    for (let seed = 1; seed <= 4; seed++) {
      const town = madeTown(seed, method, rule);
      const live = received(town.arrays);
      for (let round = 0; round < 5; round++) {
        const changed = new Map<string, LivePlaceChange>();
        const then = town.places.map((place, at): Place | null => {
          const turn = town.random();
          if (turn < 0.6) return place;
          const change: LivePlaceChange =
            turn < 0.7
              ? { isRemoved: true }
              : turn < 0.8
                ? { point: town.pin(at % 8) }
                : turn < 0.9
                  ? { isWeekly: town.random() < 0.5, openingsPerMonth: 4 }
                  : { capacity: Math.floor(town.random() * 30) };
          changed.set(`salon-${at}`, change);
          return change.isRemoved ? null : { ...place, ...change };
        });
        const added = Array.from({ length: round % 3 }, (_, at) => ({
          point: town.pin((round + at) % 8),
          capacity: 20,
          openingsPerMonth: 8.67,
          isWeekly: true,
        }));
        const answer = live.whatIf({ added, changed });
        const stays = (from: number, to: number) => then.slice(from, to).filter((place) => place !== null);
        expect(answer.before).toEqual(town.fromScratch(town.places));
        expect(answer.after).toEqual(
          town.fromScratch([
            ...stays(0, OF_FIRST_KIND),
            ...added.map((place): Place => ({ ...place, isFresh: true })),
            ...stays(OF_FIRST_KIND, PLACES),
          ]),
        );
        expect(answer.effect).toBeNull();
        if (answer.cellChange.some((change) => change > 1)) differs++;
      }
    }
    expect(differs).toBeGreaterThan(10);
  });

  it('says which cells have more and which less', () => {
    const town = madeTown(3, 'e2sfca');
    const live = received(town.arrays);
    const more = live.whatIf({ added: [{ point: town.pin(2) }], changed: NOTHING });
    const changesIn = ({ cellChange }: typeof more) =>
      new Set(Array.from(cellChange, (change) => CELL_CHANGES[change]));
    expect(changesIn(more)).toContain('MORE');
    expect([...changesIn(more)].filter((change) => change === 'LOST' || change === 'LESS')).toEqual([]);
    const less = live.whatIf({ added: [], changed: new Map([['salon-0', { isRemoved: true }]]) });
    expect(changesIn(less)).toContain('LESS');
    expect([...changesIn(less)].filter((change) => change === 'NEW' || change === 'MORE')).toEqual([]);
    const none = live.whatIf({
      added: [],
      changed: new Map(town.arrays.placeIds.map((id) => [id, { isRemoved: true }])),
    });
    expect([...changesIn(none)].filter((change) => change !== 'NOT_YET')).toEqual(['LOST']);
    expect(live.whatIf({ added: [], changed: NOTHING }).after).toEqual(more.before);
  });

  it('has no number where nobody knows the seats of any place, or where any is', () => {
    const { arrays } = madeTown(2, 'e2sfca', { isOfSeats: true });
    const none = new Float64Array(PLACES).fill(Number.NaN);
    const noSeats = received({ ...arrays, capacity: none });
    const pin = { point: [arrays.cells.longitude[40] as number, arrays.cells.latitude[40] as number] as const };
    const asked = noSeats.whatIf({ added: [{ ...pin, capacity: 20, openingsPerMonth: 4 }], changed: NOTHING });
    expect(asked.before[0]).toMatchObject({ state: 'UNKNOWN', reason: 'AMOUNT_INCOMPLETE' });
    expect(asked.after.some(({ value }) => value !== null && value > 0)).toBe(true);
    expect(noSeats.whatIf({ added: [pin], changed: NOTHING }).after[0]?.reason).toBe('AMOUNT_INCOMPLETE');
    const nowhere = received({ ...arrays, places: { longitude: none, latitude: none } });
    const still = nowhere.whatIf({ added: [{ ...pin, capacity: 20, openingsPerMonth: 4 }], changed: NOTHING });
    expect(still.after[0]).toMatchObject({ state: 'UNKNOWN', reason: 'NO_PLACES' });
  });
});
