import { coverageOfArea, type Reach, reachMeters } from '../coverage/coverage.ts';
import { asStale, type Measurement, unknown } from '../measurement.ts';
import { coverageWhatIf } from '../siting/what-if.ts';
import type { Meters } from '../units.ts';
import type { LiveAnswer, LiveGround, LiveIndicator, TriedPlaces } from './live-indicator.ts';
import { countsPlace, type TriedPlace } from './live-place.ts';
import { ReachedCells, TouchedCells } from './reached-cells.ts';

/** A place, and the cells it is within reach of. */
interface Reaching {
  readonly place: TriedPlace;
  readonly cells: Uint32Array;
}

/**
 * coverage.…: who is within reach of any place. What is tried is put on top of today, told, and taken off again: cells around the places that come
 * or go, and their areas, are summed anew and nothing else, and no column of the town is made or cleared for an answer.
 */
export class LiveCoverage implements LiveIndicator {
  readonly #ground: LiveGround;
  readonly #limitMeters: Meters;
  readonly #searchMeters: Meters;
  readonly #ofToday: readonly Reaching[];
  /** Within reach of a place that counts. */
  readonly #counted: ReachedCells;
  /** Of one that is fresh too; the same where all are. */
  readonly #fresh: ReachedCells;
  /** Of one that counts, or that may: a stop of which nobody knows; the same where there are none. */
  readonly #possible: ReachedCells;
  /** Of one that counts and that isn't added. */
  readonly #kept: ReachedCells;
  /** Of each that is added, by itself. */
  readonly #added: ReachedCells[] = [];
  readonly #touched: TouchedCells;
  readonly #todayMeters: Float64Array;
  /** 1 around a stop of which nobody knows whether it counts. */
  readonly #isUndecided: Uint8Array;
  readonly #before: readonly Measurement[];
  readonly #unchanged: Uint8Array;

  constructor(ground: LiveGround) {
    this.#ground = ground;
    const { rule, isFresh, people, shares, areaIds } = ground.arrays;
    this.#limitMeters = reachMeters(rule);
    // of a thinly settled area a metre counts for less
    const reach = Math.max(1, (rule.ruralMeters ?? 0) / rule.thresholdMeters);
    this.#searchMeters = reach === 1 ? this.#limitMeters : this.#limitMeters * reach + 1;
    this.#counted = new ReachedCells(people.length);
    this.#fresh = isFresh.includes(0) ? new ReachedCells(people.length) : this.#counted;
    this.#possible = rule.minDepartures === null ? this.#counted : new ReachedCells(people.length);
    this.#kept = new ReachedCells(people.length);
    this.#touched = new TouchedCells(shares, people.length);
    this.#isUndecided = new Uint8Array(people.length);
    this.#ofToday = ground.places.map((place) => ({ place, cells: this.#cellsAround(place, true) }));
    for (const today of this.#ofToday) {
      this.#stand(today);
      if (this.#mayCount(today.place)) for (const cell of today.cells) this.#isUndecided[cell] = 1;
    }
    this.#todayMeters = this.#counted.meters.slice();
    this.#before = areaIds.map((_, area) => this.#valueOf(area));
    this.#unchanged = Uint8Array.from(this.#todayMeters, (meters) => (meters === 0 ? 1 : 0));
  }

  whatIf({ changed, added }: TriedPlaces): LiveAnswer {
    const gone: Reaching[] = [];
    const instead: Reaching[] = [];
    for (const [at, place] of changed) {
      const today = this.#ofToday[at];
      if (!today) continue;
      gone.push(today);
      const isThere = place?.point === today.place.point;
      if (place) instead.push({ place, cells: isThere ? today.cells : this.#cellsAround(place) });
    }
    // of one that is added without its buses it is known that it doesn't count yet: nobody is left in doubt
    const more = added.map((place): Reaching => {
      return { place, cells: countsPlace(this.#ground.arrays.rule, place) ? this.#cellsAround(place) : NO_CELLS };
    });
    const turn = (by: 1 | -1) => {
      for (const own of gone) this.#stand(own, by === 1 ? -1 : 1);
      for (const own of instead) this.#stand(own, by);
      more.forEach((own, at) => this.#come(own, at, by));
    };
    turn(1);
    try {
      return this.#tell([...gone, ...instead, ...more], more.length);
    } finally {
      // whatever became of the answer, the next one begins with today
      turn(-1);
    }
  }

  #tell(all: readonly Reaching[], addedCount: number): LiveAnswer {
    const { counted: people } = this.#ground.arrays;
    for (const { cells } of all) this.#touched.add(cells);
    const { cells, isAreaTouched } = this.#touched.take();
    return {
      before: this.#before,
      after: this.#before.map((today, area) => (isAreaTouched[area] ? this.#valueOf(area) : today)),
      effect: coverageWhatIf({
        people,
        cells,
        today: this.#reach(this.#todayMeters),
        keptMeters: this.#kept.meters,
        addedMeters: this.#added.slice(0, addedCount).map(({ meters }) => meters),
        isUndecided: this.#isUndecided,
      }),
      cellChange: this.#changesOf(cells),
    };
  }

  /** A place of today, there or elsewhere. */
  #stand(own: Reaching, by: 1 | -1 = 1): void {
    this.#put(own, by);
    if (countsPlace(this.#ground.arrays.rule, own.place)) this.#kept.add(own.cells, by);
  }

  /** A place that is added. */
  #come(own: Reaching, at: number, by: 1 | -1): void {
    this.#put(own, by);
    this.#added[at] ??= new ReachedCells(this.#todayMeters.length);
    if (countsPlace(this.#ground.arrays.rule, own.place)) this.#added[at].add(own.cells, by);
  }

  #put({ place, cells }: Reaching, by: 1 | -1): void {
    const isCounted = countsPlace(this.#ground.arrays.rule, place);
    if (isCounted) this.#counted.add(cells, by);
    if (isCounted && place.isFresh && this.#fresh !== this.#counted) this.#fresh.add(cells, by);
    if ((isCounted || this.#mayCount(place)) && this.#possible !== this.#counted) this.#possible.add(cells, by);
  }

  #mayCount(place: TriedPlace): boolean {
    const { rule } = this.#ground.arrays;
    return !countsPlace(rule, place) && rule.minDepartures !== null && place.departures === null;
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

  #valueOf(area: number): Measurement {
    const { people, arrays } = this.#ground;
    const of = ({ meters }: ReachedCells) => coverageOfArea(people, area, this.#reach(meters));
    const value = of(this.#counted);
    // people who are within reach, or not, by a stop that nobody knows the buses of
    const possible = this.#possible === this.#counted ? value : of(this.#possible);
    if (value.numerator !== possible.numerator) return unknown('NO_TIMETABLE');
    // people who are within reach of nothing but an old record: the number rests on it
    const fresh = this.#fresh === this.#counted ? value : of(this.#fresh);
    return arrays.hasRunOut || value.numerator !== fresh.numerator ? asStale(value) : value;
  }

  #changesOf(cells: Uint32Array): Uint8Array {
    const changes = this.#unchanged.slice();
    for (const cell of cells) {
      const was = this.#todayMeters[cell] === 0;
      const is = this.#counted.meters[cell] === 0;
      changes[cell] = is ? (was ? 1 : 2) : was ? 3 : 0;
    }
    return changes;
  }

  #reach(distanceMeters: Float64Array): Reach {
    return { distanceMeters, thresholdMeters: this.#limitMeters };
  }
}

const NO_CELLS = new Uint32Array();
