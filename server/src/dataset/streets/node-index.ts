/** As many nodes as a region of a million people has within a town's box: more would fill the memory. */
export const MOST_NODES = 20_000_000;

const FIRST_SIZE = 1 << 16;
/** −1 is no id in OpenStreetMap's data, and neither is any number that is not whole. */
const FREE = Number.NaN;

/**
 * Nodes by their ids, in flat arrays: an object each would take ten times the memory. Open addressing with linear probing, at most
 * half full, so that an id that isn't there (nearly all of a region's) is known not to be after one look.
 */
export class NodeIndex {
  #ids = new Float64Array(FIRST_SIZE).fill(FREE);
  #slots = new Int32Array(FIRST_SIZE);
  #longitudeE7 = new Int32Array(FIRST_SIZE / 2);
  #latitudeE7 = new Int32Array(FIRST_SIZE / 2);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** A node that comes again takes the place of the one before. */
  add(id: number, longitudeE7: number, latitudeE7: number): void {
    if (this.#size * 2 >= this.#ids.length) this.#grow();
    const at = this.#find(id);
    const isNew = Number.isNaN(this.#ids[at]);
    const node = isNew ? this.#size++ : (this.#slots[at] as number);
    this.#ids[at] = id;
    this.#slots[at] = node;
    this.#longitudeE7[node] = longitudeE7;
    this.#latitudeE7[node] = latitudeE7;
  }

  /** Its number, in the order in which nodes came; −1 where there is none of that id. */
  indexOf(id: number): number {
    const at = this.#find(id);
    return Number.isNaN(this.#ids[at]) ? -1 : (this.#slots[at] as number);
  }

  /** [longitude, latitude] in degrees */
  position(node: number): readonly [number, number] {
    return [(this.#longitudeE7[node] as number) / 1e7, (this.#latitudeE7[node] as number) / 1e7];
  }

  #find(id: number): number {
    const mask = this.#ids.length - 1;
    // the golden ratio's bits spread neighbours apart (Knuth, The Art of Computer Programming 3, 6.4)
    const low = id % 0x1_0000_0000;
    const high = (id - low) / 0x1_0000_0000;
    let at = ((Math.imul(low | 0, 0x9e3779b1) ^ Math.imul(high | 0, 0x85ebca6b)) >>> 0) & mask;
    while (!Number.isNaN(this.#ids[at]) && this.#ids[at] !== id) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [ids, slots] = [this.#ids, this.#slots];
    this.#ids = new Float64Array(ids.length * 2).fill(FREE);
    this.#slots = new Int32Array(ids.length * 2);
    this.#longitudeE7 = doubled(this.#longitudeE7);
    this.#latitudeE7 = doubled(this.#latitudeE7);
    ids.forEach((id, from) => {
      if (Number.isNaN(id)) return;
      const at = this.#find(id);
      this.#ids[at] = id;
      this.#slots[at] = slots[from] as number;
    });
  }
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
