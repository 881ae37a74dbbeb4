import type { Unreachable } from './covering.ts';
import type { IntegerProgrammeSolver } from './integer-programme.ts';
import type { SitingMethod } from './problem.ts';

/** A site of an answer, with what it does for people. */
export interface ChosenSite {
  /** Its row in the problem's reach, or its column in the costs. */
  readonly site: number;
  /**
   * mclp, lscp: people newly within reach on top of today and of the sites before it; with capacities: people whom it serves.
   * p-median, p-center: people who have no place of today and no other of the answer as near.
   */
  readonly added: number;
}

/** What is known while the search goes on, in the method's unit (`SITING_UNITS`). */
export interface SitingProgress {
  /** Of the best choice so far; undefined before there is one. */
  readonly value: number | undefined;
  /** Its sites; undefined before there is one. */
  readonly sites: readonly number[] | undefined;
  /** No choice is better than this: more for mclp, less for the others. */
  readonly bound: number;
}

/** The best choice known for a number of places. */
export interface CurvePoint {
  /**
   * mclp, lscp: people within reach. p-median: the mean cost of those who have a way; p-center: the largest cost of anybody.
   * Null where nobody has a way, or with p-center where somebody still has none whom another choice would give one.
   */
  readonly value: number | null;
  /** People who have nothing within reach, or no way. */
  readonly without: number;
}

/** A choice of sites, and how sure it is that none is better. */
export interface SitingChoice {
  readonly status: 'FOUND';
  readonly method: SitingMethod;
  /** Fewer than asked for where more would change nothing. */
  readonly sites: readonly ChosenSite[];
  /** In the method's unit (`SITING_UNITS`); null where nobody has a way. */
  readonly value: number | null;
  /** No choice is better than this; equal to the value where the choice is proven best. */
  readonly bound: number | null;
  readonly isOptimal: boolean;
  /** With no place more, and with 1, 2, …. With limits: of the answer's own sites in their order. */
  readonly curve: readonly CurvePoint[];
  /** Other choices as good within 1 % of what the answer brings: equals of it, best first, at most `MOST_TIES`. */
  readonly ties: readonly (readonly ChosenSite[])[];
  readonly unreachable: Unreachable;
  /** The part of its people within reach of each area, 0..1, where equity was asked for; null where nobody lives. */
  readonly areaShares: readonly (number | null)[] | null;
  /** No choice brings all areas that a candidate can change to a higher share, where the highest was asked for; else null. */
  readonly leastShareBound: number | null;
  /** Areas that no candidate can change, where equity was asked for: ascending. */
  readonly unchangeableAreas: readonly number[];
}

/**
 * Why no choice keeps to what was asked.
 *
 * - `SHARE_OUT_OF_REACH`: all candidates together don't reach the share of people asked for.
 * - `AREA_OUT_OF_REACH`: all candidates together don't bring some areas to the least share; `areas` names them.
 * - `TOO_FEW_PLACES`: every area could be brought there, but not all with so many places, so many people at each, and so many in each area.
 * - `NOT_FOUND`: the search ended before one was found or shown not to exist.
 */
export type NoChoiceReason = 'SHARE_OUT_OF_REACH' | 'AREA_OUT_OF_REACH' | 'TOO_FEW_PLACES' | 'NOT_FOUND';

export interface NoSitingChoice {
  readonly status: 'NONE';
  readonly method: SitingMethod;
  readonly reason: NoChoiceReason;
  /** The areas that stand in the way, where equity was asked for: ascending. */
  readonly areas: readonly number[];
  readonly unreachable: Unreachable;
}

export type SitingAnswer = SitingChoice | NoSitingChoice;

/** With what a search may be done. */
export interface SitingMeans {
  readonly effort?: SitingEffort;
  /** For what the search of its own doesn't carry: capacities, limits per area, equity. Without it their answers are good ones with a bound. */
  readonly solveIntegerProgramme?: IntegerProgrammeSolver;
  /** Called while that solver is at work, when nothing can be yielded. */
  readonly onProgress?: (progress: SitingProgress) => void;
}

export interface SitingEffort {
  /** Entries read before the search ends without a proof; some 500 million a second. */
  readonly workLimit: number;
}

export const SITING_EFFORT: SitingEffort = { workLimit: 1_000_000_000 };

/** Choices that bring up to this part less are equals: the figures are not surer than that. */
export const TIE_SHARE = 0.01;
/** As many as anyone reads. */
export const MOST_TIES = 20;
