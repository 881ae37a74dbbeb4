import { setImmediate as nextTurn } from 'node:timers/promises';

/** The server answers others at least this often while a large file is read. */
const LONGEST_TURN_MILLISECONDS = 20;

/** Long work in one thread that lets others have their turn. */
export class Pace {
  #since = performance.now();

  async yieldWhenDue(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_TURN_MILLISECONDS) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
