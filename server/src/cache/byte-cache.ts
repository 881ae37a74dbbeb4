/** Keeps what was used last, up to a number of bytes; a single value larger than an eighth of them is not kept. */
export class ByteCache<V> {
  readonly #maxBytes: number;
  readonly #bytesOf: (value: V) => number;
  readonly #kept = new Map<string, V>();
  #bytes = 0;

  constructor(maxBytes: number, bytesOf: (value: V) => number) {
    this.#maxBytes = maxBytes;
    this.#bytesOf = bytesOf;
  }

  get(key: string): V | undefined {
    const value = this.#kept.get(key);
    if (value === undefined) return undefined;
    // a Map remembers the order of insertion: the first is the one not used for longest
    this.#kept.delete(key);
    this.#kept.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.#remove(key);
    const bytes = this.#bytesOf(value) + key.length;
    if (bytes > this.#maxBytes / 8) return;
    this.#kept.set(key, value);
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const value = this.#kept.get(key);
    if (value === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= this.#bytesOf(value) + key.length;
  }
}
