/** A column of whole numbers whose length isn't known while it is filled. */
export class IntColumn {
  #values = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Int32Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  /** The values so far: a view, good until the next `push`. */
  toArray(): Int32Array<ArrayBuffer> {
    return this.#values.subarray(0, this.#length);
  }
}
