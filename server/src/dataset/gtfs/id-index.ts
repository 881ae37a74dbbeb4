/** Bytes per id that is made room for at the start. */
const EXPECTED_ID_BYTES = 16;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Ids of a feed numbered from 0 in the order they come, found by their bytes: half a million rows point to trips and stops, and
 * making a string for each would be most of the work. Open addressing, FNV-1a.
 */
export class IdIndex {
  #slots: Int32Array;
  #hashes = new Int32Array(64);
  #starts = new Int32Array(65);
  #bytes: Buffer = Buffer.allocUnsafe(64 * EXPECTED_ID_BYTES);
  #size = 0;
  /** Where rows of one trip follow each other the same id is asked for again and again. */
  #last = -1;

  constructor() {
    this.#slots = new Int32Array(128).fill(-1);
  }

  get size(): number {
    return this.#size;
  }

  /** -1 where it isn't known */
  find(bytes: Buffer, start: number, end: number): number {
    if (this.#last >= 0 && this.#equals(this.#last, bytes, start, end)) return this.#last;
    const slot = this.#slotOf(hashOf(bytes, start, end), bytes, start, end);
    const index = this.#slots[slot] as number;
    if (index >= 0) this.#last = index;
    return index;
  }

  findText(id: string): number {
    const bytes = Buffer.from(id);
    return this.find(bytes, 0, bytes.length);
  }

  /** The number of an id, and a new one where it wasn't known. */
  add(bytes: Buffer, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const slot = this.#slotOf(hash, bytes, start, end);
    const known = this.#slots[slot] as number;
    if (known >= 0) return known;
    const index = this.#size;
    this.#reserve(end - start);
    const at = this.#starts[index] as number;
    bytes.copy(this.#bytes, at, start, end);
    this.#starts[index + 1] = at + end - start;
    this.#hashes[index] = hash;
    this.#slots[slot] = index;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#grow();
    return index;
  }

  text(index: number): string {
    return this.#bytes.toString('utf8', this.#starts[index], this.#starts[index + 1]);
  }

  #slotOf(hash: number, bytes: Buffer, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const index = this.#slots[slot] as number;
      if (index < 0 || (this.#hashes[index] === hash && this.#equals(index, bytes, start, end))) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(index: number, bytes: Buffer, start: number, end: number): boolean {
    const from = this.#starts[index] as number;
    const length = end - start;
    if ((this.#starts[index + 1] as number) - from !== length) return false;
    // ids of one feed differ near their ends
    for (let at = length - 1; at >= 0; at--) if (this.#bytes[from + at] !== bytes[start + at]) return false;
    return true;
  }

  #reserve(length: number): void {
    const used = this.#starts[this.#size] as number;
    if (used + length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, used + length));
      this.#bytes.copy(larger, 0, 0, used);
      this.#bytes = larger;
    }
    if (this.#size < this.#hashes.length) return;
    this.#hashes = enlarged(this.#hashes, this.#size * 2);
    this.#starts = enlarged(this.#starts, this.#size * 2 + 1);
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.#size; index++) {
      let slot = (this.#hashes[index] as number) & mask;
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      this.#slots[slot] = index;
    }
  }
}

function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), FNV_PRIME);
  // the low bits choose the slot: let the high ones take part
  return hash ^ (hash >>> 15);
}

function enlarged(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
