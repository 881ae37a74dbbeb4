import { nearestMeters, toEarthPoints } from '@hazama/geo';
import type { ModelCells, ModelResource } from '../town/town-model.ts';

/** Sets of places kept: a town has about a hundred, and each edit makes a few more. 8 bytes a cell each. */
const KEPT_SETS = 400;

/** Straight metres from every cell to the nearest of some places, measured once for each set of places. */
export class PlaceDistances {
  readonly #cells: ModelCells;
  readonly #measured = new Map<string, Float64Array>();

  constructor(cells: ModelCells) {
    this.#cells = cells;
  }

  /** Undefined where none of the places has a known position: then nobody can say how far they are. */
  toNearest(places: readonly ModelResource[]): Float64Array | undefined {
    const located = places.filter(({ longitude }) => !Number.isNaN(longitude));
    if (located.length === 0 && places.length > 0) return undefined;
    // most kinds have the same places in every year, and after an edit of another kind
    const key = located.map(({ longitude, latitude }) => `${longitude} ${latitude}`).join();
    const meters = this.#measured.get(key) ?? this.#measure(located);
    this.#measured.delete(key);
    this.#measured.set(key, meters);
    const [oldest] = this.#measured.keys();
    if (this.#measured.size > KEPT_SETS && oldest !== undefined) this.#measured.delete(oldest);
    return meters;
  }

  #measure(located: readonly ModelResource[]): Float64Array {
    const longitude = Float64Array.from(located, (place) => place.longitude);
    const latitude = Float64Array.from(located, (place) => place.latitude);
    return nearestMeters(this.#cells.centres, toEarthPoints({ longitude, latitude }));
  }
}
