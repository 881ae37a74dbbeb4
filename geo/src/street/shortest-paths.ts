import type { Meters } from '../units.ts';

/** Streets from each junction, in compressed rows: those of junction `j` are `arcStart[j]` … `arcStart[j + 1] - 1`. */
export interface Arcs {
  readonly arcStart: Uint32Array;
  /** The junction at the other end, and how far it is. */
  readonly target: Uint32Array;
  readonly meters: Float64Array;
  /** The street itself. */
  readonly street: Uint32Array;
}

/**
 * Shortest paths from one or several sources to every junction within a limit (E. W. Dijkstra, "A note on two problems in connexion with
 * graphs", Numerische Mathematik 1, 1959), with a binary heap whose entries move up as shorter ways are found. One object searches again and
 * again: it clears only the junctions that the last search reached, so that a walk of 900 m costs what it touches and not the town.
 */
export class ShortestPaths {
  /** Metres to each junction from the nearest source; Infinity where none is within the limit. */
  readonly meters: Float64Array;
  readonly #arcs: Arcs;
  /** Junctions to settle, the nearest on top, and where in the heap each is; −1 not there, −2 settled. */
  readonly #heap: Uint32Array;
  readonly #at: Int32Array;
  #size = 0;
  readonly #reached: Uint32Array;
  #reachedCount = 0;

  constructor(arcs: Arcs) {
    const junctions = arcs.arcStart.length - 1;
    this.#arcs = arcs;
    this.meters = new Float64Array(junctions).fill(Number.POSITIVE_INFINITY);
    this.#heap = new Uint32Array(junctions);
    this.#at = new Int32Array(junctions).fill(-1);
    this.#reached = new Uint32Array(junctions);
  }

  /** The junctions that the last search reached, nearest first. */
  get reached(): Uint32Array {
    return this.#reached.subarray(0, this.#reachedCount);
  }

  clear(): void {
    for (const junction of this.reached) {
      this.meters[junction] = Number.POSITIVE_INFINITY;
      this.#at[junction] = -1;
    }
    this.#reachedCount = 0;
  }

  /** A place where the search begins, `meters` away from a junction. After {@link clear}, before {@link search}. */
  addSource(junction: number, meters: Meters): void {
    if (meters < (this.meters[junction] as number)) this.#shorten(junction, meters);
  }

  /** Settles every junction up to `limitMeters` away; exactly at it counts as within. */
  search(limitMeters: Meters): void {
    const { arcStart, target, meters: length } = this.#arcs;
    while (this.#size > 0) {
      const junction = this.#takeNearest();
      const walked = this.meters[junction] as number;
      if (walked > limitMeters) {
        this.#forget(junction);
        continue;
      }
      this.#reached[this.#reachedCount++] = junction;
      const end = arcStart[junction + 1] as number;
      for (let arc = arcStart[junction] as number; arc < end; arc++) {
        const next = target[arc] as number;
        const meters = walked + (length[arc] as number);
        if (meters <= limitMeters && meters < (this.meters[next] as number)) this.#shorten(next, meters);
      }
    }
  }

  /** A source beyond the limit. */
  #forget(junction: number): void {
    this.meters[junction] = Number.POSITIVE_INFINITY;
    this.#at[junction] = -1;
  }

  #shorten(junction: number, meters: Meters): void {
    this.meters[junction] = meters;
    const at = this.#at[junction] as number;
    this.#rise(at < 0 ? this.#size++ : at, junction, meters);
  }

  #takeNearest(): number {
    const nearest = this.#heap[0] as number;
    this.#at[nearest] = -2;
    const last = this.#heap[--this.#size] as number;
    if (this.#size > 0) this.#sink(last, this.meters[last] as number);
    return nearest;
  }

  #rise(from: number, junction: number, meters: Meters): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.#heap[above] as number;
      if ((this.meters[other] as number) <= meters) break;
      this.#heap[at] = other;
      this.#at[other] = at;
      at = above;
    }
    this.#heap[at] = junction;
    this.#at[junction] = at;
  }

  /** From the top, where a place has become free. */
  #sink(junction: number, meters: Meters): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#size) break;
      let other = this.#heap[below] as number;
      const right = below + 1;
      if (right < this.#size) {
        const beside = this.#heap[right] as number;
        if ((this.meters[beside] as number) < (this.meters[other] as number)) {
          below = right;
          other = beside;
        }
      }
      if ((this.meters[other] as number) >= meters) break;
      this.#heap[at] = other;
      this.#at[other] = at;
      at = below;
    }
    this.#heap[at] = junction;
    this.#at[junction] = at;
  }
}
