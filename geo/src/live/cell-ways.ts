import { nearestMeters } from '../accessibility/nearest.ts';
import { straightCosts } from '../accessibility/straight-costs.ts';
import { type EarthPoints, toEarthPoints } from '../measure/earth-points.ts';
import type { SnappedPoints, StreetNetwork } from '../street/street-network.ts';
import { WalkSearch } from '../street/walks.ts';
import type { LngLat, Meters } from '../units.ts';

/** Cells around a place, in ascending order, and what it costs to get there from each. */
export interface WaysTo {
  readonly cell: Uint32Array;
  readonly meters: Float64Array;
}

/** Positions whose ways are kept: those of the pins that stand while one is dragged, and of those just undone. */
const KEPT_POSITIONS = 24;

/** The ways from a town's cells to positions, each position measured once. */
export class CellWays {
  readonly #centres: EarthPoints;
  readonly #streets: {
    readonly network: StreetNetwork;
    readonly search: WalkSearch;
  } | null;
  readonly #kept = new Map<string, WaysTo>();

  /** @param streets null: in straight lines */
  constructor(centres: EarthPoints, streets: StreetNetwork | null) {
    this.#centres = centres;
    const cells: SnappedPoints | undefined = streets?.snap(centres);
    this.#streets = streets && cells ? { network: streets, search: new WalkSearch(streets, cells) } : null;
  }

  /** The cells up to a limit (exactly at it counts), and their metres; a position that was just asked for is not measured again. */
  within(point: LngLat, limitMeters: Meters): WaysTo {
    return this.#once(`within ${limitMeters} ${point.join()}`, () => this.measureWithin(point, limitMeters));
  }

  /** The same with a detour that counts against the limit, as access measures it. */
  costs(point: LngLat, limitMeters: Meters, detour: number): WaysTo {
    return this.#once(`costs ${limitMeters} ${point.join()}`, () => this.measureCosts(point, limitMeters, detour));
  }

  measureWithin(point: LngLat, limitMeters: Meters): WaysTo {
    if (this.#streets) return this.#walks(point, limitMeters);
    const meters = nearestMeters(this.#centres, onEarth(point));
    const cell: number[] = [];
    for (let at = 0; at < meters.length; at++) if ((meters[at] as number) <= limitMeters) cell.push(at);
    return { cell: Uint32Array.from(cell), meters: Float64Array.from(cell, (at) => meters[at] as number) };
  }

  measureCosts(point: LngLat, limitMeters: Meters, detour: number): WaysTo {
    if (this.#streets) return this.#walks(point, limitMeters);
    const { cellStart, cost } = straightCosts(this.#centres, onEarth(point), { limitMeters, detour });
    const cell = new Uint32Array(cost.length);
    for (let at = 0, to = 0; to < cell.length; at++) if ((cellStart[at + 1] as number) > to) cell[to++] = at;
    return { cell, meters: cost };
  }

  #walks(point: LngLat, limitMeters: Meters): WaysTo {
    if (!this.#streets) throw new Error('straight lines are no walks');
    const { network, search } = this.#streets;
    const cell: number[] = [];
    const meters: number[] = [];
    search.walkFrom(network.snap(onEarth(point)), 0, limitMeters, (at, walk) => {
      cell.push(at);
      meters.push(walk);
    });
    return { cell: Uint32Array.from(cell), meters: Float64Array.from(meters) };
  }

  #once(key: string, measure: () => WaysTo): WaysTo {
    const ways = this.#kept.get(key) ?? measure();
    this.#kept.delete(key);
    this.#kept.set(key, ways);
    const [oldest] = this.#kept.keys();
    // the least lately used goes first
    if (this.#kept.size > KEPT_POSITIONS && oldest !== undefined) this.#kept.delete(oldest);
    return ways;
  }
}

const onEarth = ([longitude, latitude]: LngLat): EarthPoints =>
  toEarthPoints({ longitude: Float64Array.of(longitude), latitude: Float64Array.of(latitude) });
