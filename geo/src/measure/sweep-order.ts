/**
 * The edges that a sweep line meets, ordered along it: a treap over edge numbers 0…capacity − 1 in typed arrays, with links
 * to the neighbours. Its priorities are a fixed scramble of the numbers, so a sweep always takes the same steps.
 */
export class SweepOrder {
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #parent: Int32Array;
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  #root = NONE;

  constructor(capacity: number) {
    const links = () => new Int32Array(capacity).fill(NONE);
    this.#left = links();
    this.#right = links();
    this.#parent = links();
    this.#before = links();
    this.#after = links();
  }

  /** The edge next below, or −1. */
  before(edge: number): number {
    return this.#before[edge] as number;
  }

  /** The edge next above, or −1. */
  after(edge: number): number {
    return this.#after[edge] as number;
  }

  /**
   * @param compare where the new edge lies against one that is here: negative below, positive above; undefined stops.
   * @returns whether the edge was put in.
   */
  insert(edge: number, compare: (present: number) => number | undefined): boolean {
    let below = NONE;
    let above = NONE;
    let parent = NONE;
    for (let at = this.#root; at !== NONE; ) {
      const side = compare(at);
      if (side === undefined) return false;
      parent = at;
      if (side < 0) {
        above = at;
        at = this.#left[at] as number;
      } else {
        below = at;
        at = this.#right[at] as number;
      }
    }
    this.#parent[edge] = parent;
    if (parent === NONE) this.#root = edge;
    else if (parent === above) this.#left[parent] = edge;
    else this.#right[parent] = edge;
    this.#link(below, edge);
    this.#link(edge, above);
    while (this.#parent[edge] !== NONE && priority(edge) < priority(this.#parent[edge])) this.#rotateUp(edge);
    return true;
  }

  remove(edge: number): void {
    for (;;) {
      const left = this.#left[edge] as number;
      const right = this.#right[edge] as number;
      if (left === NONE && right === NONE) break;
      const higher = right === NONE || (left !== NONE && priority(left) < priority(right)) ? left : right;
      this.#rotateUp(higher);
    }
    this.#replaceBelow(this.#parent[edge] as number, edge, NONE);
    this.#parent[edge] = NONE;
    const below = this.#before[edge] as number;
    const above = this.#after[edge] as number;
    if (below !== NONE) this.#after[below] = above;
    if (above !== NONE) this.#before[above] = below;
    this.#before[edge] = NONE;
    this.#after[edge] = NONE;
  }

  #link(below: number, above: number): void {
    if (below !== NONE) this.#after[below] = above;
    if (above !== NONE) this.#before[above] = below;
  }

  /** Puts an edge in its parent's place and the parent under it. */
  #rotateUp(edge: number): void {
    const parent = this.#parent[edge] as number;
    const [from, to] = this.#left[parent] === edge ? [this.#left, this.#right] : [this.#right, this.#left];
    const moved = to[edge] as number;
    from[parent] = moved;
    if (moved !== NONE) this.#parent[moved] = parent;
    const above = this.#parent[parent] as number;
    this.#replaceBelow(above, parent, edge);
    this.#parent[edge] = above;
    to[edge] = parent;
    this.#parent[parent] = edge;
  }

  #replaceBelow(parent: number, child: number, by: number): void {
    if (parent === NONE) this.#root = by;
    else if (this.#left[parent] === child) this.#left[parent] = by;
    else this.#right[parent] = by;
  }
}

const NONE = -1;

/** Two rounds of a well-known integer hash (lowbias32): neighbours in number are strangers in priority. */
function priority(edge: number): number {
  let hash = Math.imul(edge ^ (edge >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
