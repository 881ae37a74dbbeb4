import { runThrough } from '../turns.ts';
import { type ChosenSite, MOST_TIES, SITING_EFFORT, type SitingEffort, TIE_SHARE } from './answer.ts';
import { type CoverageProblem, type Covering, peopleToday, toCovering } from './covering.ts';
import { coveringGround } from './covering-ground.ts';
import { visitExchanges } from './exchange.ts';
import { extendOneByOne, inOrder } from './one-by-one.ts';
import { type Proof, proveBest } from './proof.ts';
import { Selection } from './selection.ts';

/** Where the next places reach most people. */
export interface CoverageAnswer {
  /** In the order in which each adds most; fewer than asked for where more would add nobody. */
  readonly sites: readonly ChosenSite[];
  /** People within reach today, and with one place more after the other: the best known for each number of places. */
  readonly curve: Float64Array;
  /** People within reach that no choice of as many sites exceeds: the last of the curve where the answer is proven best. */
  readonly bound: number;
  readonly isOptimal: boolean;
  /** Other choices that add nearly as many people, most first: equals of the answer. */
  readonly ties: readonly (readonly ChosenSite[])[];
}

/** What is known while the search goes on, in people within reach. */
export interface CoverageProgress {
  readonly people: number;
  /** Of the choice that reaches them. */
  readonly sites: readonly number[];
  readonly bound: number;
}

/**
 * The maximal covering location problem (Church & ReVelle 1974) with the places of today kept: of the candidate sites the
 * `count` that bring most people within reach. Greedy addition (at least 63 % of what is possible: Nemhauser, Wolsey &
 * Fisher 1978) and exchanges give an answer at once; Lagrangian bounds with branch and bound then prove it or find the better
 * one. The same input has the same answer whatever the machine: the search ends by the work done, not by the clock.
 *
 * Yields whenever something else may run; the answer so far is as good as the last progress.
 * @throws RangeError when `count` is not a number of places, or the problem's arrays don't fit together
 */
export function* solveMaximalCoverage(
  problem: CoverageProblem,
  count: number,
  effort: SitingEffort = SITING_EFFORT,
): Generator<CoverageProgress, CoverageAnswer> {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no number of places`);
  const covering = toCovering(problem);
  const today = peopleToday(problem);
  const reachable = today + covering.weight.reduce((sum, people) => sum + people, 0);
  const extension = extendOneByOne(covering, count);
  let extended = extension.next();
  for (; !extended.done; extended = extension.next())
    yield { sites: extended.value.sites, people: today + extended.value.people, bound: reachable };
  const known = extended.value;
  const first = known.at(-1) ?? [];

  const { people: reached } = new Selection(covering, first);
  let proof: Proof = { sites: first, value: reached, bound: reached };
  // with fewer sites than asked for everybody whom any candidate reaches is within reach
  if (first.length === count && count > 0)
    for (const search = proveBest(coveringGround(covering, count), count, first, effort.workLimit); ; ) {
      const { value, done } = search.next();
      proof = value;
      if (done) break;
      yield { sites: proof.sites, people: today + proof.value, bound: today + proof.bound };
    }

  const sites = inOrder(covering, proof.sites);
  const curve = curveOf(covering, [...known.slice(0, -1), proof.sites], count).map((people) => today + people);
  // the curve's last is summed as it is in the answer, to the last digit
  const people = curve[count] as number;
  const isOptimal = proof.bound === proof.value;
  return {
    sites,
    curve,
    bound: isOptimal ? people : Math.max(people, today + proof.bound),
    isOptimal,
    ties: tiesOf(covering, proof.sites),
  };
}

/** All of it at a stretch. */
export function maximalCoverage(problem: CoverageProblem, count: number, effort?: SitingEffort): CoverageAnswer {
  return runThrough(solveMaximalCoverage(problem, count, effort));
}

/** People added by 0, 1, … places: of each number of places the best known, and never fewer than with one place less. */
function curveOf(covering: Covering, known: readonly (readonly number[])[], count: number): Float64Array {
  const curve = new Float64Array(count + 1);
  for (const sites of known) {
    let people = 0;
    inOrder(covering, sites).forEach(({ added }, at) => {
      people += added;
      curve[at + 1] = Math.max(curve[at + 1] as number, people);
    });
  }
  for (let at = 1; at <= count; at++) curve[at] = Math.max(curve[at] as number, curve[at - 1] as number);
  return curve;
}

/** The choices that differ from an answer by one place and add nearly as many people. */
function tiesOf(covering: Covering, sites: readonly number[]): ChosenSite[][] {
  const selection = new Selection(covering, sites);
  const { people } = selection;
  const found: { readonly sites: number[]; readonly difference: number }[] = [];
  visitExchanges(selection, (removed, added, difference) => {
    if (difference < -TIE_SHARE * people) return;
    found.push({ sites: [...sites.filter((site) => site !== removed), added], difference });
  });
  return found
    .toSorted((a, b) => b.difference - a.difference)
    .slice(0, MOST_TIES)
    .map((tie) => inOrder(covering, tie.sites));
}
