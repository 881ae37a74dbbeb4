import { STRAIGHT_LINE_DETOUR } from '../coverage/coverage.ts';
import { type EarthPoints, metersAlongGround, squaredChordUnder } from '../measure/earth-points.ts';
import type { Meters } from '../units.ts';
import type { CostMatrix } from './cost-matrix.ts';
import { PlaceBins } from './place-bins.ts';

/**
 * The metres from each cell's centre to all places at most `limitMeters` away (exactly at it counts), straight × detour: the method
 * `straight×1.3` where no streets are known.
 *
 * @throws RangeError when the limit is below 0 or the detour below 1.
 */
export function straightCosts(
  centres: EarthPoints,
  places: EarthPoints,
  { limitMeters, detour = STRAIGHT_LINE_DETOUR }: { readonly limitMeters: Meters; readonly detour?: number },
): CostMatrix {
  if (!(limitMeters >= 0 && detour >= 1))
    throw new RangeError(`costs up to ${limitMeters} m with a detour of ${detour}`);
  // a micrometre of grace, as coverage gives
  const reach = limitMeters / detour + 1e-6;
  const limitSquared = squaredChordUnder(reach);
  const bins = new PlaceBins(places, reach);
  const { east, north } = bins.project(centres);
  const { columns, rows, start, place } = bins;
  // in the order of the squares, so that what is looked at together lies together
  const placeX = Float64Array.from(place, (own) => places.x[own] as number);
  const placeY = Float64Array.from(place, (own) => places.y[own] as number);
  const placeZ = Float64Array.from(place, (own) => places.z[own] as number);
  const cellCount = centres.x.length;
  const cellStart = new Uint32Array(cellCount + 1);
  const pairs = new GrowingPairs(cellCount * 8);
  for (let cell = 0; cell < cellCount; cell++) {
    const column = bins.columnOf(east[cell] as number);
    const row = bins.rowOf(north[cell] as number);
    const first = Math.max(0, column - 1);
    const last = Math.min(columns - 1, column + 1);
    const top = Math.min(rows - 1, row + 1);
    if (first > last) {
      cellStart[cell + 1] = pairs.count;
      continue;
    }
    const rowStart = pairs.count;
    const [x, y, z] = [centres.x[cell] as number, centres.y[cell] as number, centres.z[cell] as number];
    for (let near = Math.max(0, row - 1); near <= top; near++) {
      const end = start[near * columns + last + 1] as number;
      for (let at = start[near * columns + first] as number; at < end; at++) {
        const dx = (placeX[at] as number) - x;
        const dy = (placeY[at] as number) - y;
        const dz = (placeZ[at] as number) - z;
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared <= limitSquared) pairs.insert(rowStart, place[at] as number, metersAlongGround(squared) * detour);
      }
    }
    cellStart[cell + 1] = pairs.count;
  }
  return { cellStart, ...pairs.toColumns(), placeCount: places.x.length };
}

/** Pairs row by row, each row kept in ascending order of its places. */
class GrowingPairs {
  count = 0;
  #place: Uint32Array;
  #cost: Float64Array;

  constructor(expected: number) {
    this.#place = new Uint32Array(Math.max(16, expected));
    this.#cost = new Float64Array(this.#place.length);
  }

  /** Into the row that began at `rowStart`: it is short, so that moving what is larger beats sorting it afterwards. */
  insert(rowStart: number, place: number, cost: number): void {
    if (this.count === this.#place.length) this.#grow();
    let at = this.count++;
    while (at > rowStart && (this.#place[at - 1] as number) > place) {
      this.#place[at] = this.#place[at - 1] as number;
      this.#cost[at] = this.#cost[at - 1] as number;
      at--;
    }
    this.#place[at] = place;
    this.#cost[at] = cost;
  }

  toColumns(): { readonly placeIndex: Uint32Array; readonly cost: Float64Array } {
    return { placeIndex: this.#place.slice(0, this.count), cost: this.#cost.slice(0, this.count) };
  }

  #grow(): void {
    const place = new Uint32Array(Math.ceil(this.count * 1.5));
    const cost = new Float64Array(place.length);
    place.set(this.#place);
    cost.set(this.#cost);
    this.#place = place;
    this.#cost = cost;
  }
}
