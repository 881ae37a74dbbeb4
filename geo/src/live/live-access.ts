import { accessByArea, tellAccess } from '../accessibility/access-by-area.ts';
import { accessByMethod, withoutPlaces } from '../accessibility/access-method.ts';
import { type CostMatrix, soundCosts } from '../accessibility/cost-matrix.ts';
import { asStale, type Measurement, unknown } from '../measurement.ts';
import type { WaysTo } from './cell-ways.ts';
import type { LiveAnswer, LiveGround, LiveIndicator, TriedPlaces } from './live-indicator.ts';
import { countsPlace, type TriedPlace } from './live-place.ts';
import type { LiveRule } from './town-arrays.ts';

type AccessRule = NonNullable<LiveRule['access']>;

/** A place that is open, in the order of the sums. */
interface OpenPlace {
  readonly place: TriedPlace;
  /** Its number today, where it hasn't moved since. */
  readonly at: number | null;
}

interface Measured {
  readonly values: readonly Measurement[];
  /** Per cell; 0 where there is none. */
  readonly access: Float64Array;
}

/**
 * access.…: how much of the places falls to people who can get there. Each place's ways are measured once; what one more does to all who share
 * them is summed anew with the functions of the server, in its order.
 */
export class LiveAccess implements LiveIndicator {
  readonly #ground: LiveGround;
  readonly #rule: AccessRule;
  readonly #waysOfToday: readonly (WaysTo | null)[];
  readonly #today: Measured;

  constructor(ground: LiveGround, rule: AccessRule) {
    this.#ground = ground;
    this.#rule = rule;
    const { thresholdMeters, detour } = ground.arrays.rule;
    this.#waysOfToday = ground.places.map(
      ({ point }) => point && ground.ways.measureCosts(point, thresholdMeters, detour),
    );
    this.#today = this.#measure(ground.places.map((place, at) => ({ place, at })));
  }

  whatIf({ changed, added }: TriedPlaces): LiveAnswer {
    const { places, arrays } = this.#ground;
    const open = places.flatMap((today, at): OpenPlace[] => {
      const place = changed.has(at) ? changed.get(at) : today;
      if (!place) return [];
      return [{ place, at: place.point === today.point ? at : null }];
    });
    const ofFirstKind = places.slice(0, arrays.firstKindCount).filter((_, at) => changed.get(at) !== null).length;
    const more = added.map((place): OpenPlace => ({ place, at: null }));
    const after = this.#measure([...open.slice(0, ofFirstKind), ...more, ...open.slice(ofFirstKind)]);
    const before = this.#today;
    return {
      before: before.values,
      // where nobody knows where the places of today are, nobody knows what one more would add to them
      after: after.values.map((value, area) => {
        const today = before.values[area];
        return today?.reason === 'NO_PLACES' ? today : value;
      }),
      effect: null,
      cellChange: changesOf(before.access, after.access),
    };
  }

  #measure(all: readonly OpenPlace[]): Measured {
    const { arrays, people } = this.#ground;
    const cellCount = arrays.people.length;
    const none = (reason: 'NO_PLACES' | 'AMOUNT_INCOMPLETE'): Measured => ({
      values: arrays.areaIds.map(() => unknown(reason)),
      access: new Float64Array(cellCount),
    });
    const open = all.filter(({ place }) => countsPlace(arrays.rule, place));
    const located = open.filter(({ place }) => place.point !== null);
    if (located.length === 0 && open.length > 0) return none('NO_PLACES');
    const counted = located.filter(({ place }) => this.#capacityOf(place) !== null);
    if (counted.length === 0 && located.length > 0) return none('AMOUNT_INCOMPLETE');

    const { method, decay } = this.#rule;
    const capacity = Float64Array.from(counted, ({ place }) => this.#capacityOf(place) ?? 0);
    const costs = costsOf(
      counted.map((each) => this.#waysOf(each)),
      cellCount,
    );
    const measure = (of: CostMatrix) => {
      const { access } = accessByMethod(method, { costs: of, people: arrays.people, capacity }, decay);
      return { access, values: accessByArea(people, access, true) };
    };
    const { access, values } = measure(costs);
    const isOld = counted.map(({ place }) => Number(!place.isFresh));
    // where an old record is in anybody's reach the number rests on it, also on whom it keeps from other places
    const fresh = isOld.includes(1) ? measure(withoutPlaces(costs, isOld)).values : values;
    return {
      access,
      values: values.map((value, area) => {
        const told = tellAccess(value, method);
        return value.value === fresh[area]?.value ? told : asStale(told);
      }),
    };
  }

  #capacityOf({ capacity, openingsPerMonth }: TriedPlace): number | null {
    if (!this.#rule.isOfSeats) return 1;
    if (capacity === null || openingsPerMonth === null || capacity < 0) return null;
    return capacity * openingsPerMonth;
  }

  #waysOf({ place, at }: OpenPlace): WaysTo {
    const { thresholdMeters, detour } = this.#ground.arrays.rule;
    const ways = at === null ? null : (this.#waysOfToday[at] ?? null);
    if (ways) return ways;
    if (!place.point) throw new Error('a place that counts has a position');
    return this.#ground.ways.costs(place.point, thresholdMeters, detour);
  }
}

/** Place by place the cells around it, as compressed rows of cells: each cell's places in their order. */
function costsOf(ways: readonly WaysTo[], cellCount: number): CostMatrix {
  const cellStart = new Uint32Array(cellCount + 1);
  for (const { cell } of ways)
    for (let way = 0; way < cell.length; way++) {
      const own = (cell[way] as number) + 1;
      cellStart[own] = (cellStart[own] as number) + 1;
    }
  for (let cell = 0; cell < cellCount; cell++)
    cellStart[cell + 1] = (cellStart[cell + 1] as number) + (cellStart[cell] as number);
  const pairs = cellStart[cellCount] as number;
  const placeIndex = new Uint32Array(pairs);
  const cost = new Float64Array(pairs);
  const next = cellStart.slice();
  for (const [place, { cell, meters }] of ways.entries())
    for (let way = 0; way < cell.length; way++) {
      const own = cell[way] as number;
      const at = next[own] as number;
      next[own] = at + 1;
      placeIndex[at] = place;
      cost[at] = meters[way] as number;
    }
  return soundCosts({ cellStart, placeIndex, cost, placeCount: ways.length });
}

/** Sums that only round otherwise are no change. */
const ROUNDING = 1e-12;

function changesOf(before: Float64Array, after: Float64Array): Uint8Array {
  const changes = new Uint8Array(after.length);
  for (let cell = 0; cell < changes.length; cell++) {
    const [was, is] = [before[cell] as number, after[cell] as number];
    if (Math.abs(is - was) <= ROUNDING * was) changes[cell] = was > 0 ? 1 : 0;
    else if (was === 0) changes[cell] = 2;
    else if (is === 0) changes[cell] = 3;
    else changes[cell] = is > was ? 4 : 5;
  }
  return changes;
}
