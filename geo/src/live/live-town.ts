import { nearestMeters } from '../accessibility/nearest.ts';
import { coverageByArea, type Reach } from '../coverage/coverage.ts';
import { type EarthPoints, toEarthPoints } from '../measure/earth-points.ts';
import { asStale, type Measurement } from '../measurement.ts';
import type { AreaPeople } from '../population/area-people.ts';
import { coverageWhatIf, type PlaceEffect } from '../siting/what-if.ts';
import { nearestStreetMeters } from '../street/street-distances.ts';
import type { SnappedPoints, StreetNetwork } from '../street/street-network.ts';
import { WalkSearch } from '../street/walks.ts';
import type { LngLat } from '../units.ts';
import type { TownArrays } from './town-arrays.ts';

/** What is tried: places at some positions, and places of today that are no more. A place that moves is both. */
export interface LiveQuestion {
  readonly added: readonly LngLat[];
  /** Ids of `placeIds`; others are not known here and change nothing. */
  readonly removed: ReadonlySet<string>;
}

/** What becomes of a cell: nobody is within reach, as today; within reach, as today; newly; no longer. */
export const CELL_CHANGES = ['NOT_YET', 'REACHED', 'NEW', 'LOST'] as const;

/** The same numbers as the server's `whatIf`, to the last person. */
export interface LiveAnswer {
  /** One for each of `areaIds`. */
  readonly before: readonly Measurement[];
  readonly after: readonly Measurement[];
  readonly newlyCovered: number;
  readonly noLongerCovered: number;
  /** Within reach of no place, of those that the areas hold. */
  readonly remaining: number;
  /** In the order of the places added. */
  readonly perPlace: readonly PlaceEffect[];
  /** By cell the index of what becomes of it in `CELL_CHANGES`. */
  readonly cellChange: Uint8Array;
}

/** Positions whose cells are kept: those of the pins that stand while one is dragged, and of those just undone. */
const KEPT_PLACES = 24;
const KEPT_SETS = 8;

/** A town that answers while a pin is dragged: what a place reaches is measured once for each position, and all else is a sum. */
export class LiveTown {
  readonly #arrays: TownArrays;
  readonly #people: AreaPeople;
  readonly #centres: EarthPoints;
  readonly #today: Float64Array;
  readonly #freshToday: Float64Array;
  readonly #before: readonly Measurement[];
  readonly #hasStale: boolean;
  readonly #streets: {
    readonly network: StreetNetwork;
    readonly cells: SnappedPoints;
    readonly search: WalkSearch;
  } | null;
  readonly #metersOfPlace = new Map<string, Float64Array>();
  readonly #metersOfKept = new Map<string, Float64Array>();

  /**
   * @param streets the network of `arrays.streets`; null where metres are straight lines
   * @throws Error where the arrays ask for streets and there are none
   */
  constructor(arrays: TownArrays, streets: StreetNetwork | null) {
    if (arrays.by === 'street' && !streets) throw new Error('these arrays are measured along streets');
    this.#arrays = arrays;
    this.#people = toAreaPeople(arrays);
    this.#centres = toEarthPoints(arrays.cells);
    this.#today = toMeters(arrays.isReached);
    this.#freshToday = toMeters(arrays.isFreshlyReached);
    this.#hasStale = arrays.isFresh.includes(0);
    if (arrays.by === 'street' && streets) {
      const cells = streets.snap(this.#centres);
      this.#streets = { network: streets, cells, search: new WalkSearch(streets, cells) };
    } else this.#streets = null;
    this.#before = this.#values(this.#today, this.#freshToday);
  }

  whatIf({ added, removed }: LiveQuestion): LiveAnswer {
    const { counted, placeIds } = this.#arrays;
    const isRemoved = placeIds.some((id) => removed.has(id));
    const addedMeters = added.map((place) => this.#metersOf(place));
    const keptMeters = isRemoved ? this.#metersToKept(removed, false) : this.#today;
    const keptFresh = !isRemoved ? this.#freshToday : this.#hasStale ? this.#metersToKept(removed, true) : keptMeters;
    const today = this.#reach(this.#today);
    const { newlyCovered, noLongerCovered, perPlace } = coverageWhatIf({
      people: counted,
      today,
      keptMeters,
      addedMeters,
    });
    const changed = this.#within([keptMeters, ...addedMeters]);
    const freshChanged = this.#hasStale ? this.#within([keptFresh, ...addedMeters]) : changed;
    const { cellChange, remaining } = this.#changesOfCells(changed);
    return {
      before: this.#before,
      after: this.#values(changed, freshChanged),
      newlyCovered,
      noLongerCovered,
      remaining,
      perPlace,
      cellChange,
    };
  }

  #changesOfCells(changed: Float64Array) {
    const { counted } = this.#arrays;
    const cellChange = new Uint8Array(counted.length);
    let remaining = 0;
    for (let cell = 0; cell < counted.length; cell++) {
      const was = this.#today[cell] === 0;
      const is = changed[cell] === 0;
      cellChange[cell] = is ? (was ? 1 : 2) : was ? 3 : 0;
      if (!is) remaining += counted[cell] as number;
    }
    return { cellChange, remaining };
  }

  #values(meters: Float64Array, freshMeters: Float64Array): readonly Measurement[] {
    const values = coverageByArea(this.#people, this.#reach(meters), true);
    if (!this.#hasStale) return values;
    // people who are within reach of nothing but an old record: the number rests on it
    const fresh = coverageByArea(this.#people, this.#reach(freshMeters), true);
    return values.map((value, area) => (value.numerator === fresh[area]?.numerator ? value : asStale(value)));
  }

  #reach(distanceMeters: Float64Array): Reach {
    return { distanceMeters, thresholdMeters: this.#arrays.limitMeters };
  }

  /** 0 where one of several is within reach, Infinity elsewhere. */
  #within(meters: readonly Float64Array[]): Float64Array {
    const { limitMeters, counted } = this.#arrays;
    const within = new Float64Array(counted.length).fill(Number.POSITIVE_INFINITY);
    for (const each of meters)
      for (let cell = 0; cell < within.length; cell++) if ((each[cell] as number) <= limitMeters) within[cell] = 0;
    return within;
  }

  #metersOf([longitude, latitude]: LngLat): Float64Array {
    return kept(this.#metersOfPlace, `${longitude} ${latitude}`, KEPT_PLACES, () => {
      const place = toEarthPoints({ longitude: Float64Array.of(longitude), latitude: Float64Array.of(latitude) });
      if (!this.#streets) return nearestMeters(this.#centres, place);
      const { network, search } = this.#streets;
      const meters = new Float64Array(this.#centres.x.length).fill(Number.POSITIVE_INFINITY);
      search.walkFrom(network.snap(place), 0, this.#arrays.limitMeters, (cell, walk) => {
        meters[cell] = walk;
      });
      return meters;
    });
  }

  #metersToKept(removed: ReadonlySet<string>, onlyFresh: boolean): Float64Array {
    const { placeIds, places, isFresh, limitMeters } = this.#arrays;
    const key = `${onlyFresh} ${[...removed].toSorted().join()}`;
    return kept(this.#metersOfKept, key, KEPT_SETS, () => {
      const stays = placeIds.flatMap((id, place) => (removed.has(id) || (onlyFresh && !isFresh[place]) ? [] : [place]));
      const points = toEarthPoints({
        longitude: Float64Array.from(stays, (place) => places.longitude[place] as number),
        latitude: Float64Array.from(stays, (place) => places.latitude[place] as number),
      });
      if (!this.#streets) return nearestMeters(this.#centres, points);
      const { network, cells } = this.#streets;
      return nearestStreetMeters(network, cells, network.snap(points), limitMeters);
    });
  }
}

function toAreaPeople({ people, shares, total, knownShare }: TownArrays): AreaPeople {
  const weight = Float64Array.from(
    shares.share,
    (part, at) => part * (people[shares.cellIndex[at] as number] as number),
  );
  return { perCell: people, shares, weight, total, knownShare };
}

const toMeters = (isReached: Uint8Array): Float64Array =>
  Float64Array.from(isReached, (reached) => (reached ? 0 : Number.POSITIVE_INFINITY));

/** The value of a key, made where it isn't kept; the least lately used goes first. */
function kept<Value>(values: Map<string, Value>, key: string, most: number, make: () => Value): Value {
  const value = values.get(key) ?? make();
  values.delete(key);
  values.set(key, value);
  const [oldest] = values.keys();
  if (values.size > most && oldest !== undefined) values.delete(oldest);
  return value;
}
