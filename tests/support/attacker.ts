import type { SumRow } from '@hazama/geo';

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * Whoever subtracts: of a table of counts, some withheld, and how its rows add up, the values that a withheld row may have so
 * that all others can still be whole numbers of 0 and more. Exact: by bounds from every sum, again until none moves, and by trying what they leave.
 */
export class Attacker {
  readonly #sums: readonly SumRow[];
  readonly #shown: readonly (number | undefined)[];

  /** @param shown the count of each row; undefined where it is withheld */
  constructor(shown: readonly (number | undefined)[], sums: readonly SumRow[]) {
    this.#shown = shown;
    this.#sums = sums;
  }

  /** Whether the row may hold so many, by all that is shown. */
  isPossible(row: number, people: number): boolean {
    const bounds = this.#shown.map((count): Bounds => ({ low: count ?? 0, high: count ?? 1e6 }));
    bounds[row] = { low: people, high: people };
    return this.#isSolvable(bounds);
  }

  #isSolvable(bounds: readonly Bounds[]): boolean {
    const narrowed = this.#narrow(bounds);
    if (!narrowed) return false;
    const open = [...narrowed.keys()].filter((row) => width(narrowed, row) > 0);
    const inSums = open.filter((row) => this.#sums.some(({ total, parts }) => total === row || parts.includes(row)));
    const next = inSums.toSorted((a, b) => width(narrowed, a) - width(narrowed, b))[0];
    if (next === undefined) return true;
    const { low, high } = narrowed[next] as Bounds;
    for (let people = low; people <= high; people++) {
      const tried = [...narrowed];
      tried[next] = { low: people, high: people };
      if (this.#isSolvable(tried)) return true;
    }
    return false;
  }

  #narrow(bounds: readonly Bounds[]): Bounds[] | undefined {
    const now = [...bounds];
    for (let isMoved = true; isMoved; ) {
      isMoved = false;
      for (const { total, parts } of this.#sums)
        for (const [row, least, most] of limits(now, total, parts)) {
          const { low, high } = now[row] as Bounds;
          const next = { low: Math.max(low, least), high: Math.min(high, most) };
          if (next.low > next.high) return undefined;
          if (next.low !== low || next.high !== high) isMoved = true;
          now[row] = next;
        }
    }
    return now;
  }
}

const width = (bounds: readonly Bounds[], row: number) => (bounds[row]?.high ?? 0) - (bounds[row]?.low ?? 0);

/** What a sum leaves to each of its rows by the bounds of the others. */
function* limits(
  bounds: readonly Bounds[],
  total: number,
  parts: readonly number[],
): Generator<readonly [row: number, low: number, high: number]> {
  const sum = (side: keyof Bounds) => parts.reduce((all, part) => all + (bounds[part]?.[side] ?? 0), 0);
  const [low, high] = [sum('low'), sum('high')];
  yield [total, low, high];
  const whole = bounds[total] as Bounds;
  for (const part of parts) {
    const own = bounds[part] as Bounds;
    yield [part, whole.low - (high - own.high), whole.high - (low - own.low)];
  }
}
