import { createLocalDistance, distanceMeters, type LngLat, STRAIGHT_LINE_DETOUR } from '@hazama/geo';
import type { PeopleCell } from './people.ts';

/** 15 minutes on foot, as coverage.gathering counts it where no streets are imported. */
const WALK_METERS = 900;
const STRAIGHT_METERS = WALK_METERS / STRAIGHT_LINE_DETOUR;
/** A walk to the north or south is never more: the dear distance need not be asked. */
const FARTHEST_DEGREES = STRAIGHT_METERS / 110_000;

export function isWithinWalk(a: LngLat, b: LngLat): boolean {
  return distanceMeters(a, b) <= STRAIGHT_METERS;
}

/** Who is within a walk of the places set up so far, by area; people aged 65 and over in the latest year. */
export class WalkingReach {
  readonly #cells: readonly PeopleCell[];
  readonly #reached: Uint8Array;
  readonly #near: (a: LngLat, b: LngLat) => boolean;
  readonly #total = new Map<string, number>();
  readonly #covered = new Map<string, number>();

  constructor(cells: readonly PeopleCell[], latitude: number) {
    const distance = createLocalDistance(latitude);
    this.#cells = cells;
    this.#reached = new Uint8Array(cells.length);
    this.#near = (a, b) =>
      Math.abs(a[1] - b[1]) < FARTHEST_DEGREES && distance(a[0], a[1], b[0], b[1]) <= STRAIGHT_METERS;
    cells.forEach((cell) => addShares(this.#total, cell));
  }

  /** People whom one more place would reach, by area. */
  gains(location: LngLat): Map<string, number> {
    const gains = new Map<string, number>();
    for (const index of this.#unreachedNear(location)) addShares(gains, this.#cells[index]);
    return gains;
  }

  setUp(location: LngLat): void {
    for (const index of this.#unreachedNear(location)) {
      this.#reached[index] = 1;
      addShares(this.#covered, this.#cells[index]);
    }
  }

  total(area: string): number {
    return this.#total.get(area) ?? 0;
  }

  covered(area: string): number {
    return this.#covered.get(area) ?? 0;
  }

  *#unreachedNear(location: LngLat): Generator<number> {
    for (let index = 0; index < this.#cells.length; index++) {
      const cell = this.#cells[index];
      if (cell && this.#reached[index] === 0 && this.#near(location, cell.centre)) yield index;
    }
  }
}

/** People aged 65 and over of a cell in its latest year. */
export function olderIn(cell: PeopleCell): number {
  return cell.latest.age_65_over;
}

function addShares(sums: Map<string, number>, cell: PeopleCell | undefined): void {
  for (const [area, share] of cell?.shares ?? [])
    sums.set(area, (sums.get(area) ?? 0) + share * (cell ? olderIn(cell) : 0));
}
