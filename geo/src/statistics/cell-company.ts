import { LEAST_SHOWN_PEOPLE } from './audience.ts';

/** Cells that are counted together (合算): of their people nothing is told but the sum. */
export interface CellCompany {
  readonly cells: readonly number[];
  /** The one of them, a cell of 10 and more, where all are told, and nobody in the others; undefined: each is told their mean. */
  readonly host: number | undefined;
  /** Σ |share − share| over the areas of those two of them that differ most: 0 where all lie in the same areas by the same shares. */
  readonly spread: number;
}

/** The most that is withheld of one cell. */
const MOST_FEW = LEAST_SHOWN_PEOPLE - 1;
/** Of two cells that share their people each is told by the other to whoever lives there. */
const LEAST_CELLS = 3;

/**
 * From so many on a cell leaves the company that it was in while it had few. That it doesn't at 10 already has two reasons: counts that go
 * to and fro about 10 would take it out and in again, and the first count outside, less what the others change, would tell the last inside.
 */
export const LEAST_LEAVING = 2 * LEAST_SHOWN_PEOPLE;

/** Whether so many people in so many cells leave open who lives in which. */
export type SafetyRule = (people: number, cells: number) => boolean;

/** The most people of whom one cell may still have 1. */
export function mostOpenTo(cells: number): number {
  return MOST_FEW * (cells - 1) + 1;
}

/** With k cells of S people one has 1 while the others have at most 9 where S ≤ 9k − 8, and 9 while the others have at least 1 where S ≥ k + 8. */
export const leavesOneToNine: SafetyRule = (people, cells) =>
  cells >= LEAST_CELLS && people >= cells - 1 + MOST_FEW && people <= mostOpenTo(cells);

/** Where some may have nobody: 0–9 remain possible where 9 ≤ S ≤ 9(k − 1). */
export const leavesNobodyToNine: SafetyRule = (people, cells) =>
  cells >= LEAST_CELLS && people >= MOST_FEW && people <= MOST_FEW * (cells - 1);

/** A host has 10 at least, which is known: any other may have 9 while the rest has 1 each where S ≥ (k − 1) + 18. */
export function hostLeavesOneToNine(people: number, cells: number): boolean {
  return people >= cells - 1 + MOST_FEW - 1 + LEAST_SHOWN_PEOPLE;
}

/** A host of so many leaves 1–9 open of whomever it takes in, and of however many. */
export const LEAST_HOST = MOST_FEW - 1 + LEAST_SHOWN_PEOPLE;
