import { coverageByArea, type Reach, reachMeters } from '../coverage/coverage.ts';
import { asStale, type Measurement, unknown } from '../measurement.ts';
import { coverageWhatIf } from '../siting/what-if.ts';
import type { Meters } from '../units.ts';
import type { LiveAnswer, LiveGround, LiveIndicator, TriedPlaces } from './live-indicator.ts';
import { countsPlace, type TriedPlace } from './live-place.ts';

const NO_CELLS = new Uint32Array();

/** How many places there are within reach of each cell. */
interface Reaching {
  /** Of those that count. */
  readonly counted: Int32Array;
  /** Of these the fresh ones; the same where all are. */
  readonly fresh: Int32Array;
  /** Of the stops of which nobody knows whether they count. */
  readonly undecided: Int32Array;
}

/** coverage.…: who is within reach of any place. A change adds to the places around a cell or takes from them; nothing else is measured again. */
export class LiveCoverage implements LiveIndicator {
  readonly #ground: LiveGround;
  readonly #limitMeters: Meters;
  readonly #searchMeters: Meters;
  readonly #hasStale: boolean;
  readonly #cellsOfToday: readonly Uint32Array[];
  readonly #today: Reaching;
  readonly #todayWithin: Float64Array;
  readonly #before: readonly Measurement[];

  constructor(ground: LiveGround) {
    this.#ground = ground;
    const { rule, isFresh } = ground.arrays;
    this.#limitMeters = reachMeters(rule);
    // of a thinly settled area a metre counts for less
    const reach = Math.max(1, (rule.ruralMeters ?? 0) / rule.thresholdMeters);
    this.#searchMeters = reach === 1 ? this.#limitMeters : this.#limitMeters * reach + 1;
    this.#hasStale = isFresh.includes(0);
    this.#cellsOfToday = ground.places.map((place) => this.#cellsAround(place, true));
    this.#today = noneReaching(ground.arrays.people.length, this.#hasStale);
    ground.places.forEach((place, at) => this.#count(this.#today, place, this.#cellsOfToday[at] ?? NO_CELLS, 1));
    this.#todayWithin = within(this.#today.counted);
    this.#before = this.#values(this.#today, this.#todayWithin);
  }

  whatIf({ changed, added }: TriedPlaces): LiveAnswer {
    const { arrays, places } = this.#ground;
    const then = copyOf(this.#today);
    for (const [at, place] of changed) {
      const today = places[at];
      if (!today) continue;
      const cells = this.#cellsOfToday[at] ?? NO_CELLS;
      this.#count(then, today, cells, -1);
      if (place) this.#count(then, place, place.point === today.point ? cells : this.#cellsAround(place), 1);
    }
    const keptMeters = changed.size === 0 ? this.#todayWithin : within(then.counted);
    const addedCells = added.map((place) => (countsPlace(arrays.rule, place) ? this.#cellsAround(place) : NO_CELLS));
    added.forEach((place, at) => this.#count(then, place, addedCells[at] ?? NO_CELLS, 1));
    const afterWithin = within(then.counted);
    return {
      before: this.#before,
      after: this.#values(then, afterWithin),
      effect: coverageWhatIf({
        people: arrays.counted,
        today: this.#reach(this.#todayWithin),
        keptMeters,
        addedMeters: addedCells.map((cells) => withinOf(cells, afterWithin.length)),
        isUndecided: this.#today.undecided,
      }),
      cellChange: this.#changes(afterWithin),
    };
  }

  #count({ counted, fresh, undecided }: Reaching, place: TriedPlace, cells: Uint32Array, by: 1 | -1): void {
    const { rule } = this.#ground.arrays;
    if (!countsPlace(rule, place)) {
      if (rule.minDepartures !== null && place.departures === null) addTo(undecided, cells, by);
      return;
    }
    addTo(counted, cells, by);
    if (fresh !== counted && place.isFresh) addTo(fresh, cells, by);
  }

  /** @param isOfToday such are kept by themselves */
  #cellsAround({ point }: TriedPlace, isOfToday = false): Uint32Array {
    if (!point) return NO_CELLS;
    const { ways, arrays } = this.#ground;
    const { cell, meters } = isOfToday
      ? ways.measureWithin(point, this.#searchMeters)
      : ways.within(point, this.#searchMeters);
    const { thresholdMeters, ruralMeters } = arrays.rule;
    if (ruralMeters === null) return cell;
    return cell.filter((own, at) => {
      const distance = meters[at] as number;
      return (arrays.isRural[own] ? (distance * thresholdMeters) / ruralMeters : distance) <= this.#limitMeters;
    });
  }

  /** @param countedWithin of `counted`, as `within` gives it */
  #values({ counted, fresh, undecided }: Reaching, countedWithin: Float64Array): readonly Measurement[] {
    const { people, arrays } = this.#ground;
    const of = (meters: Float64Array) => coverageByArea(people, this.#reach(meters), true);
    const values = of(countedWithin);
    // people who are within reach of nothing but an old record: the number rests on it
    const freshly = fresh === counted ? values : of(within(fresh));
    // people who are within reach, or not, by a stop that nobody knows the buses of
    const possible =
      arrays.rule.minDepartures === null
        ? values
        : of(within(counted.map((own, cell) => own + (undecided[cell] as number))));
    return values.map((value, area) => {
      if (value.numerator !== possible[area]?.numerator) return unknown('NO_TIMETABLE');
      return arrays.hasRunOut || value.numerator !== freshly[area]?.numerator ? asStale(value) : value;
    });
  }

  #changes(after: Float64Array): Uint8Array {
    return Uint8Array.from(after, (meters, cell) => {
      const was = this.#todayWithin[cell] === 0;
      return meters === 0 ? (was ? 1 : 2) : was ? 3 : 0;
    });
  }

  #reach(distanceMeters: Float64Array): Reach {
    return { distanceMeters, thresholdMeters: this.#limitMeters };
  }
}

function noneReaching(cells: number, hasStale: boolean): Reaching {
  const counted = new Int32Array(cells);
  return { counted, fresh: hasStale ? new Int32Array(cells) : counted, undecided: new Int32Array(cells) };
}

function copyOf({ counted, fresh, undecided }: Reaching): Reaching {
  const copied = counted.slice();
  return { counted: copied, fresh: fresh === counted ? copied : fresh.slice(), undecided: undecided.slice() };
}

function addTo(places: Int32Array, cells: Uint32Array, by: 1 | -1): void {
  for (const cell of cells) places[cell] = (places[cell] as number) + by;
}

/** 0 where a place is within reach, Infinity elsewhere. */
function within(places: Int32Array): Float64Array {
  const meters = new Float64Array(places.length);
  for (let cell = 0; cell < meters.length; cell++) meters[cell] = places[cell] ? 0 : Number.POSITIVE_INFINITY;
  return meters;
}

function withinOf(cells: Uint32Array, count: number): Float64Array {
  const meters = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  for (const cell of cells) meters[cell] = 0;
  return meters;
}
