/**
 * One answer for all who ask at the same time. Whoever asks gets an answer that was begun after asking, never one already
 * under way: what changed before the question is in the answer.
 */
export class Coalesced<V> {
  readonly #load: () => Promise<V>;
  #running: Promise<unknown> | undefined;
  #next: Promise<V> | undefined;

  constructor(load: () => Promise<V>) {
    this.#load = load;
  }

  read(): Promise<V> {
    this.#next ??= this.#afterRunning();
    return this.#next;
  }

  async #afterRunning(): Promise<V> {
    // a failure is told to those who asked for that one; without anything under way this still waits for the questions of one turn
    await this.#running?.catch(() => undefined);
    this.#next = undefined;
    const loading = this.#load();
    this.#running = loading;
    return loading;
  }
}
