import { nearestMeters, toEarthPoints } from '@hazama/geo';
import type { ModelResource, TownModel } from '../town/town-model.ts';

/** Straight metres from every cell to the nearest of some places, measured once for each set of places. */
export class PlaceDistances {
  readonly #model: TownModel;
  readonly #measured = new Map<string, Float64Array>();

  constructor(model: TownModel) {
    this.#model = model;
  }

  /** Undefined where none of the places has a known position: then nobody can say how far they are. */
  toNearest(places: readonly ModelResource[]): Float64Array | undefined {
    const located = places.filter(({ longitude }) => !Number.isNaN(longitude));
    if (located.length === 0 && places.length > 0) return undefined;
    // most kinds have the same places in every year
    const key = located.map(({ id }) => id).join('\n');
    const known = this.#measured.get(key);
    if (known) return known;
    const meters = nearestMeters(
      this.#model.cells.centres,
      toEarthPoints({
        longitude: Float64Array.from(located, ({ longitude }) => longitude),
        latitude: Float64Array.from(located, ({ latitude }) => latitude),
      }),
    );
    this.#measured.set(key, meters);
    return meters;
  }
}
