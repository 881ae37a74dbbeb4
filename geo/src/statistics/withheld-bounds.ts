import type { SumRow } from './sum-row.ts';

/** What subtraction leaves open: for each row the least and the most that it may be; the count itself where it is shown. */
export interface WithheldBounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Σ coefficient × unknown = constant. */
interface Equation {
  readonly rows: readonly number[];
  readonly coefficients: readonly number[];
  readonly constant: number;
}

/** Sums of counts round; a bound that moves by less than this doesn't. */
const ROUNDING = 1e-6;
/** People by whom a total may differ from its parts, whose borders don't meet everywhere, and still be their sum. */
const MOST_REST = 0.5;
/** Each round narrows some bound of the table: a few dozen do. */
const MOST_ROUNDS = 200;

/**
 * The bounds that a reader who adds and subtracts finds for withheld rows, knowing that nobody is counted less than 0 times:
 * each sum, and each difference of two sums that share a withheld row, bounds each of its rows by the bounds of the others,
 * again and again until nothing moves (Dobra & Fienberg 2000 on bounds of cells by their margins).
 *
 * @param counts all rows, also those that are withheld: of these nothing is used but in sums with others
 */
export function boundsOfWithheld(counts: Float64Array, withheld: Uint8Array, sums: readonly SumRow[]): WithheldBounds {
  const low = counts.map((count, row) => (withheld[row] ? 0 : count));
  const high = counts.map((count, row) => (withheld[row] ? Number.POSITIVE_INFINITY : count));
  const direct = sums.flatMap((sum) => toEquation(sum, counts, withheld) ?? []);
  const equations = [...direct, ...differencesOf(direct)];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isMoved = false;
    for (const equation of equations) isMoved = narrow(equation, low, high) || isMoved;
    if (!isMoved) break;
  }
  return { low, high };
}

/** A sum as what is known of its withheld rows; undefined where none is withheld, or its parts are not all there is of it. */
function toEquation({ total, parts }: SumRow, counts: Float64Array, withheld: Uint8Array): Equation | undefined {
  const terms = [...parts.map((row) => [row, 1] as const), [total, -1] as const];
  const open = terms.filter(([row]) => withheld[row]);
  const rest = terms.reduce((sum, [row, sign]) => sum + sign * (counts[row] as number), 0);
  if (open.length === 0 || Math.abs(rest) > MOST_REST) return undefined;
  return {
    rows: open.map(([row]) => row),
    coefficients: open.map(([, coefficient]) => coefficient),
    constant: terms.reduce((sum, [row, sign]) => (withheld[row] ? sum : sum - sign * (counts[row] as number)), 0),
  };
}

function differencesOf(equations: readonly Equation[]): Equation[] {
  return equations.flatMap((one, at) =>
    equations.slice(at + 1).flatMap((other) => {
      if (!one.rows.some((row) => other.rows.includes(row))) return [];
      const terms = new Map(one.rows.map((row, i) => [row, one.coefficients[i] as number]));
      other.rows.forEach((row, i) => {
        const coefficient = (terms.get(row) ?? 0) - (other.coefficients[i] as number);
        if (coefficient === 0) terms.delete(row);
        else terms.set(row, coefficient);
      });
      return terms.size === 0
        ? []
        : [{ rows: [...terms.keys()], coefficients: [...terms.values()], constant: one.constant - other.constant }];
    }),
  );
}

/** Bounds each unknown by the others; whether any bound moved. */
function narrow({ rows, coefficients, constant }: Equation, low: Float64Array, high: Float64Array): boolean {
  let isMoved = false;
  for (const [at, row] of rows.entries()) {
    let least = constant;
    let most = constant;
    for (const [i, other] of rows.entries()) {
      if (i === at) continue;
      const coefficient = coefficients[i] as number;
      const [a, b] = [coefficient * (low[other] as number), coefficient * (high[other] as number)];
      least -= Math.max(a, b);
      most -= Math.min(a, b);
    }
    const own = coefficients[at] as number;
    const [from, to] = own > 0 ? [least / own, most / own] : [most / own, least / own];
    if (from > (low[row] as number) + ROUNDING) {
      low[row] = from;
      isMoved = true;
    }
    if (to < (high[row] as number) - ROUNDING) {
      high[row] = Math.max(0, to);
      isMoved = true;
    }
  }
  return isMoved;
}
