/** Keeps the last few promises, so that what several ask for at once is loaded once; one that fails is not kept. */
export class RecentlyUsed<V> {
  readonly #capacity: number;
  readonly #kept = new Map<string, Promise<V>>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(name: string, load: () => Promise<V>): Promise<V> {
    const known = this.#kept.get(name);
    const value = known ?? load();
    this.put(name, value);
    if (!known)
      value.catch(() => {
        if (this.#kept.get(name) === value) this.#kept.delete(name);
      });
    return value;
  }

  put(name: string, value: Promise<V>): void {
    this.#kept.delete(name);
    this.#kept.set(name, value);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#capacity && oldest !== undefined) this.#kept.delete(oldest);
  }
}
