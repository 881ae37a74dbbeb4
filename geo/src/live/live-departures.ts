import { asStale, type Measurement, measured, unknown } from '../measurement.ts';
import { areasHolding, areasOfPlace } from './area-shapes.ts';
import type { LiveAnswer, LiveGround, LiveIndicator, TriedPlaces } from './live-indicator.ts';
import type { TriedPlace } from './live-place.ts';

/** A stop, and the told areas that it stands in. */
interface StandingStop {
  readonly departures: number | null;
  readonly areas: Iterable<number>;
}

/** departures: what leaves the busiest stop of an area on the day of the timetable. Nobody is within reach of anything. */
export class LiveDepartures implements LiveIndicator {
  readonly #ground: LiveGround;
  readonly #today: readonly StandingStop[];
  readonly #before: readonly Measurement[];

  constructor(ground: LiveGround) {
    this.#ground = ground;
    this.#today = ground.places.map(({ departures }, at) => ({
      departures,
      areas: areasOfPlace(ground.arrays.shapes, at),
    }));
    this.#before = this.#measure(this.#today);
  }

  whatIf({ changed, added }: TriedPlaces): LiveAnswer {
    const { places, arrays } = this.#ground;
    const stops = this.#today.flatMap((today, at): StandingStop[] => {
      const place = changed.has(at) ? changed.get(at) : places[at];
      if (!place) return [];
      const isThere = place.point === places[at]?.point;
      return [isThere ? { ...today, departures: place.departures } : this.#standing(place)];
    });
    // one that is added without its buses is no stop yet: nothing is in doubt
    const more = added.filter(({ departures }) => departures !== null).map((place) => this.#standing(place));
    return {
      before: this.#before,
      after: this.#measure([...stops, ...more]),
      effect: null,
      cellChange: new Uint8Array(arrays.people.length),
    };
  }

  #standing({ departures, point }: TriedPlace): StandingStop {
    return { departures, areas: point ? areasHolding(this.#ground.arrays.shapes, point) : [] };
  }

  #measure(stops: readonly StandingStop[]): Measurement[] {
    const { areaIds, hasRunOut, shapes } = this.#ground.arrays;
    const busiest = new Float64Array(areaIds.length);
    const isUndecided = new Uint8Array(areaIds.length);
    for (const { departures, areas } of stops)
      for (const area of areas) {
        if (departures === null) isUndecided[area] = 1;
        else busiest[area] = Math.max(busiest[area] as number, departures);
      }
    return areaIds.map((_, area) => {
      // the stop whose buses nobody knows may be the busiest
      if (isUndecided[area]) return unknown('NO_TIMETABLE');
      if (!shapes.isDrawn[area]) return unknown('NO_CELLS');
      const value = measured({ value: busiest[area] as number });
      return hasRunOut ? asStale(value) : value;
    });
  }
}
