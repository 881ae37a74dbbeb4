import { reachMeters } from '../coverage/coverage.ts';
import { type EarthPoints, metersAlongGround, squaredChordUnder, toEarthPoints } from '../measure/earth-points.ts';
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
  /** What is being measured, written over each time. */
  readonly #cell: Uint32Array;
  readonly #meters: Float64Array;

  /** @param streets null: in straight lines */
  constructor(centres: EarthPoints, streets: StreetNetwork | null) {
    this.#centres = centres;
    this.#cell = new Uint32Array(centres.x.length);
    this.#meters = new Float64Array(centres.x.length);
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
    // a chord rounds: whether a cell at the limit is within, its metres say
    return this.#straight(point, squaredChordUnder(limitMeters * 1.000_001), limitMeters, 1);
  }

  measureCosts(point: LngLat, limitMeters: Meters, detour: number): WaysTo {
    if (this.#streets) return this.#walks(point, limitMeters);
    const squaredLimit = squaredChordUnder(reachMeters({ thresholdMeters: limitMeters, detour }));
    return this.#straight(point, squaredLimit, Number.POSITIVE_INFINITY, detour);
  }

  #straight(point: LngLat, squaredLimit: number, limitMeters: Meters, detour: number): WaysTo {
    const { x, y, z } = this.#centres;
    const own = onEarth(point);
    const [ownX, ownY, ownZ] = [own.x[0] as number, own.y[0] as number, own.z[0] as number];
    let count = 0;
    for (let cell = 0; cell < x.length; cell++) {
      const dx = (x[cell] as number) - ownX;
      const dy = (y[cell] as number) - ownY;
      const dz = (z[cell] as number) - ownZ;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > squaredLimit) continue;
      const meters = metersAlongGround(squared) * detour;
      if (meters <= limitMeters) this.#note(count++, cell, meters);
    }
    return this.#noted(count);
  }

  #walks(point: LngLat, limitMeters: Meters): WaysTo {
    if (!this.#streets) throw new Error('straight lines are no walks');
    const { network, search } = this.#streets;
    let count = 0;
    search.walkFrom(network.snap(onEarth(point)), 0, limitMeters, (cell, meters) => this.#note(count++, cell, meters));
    return this.#noted(count);
  }

  #note(at: number, cell: number, meters: Meters): void {
    this.#cell[at] = cell;
    this.#meters[at] = meters;
  }

  #noted(count: number): WaysTo {
    return { cell: this.#cell.slice(0, count), meters: this.#meters.slice(0, count) };
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
