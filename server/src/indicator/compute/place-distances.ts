import {
  type CostMatrix,
  cellsWithinReach,
  cellsWithinWalk,
  costsOfWalks,
  type Incidence,
  type Lines,
  linesOfPieces,
  nearestMeters,
  nearestStreetMeters,
  type Points,
  type SnappedPoints,
  type StreetNetwork,
  straightCosts,
  streetReach,
  toEarthPoints,
  turnWalks,
  walksWithin,
} from '@hazama/geo';
import { ByteCache } from '../../cache/index.ts';
import type { ModelCells, ModelResource } from '../town/town-model.ts';
import type { WayRule } from './method.ts';

/** Sets of places kept: a town has about a hundred, and each edit makes a few more. 8 bytes a cell each. */
const KEPT_SETS = 400;

/** Of ways from cells to places, one matrix for each set of places and limit: a town's take a few hundred kB each. */
const KEPT_COST_BYTES = 64 * 2 ** 20;

type By = WayRule['by'];

/**
 * How far the cells of a town are from places, along streets or in a straight line: values, what-ifs and sitings all ask here, so
 * that the same two points are equally far in each. Measured once for each set of places.
 */
export class PlaceDistances {
  readonly #cells: ModelCells;
  readonly #streets: StreetNetwork | undefined;
  #cellsOnStreets: SnappedPoints | undefined;
  readonly #measured = new Map<string, Float64Array>();
  readonly #costs = new ByteCache<CostMatrix>(
    KEPT_COST_BYTES,
    ({ cellStart, placeIndex, cost }) => cellStart.byteLength + placeIndex.byteLength + cost.byteLength,
  );

  /** @param streets undefined where the town has imported none */
  constructor(cells: ModelCells, streets: StreetNetwork | undefined) {
    this.#cells = cells;
    this.#streets = streets;
  }

  get hasStreets(): boolean {
    return this.#streets !== undefined;
  }

  /** Metres from each cell to the nearest place; undefined where none of the places has a known position: then nobody can say. */
  toNearest(places: readonly ModelResource[], by: By): Float64Array | undefined {
    const located = places.filter(({ longitude }) => !Number.isNaN(longitude));
    if (located.length === 0 && places.length > 0) return undefined;
    // most kinds have the same places in every year, and after an edit of another kind
    const key = `${by} ${located.map(({ longitude, latitude }) => `${longitude} ${latitude}`).join()}`;
    const meters = this.#measured.get(key) ?? this.#measure(located, by);
    this.#measured.delete(key);
    this.#measured.set(key, meters);
    const [oldest] = this.#measured.keys();
    if (this.#measured.size > KEPT_SETS && oldest !== undefined) this.#measured.delete(oldest);
    return meters;
  }

  /** Metres from each cell to the nearest of some positions, as far as the limit; beyond it, Infinity or the true distance. */
  toPoints(points: Points, by: By, limitMeters: number): Float64Array {
    const places = toEarthPoints(points);
    if (by === 'straight') return nearestMeters(this.#cells.centres, places);
    const streets = this.#getStreets();
    return nearestStreetMeters(streets, this.#snappedCells(streets), streets.snap(places), limitMeters);
  }

  /** The metres from each cell to all of some positions as far as the limit, the detour included: exactly at it counts. */
  costsWithin(points: Points, { by, detour }: Pick<WayRule, 'by' | 'detour'>, limitMeters: number): CostMatrix {
    const key = `${by} ${detour} ${limitMeters} ${points.longitude.join()} ${points.latitude.join()}`;
    const known = this.#costs.get(key);
    if (known) return known;
    const costs =
      by === 'straight'
        ? straightCosts(this.#cells.centres, toEarthPoints(points), { limitMeters, detour })
        : this.#costsAlongStreets(points, limitMeters);
    this.#costs.set(key, costs);
    return costs;
  }

  /** The cells up to a limit from each of some positions. */
  cellsWithin(points: Points, by: By, limitMeters: number): Incidence {
    if (by === 'straight') return cellsWithinReach(this.#cells.centres, points, limitMeters);
    const streets = this.#getStreets();
    return cellsWithinWalk(streets, this.#snappedCells(streets), streets.snap(toEarthPoints(points)), limitMeters);
  }

  /** The parts of streets from which a walk of no more than the limit leads to one of some positions. */
  streetsWithin(points: Points, limitMeters: number): Lines {
    const streets = this.#getStreets();
    return linesOfPieces(streets, streetReach(streets, streets.snap(toEarthPoints(points)), limitMeters));
  }

  #measure(located: readonly ModelResource[], by: By): Float64Array {
    return this.toPoints(positionsOf(located), by, Number.POSITIVE_INFINITY);
  }

  /** A town has fewer places than cells: the shortest paths are found from those, and turned. */
  #costsAlongStreets(points: Points, limitMeters: number): CostMatrix {
    const streets = this.#getStreets();
    const cells = this.#snappedCells(streets);
    const walks = walksWithin(streets, streets.snap(toEarthPoints(points)), cells, limitMeters);
    return costsOfWalks(turnWalks(walks, cells.street.length), points.longitude.length);
  }

  #getStreets(): StreetNetwork {
    if (!this.#streets) throw new Error('a town without streets measures straight lines');
    return this.#streets;
  }

  #snappedCells(streets: StreetNetwork): SnappedPoints {
    this.#cellsOnStreets ??= streets.snap(this.#cells.centres);
    return this.#cellsOnStreets;
  }
}

/** Where places stand. */
export function positionsOf(places: readonly ModelResource[]): Points {
  return {
    longitude: Float64Array.from(places, (place) => place.longitude),
    latitude: Float64Array.from(places, (place) => place.latitude),
  };
}
