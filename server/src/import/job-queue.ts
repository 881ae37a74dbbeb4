/** How far the work on a job is. `total` is 0 while it isn't known. */
export interface JobProgress {
  readonly done: number;
  readonly total: number;
  /** Jobs of the same municipality before this one. */
  readonly ahead: number;
}

/** Thrown inside the work of a job that somebody has stopped. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

interface Entry {
  readonly id: string;
  isStopped: boolean;
  done: number;
  total: number;
  finished: Promise<void>;
}

/** Works on one job of a municipality at a time; the others wait, and can say how many are before them. */
export class JobQueue {
  /** Work never throws: what goes wrong is written to its job. */
  readonly #entries = new Map<string, Entry[]>();

  /**
   * @param work tells how far it is; where that throws `Stopped`, it lets it through
   * @returns false where the job is waiting or at work already
   */
  add(code: string, id: string, work: (tell: (done: number, total: number) => void) => Promise<void>): boolean {
    const entries = this.#entries.get(code) ?? [];
    if (entries.some((entry) => entry.id === id)) return false;
    const before = entries.at(-1)?.finished ?? Promise.resolve();
    const entry: Entry = { id, isStopped: false, done: 0, total: 0, finished: before };
    const tell = (done: number, total: number) => {
      if (entry.isStopped) throw new Stopped();
      entry.done = done;
      entry.total = total;
    };
    entry.finished = this.#run(code, entry, before, () => work(tell));
    this.#entries.set(code, [...entries, entry]);
    return true;
  }

  async #run(code: string, entry: Entry, before: Promise<void>, work: () => Promise<void>): Promise<void> {
    await before;
    try {
      await work();
    } finally {
      const left = (this.#entries.get(code) ?? []).filter((other) => other !== entry);
      if (left.length > 0) this.#entries.set(code, left);
      else this.#entries.delete(code);
    }
  }

  find(code: string, id: string): JobProgress | null {
    const entries = this.#entries.get(code) ?? [];
    const at = entries.findIndex((entry) => entry.id === id);
    const entry = entries[at];
    return entry ? { done: entry.done, total: entry.total, ahead: at } : null;
  }

  /** Asks the work to end at its next step; false where there is none. */
  stop(code: string, id: string): boolean {
    const entry = (this.#entries.get(code) ?? []).find((one) => one.id === id);
    if (entry) entry.isStopped = true;
    return entry !== undefined;
  }

  /** Resolves when nothing is at work any more. */
  async close(): Promise<void> {
    const all = [...this.#entries.values()].flat();
    for (const entry of all) entry.isStopped = true;
    await Promise.allSettled(all.map(({ finished }) => finished));
  }
}
