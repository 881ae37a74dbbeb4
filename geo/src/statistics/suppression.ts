import { isSmallCount, LEAST_SHOWN_PEOPLE } from './audience.ts';
import { type Equation, listRecoverable } from './recoverable.ts';
import type { SumRow } from './sum-row.ts';
import { boundsOfWithheld, type WithheldBounds } from './withheld-bounds.ts';

/**
 * Which rows of a table are withheld outside staff. First every row with a count of 1–9 residents (primary). Then so many more
 * (secondary) that adding and subtracting shown rows gives back no such count: no single row by any combination of sums,
 * no few rows together by one sum, and none is bounded so closely that not all of 1–9 are left to it.
 *
 * @param components per row one or several counts that add up to people whose number is shown, such as the reached and the
 *   not yet reached: withholding a row withholds them all. One array per component, one entry per row.
 * @param sums how rows add up. Rows may be parts of several totals (areas of former municipalities and of care spheres).
 * @returns 1 for each row to withhold.
 */
export function withheldRows(components: readonly Float64Array[], sums: readonly SumRow[]): Uint8Array {
  const table = new Table(components, sums);
  // each round withholds one more row, so this ends
  while (table.hideOneMore());
  return table.withheld;
}

class Table {
  readonly withheld: Uint8Array;
  readonly #components: readonly Float64Array[];
  readonly #sums: readonly SumRow[];
  readonly #small: readonly number[];

  constructor(components: readonly Float64Array[], sums: readonly SumRow[]) {
    this.#components = components;
    this.#sums = sums;
    this.withheld = Uint8Array.from(components[0] ?? [], (_, row) => Number(this.#isSmall([row])));
    this.#small = [...this.withheld.keys()].filter((row) => this.withheld[row]);
  }

  /** Withholds the next row that is needed; false when none is. */
  hideOneMore(): boolean {
    const next = this.#findBySum() ?? this.#findByCombination() ?? this.#findByBounds();
    if (next === undefined) return false;
    this.withheld[next] = 1;
    return true;
  }

  /** A row without which one sum gives a small count away. */
  #findBySum(): number | undefined {
    for (const { total, parts } of this.#sums) {
      const hidden = parts.filter((part) => this.withheld[part]);
      const tellsTotal = this.withheld[total] === 1 && hidden.length === 0;
      const tellsParts =
        this.withheld[total] === 0 && hidden.length > 0 && (hidden.length === 1 || this.#isSmall(hidden));
      const next =
        tellsTotal || tellsParts ? (this.#smallestShown(parts) ?? (tellsParts ? total : undefined)) : undefined;
      if (next !== undefined) return next;
    }
    return undefined;
  }

  /** A row without which several sums together give a small count away. */
  #findByCombination(): number | undefined {
    const recoverable = new Set(listRecoverable(this.#sums.map((sum) => this.#equation(sum))));
    return this.#findBeside(this.#small.filter((row) => recoverable.has(row)));
  }

  /** A row without which what is withheld can be bounded so closely that hardly any number is left to a small count. */
  #findByBounds(): number | undefined {
    if (this.#small.length === 0) return undefined;
    const bounds = this.#components.map((counts) => boundsOfWithheld(counts, this.withheld, this.#sums));
    return this.#findBeside(
      this.#small.filter((row) =>
        this.#components.some((counts, component) => {
          const { low, high } = bounds[component] as WithheldBounds;
          const isOpen = (low[row] as number) <= 1 && (high[row] as number) >= LEAST_SHOWN_PEOPLE - 1;
          return isSmallCount(counts[row] as number) && !isOpen;
        }),
      ),
    );
  }

  /** The next row to withhold for one of these, where there is any. */
  #findBeside(rows: readonly number[]): number | undefined {
    for (const row of rows) {
      const beside = this.#sums.filter(({ total, parts }) => total === row || parts.includes(row));
      // beside it nothing may be left to hide; then the equations that meet elsewhere have to lose one of theirs
      const shown = this.#smallestShown(rowsOf(beside)) ?? this.#smallestShown(rowsOf(this.#sums));
      if (shown !== undefined) return shown;
    }
    return undefined;
  }

  #equation({ total, parts }: SumRow): Equation {
    const equation = new Map<number, number>();
    for (const part of parts) if (this.withheld[part]) equation.set(part, 1);
    if (this.withheld[total]) equation.set(total, -1);
    return equation;
  }

  #isSmall(rows: readonly number[]): boolean {
    return this.#components.some((counts) => isSmallCount(rows.reduce((sum, row) => sum + (counts[row] as number), 0)));
  }

  /** The shown row with fewest people, so that least is lost; a row with hardly anybody hides nobody. */
  #smallestShown(rows: readonly number[]): number | undefined {
    const people = (row: number) => this.#components.reduce((sum, counts) => sum + (counts[row] as number), 0);
    return rows
      .filter((row) => !this.withheld[row] && people(row) >= LEAST_SHOWN_PEOPLE)
      .toSorted((a, b) => people(a) - people(b) || a - b)[0];
  }
}

function rowsOf(sums: readonly SumRow[]): number[] {
  return sums.flatMap(({ total, parts }) => [...parts, total]);
}
