import type { Ratio } from '../units.ts';

/**
 * A mixed-integer linear programme as a plain value, to be maximised: of all x with
 * `columnLower ≤ x ≤ columnUpper`, `rowLower ≤ A x ≤ rowUpper` and whole numbers where `isInteger`, one of most `objective · x`.
 * Infinity stands for no limit.
 */
export interface IntegerProgramme {
  readonly objective: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly isInteger: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** A, row by row: row `r` has `value[at]` in the column `columnIndex[at]` for `at` from `rowStart[r]` to before `rowStart[r + 1]`. */
  readonly rowStart: Uint32Array;
  readonly columnIndex: Uint32Array;
  readonly value: Float64Array;
}

export interface IntegerProgrammeSolution {
  /** `LIMIT`: it ended early; x, where there is one, is good but may not be best. */
  readonly status: 'OPTIMAL' | 'INFEASIBLE' | 'LIMIT';
  /** Undefined where none was found. */
  readonly x: Float64Array | undefined;
  /** No x has more. */
  readonly bound: number;
}

export interface IntegerProgrammeOptions {
  /** Columns of a solution that is known, from where it can begin. */
  readonly start?: Float64Array;
  /** How much of the time that is left to it the solver may take, 0..1; left out: all. */
  readonly part?: Ratio;
  /** Called now and then with the best objective so far (undefined before there is one), the bound, and where it is new the columns that have it. */
  readonly onProgress?: (value: number | undefined, bound: number, x?: Float64Array) => void;
}

/** A solver from outside: `geo` states the programme and reads the solution. */
export type IntegerProgrammeSolver = (
  programme: IntegerProgramme,
  options: IntegerProgrammeOptions,
) => IntegerProgrammeSolution;
