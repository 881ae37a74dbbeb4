import { assertCosts, type CostMatrix } from './cost-matrix.ts';
import { catchmentOf, type Decay, weightsOf } from './decay.ts';
import { demandOf } from './opportunities.ts';
import { assertCapacity, countedPeople } from './supply-and-demand.ts';

/** Who wants what, and what it costs to get there. */
export interface CatchmentInput {
  readonly costs: CostMatrix;
  /** Per cell; NaN is not known and counts nobody. */
  readonly people: Float64Array;
  /** Per place: seats × openings, or 1. */
  readonly capacity: Float64Array;
}

/** Capacity for one person; times 1,000 it reads as 1,000人あたり. */
export interface FloatingCatchment {
  /** Per cell, also where nobody lives; 0 where no place with capacity is within reach. */
  readonly access: Float64Array;
  /** Per place, what it has for each who wants it; 0 for a place that nobody can get to. */
  readonly ratio: Float64Array;
  /** Per pair of the costs, what the place's ratio counts for in the cell: a cell's access is Σ weight × ratio. */
  readonly weight: Float64Array;
}

/**
 * 2SFCA (Luo & Wang 2003): a place's capacity over the people within the limit of it, then the sum of that over the places within
 * the limit of a cell. Σ access × people is the capacity of all places that somebody reaches.
 *
 * @throws RangeError, as all here, when a cost is below 0 or NaN, people are below 0, a capacity is below 0 or not known, columns
 *   differ in length, or the decay's numbers are out of range. No places, nobody at all and all out of reach are answers: 0.
 */
export function twoStepFloatingCatchment(input: CatchmentInput, limit: number): FloatingCatchment {
  return enhancedFloatingCatchment(input, catchmentOf(limit));
}

/** E2SFCA (Luo & Qi 2009): the same with near places and people counting for more, in both steps. Conserves capacity as 2SFCA does. */
export function enhancedFloatingCatchment(input: CatchmentInput, decay: Decay): FloatingCatchment {
  const checked = check(input);
  const weight = weightsOf(decay, checked.costs.cost);
  return shareOut(checked, weight, weight);
}

/**
 * 3SFCA (Wan, Zou & Sternberg 2012): first, people divide themselves over the places in reach by their weights, so that many places
 * around one cell don't each count on all of its people. Conserves capacity as 2SFCA does.
 *
 * @param selection how they choose; the decay itself as Wan has it. PySAL chooses by a decay that knows no limit.
 */
export function threeStepFloatingCatchment(
  input: CatchmentInput,
  decay: Decay,
  selection: Decay = decay,
): FloatingCatchment {
  const checked = check(input);
  const chosen = shareOfCell(checked.costs, weightsOf(selection, checked.costs.cost));
  const weight = weightsOf(decay, checked.costs.cost);
  for (let at = 0; at < weight.length; at++) weight[at] = (weight[at] as number) * (chosen[at] as number);
  return shareOut(checked, weight, weight);
}

/**
 * M2SFCA (Delamater 2013): the second step weighs twice, so that capacity far from everybody is partly lost: Σ access × people is at
 * most the capacity, and all of it only where getting there costs nothing.
 */
export function modifiedFloatingCatchment(input: CatchmentInput, decay: Decay): FloatingCatchment {
  const checked = check(input);
  const weight = weightsOf(decay, checked.costs.cost);
  return shareOut(
    checked,
    weight,
    weight.map((own) => own * own),
  );
}

/**
 * BFCA (Páez, Higgins & Vivona 2019): every person counts once over all places (weights of a cell sum to 1), and every place's ratio
 * is divided among the cells around it (weights of a place sum to 1). Σ access over cells is Σ ratio over places; Σ access × people
 * is not the capacity, for the second weights are of cells, not of people.
 */
export function balancedFloatingCatchment(input: CatchmentInput, decay: Decay): FloatingCatchment {
  const checked = check(input);
  const weight = weightsOf(decay, checked.costs.cost);
  return shareOut(checked, shareOfCell(checked.costs, weight), shareOfPlace(checked.costs, weight));
}

function check({ costs, people, capacity }: CatchmentInput): CatchmentInput {
  assertCosts(costs);
  assertCapacity(capacity, costs.placeCount);
  return { costs, people: countedPeople(people, costs.cellStart.length - 1), capacity };
}

/** The two steps that all have in common: each place's capacity over its weighted people, each cell's weighted sum of that. */
function shareOut(
  { costs, people, capacity }: CatchmentInput,
  demandWeight: Float64Array,
  accessWeight: Float64Array,
): FloatingCatchment {
  const { cellStart, placeIndex } = costs;
  const demand = demandOf(costs, people, demandWeight);
  const ratio = capacity.map((own, place) => ((demand[place] as number) > 0 ? own / (demand[place] as number) : 0));
  const access = new Float64Array(people.length);
  for (let cell = 0; cell < access.length; cell++) {
    const end = cellStart[cell + 1] as number;
    let sum = 0;
    for (let at = cellStart[cell] as number; at < end; at++)
      sum += (accessWeight[at] as number) * (ratio[placeIndex[at] as number] as number);
    access[cell] = sum;
  }
  return { access, ratio, weight: accessWeight };
}

/** Each weight over the sum of its cell's; 0 where that is 0. */
function shareOfCell({ cellStart }: CostMatrix, weight: Float64Array): Float64Array {
  const share = new Float64Array(weight.length);
  for (let cell = 0; cell + 1 < cellStart.length; cell++) {
    const [from, to] = [cellStart[cell] as number, cellStart[cell + 1] as number];
    let sum = 0;
    for (let at = from; at < to; at++) sum += weight[at] as number;
    if (sum > 0) for (let at = from; at < to; at++) share[at] = (weight[at] as number) / sum;
  }
  return share;
}

/** Each weight over the sum of its place's; 0 where that is 0. */
function shareOfPlace({ placeIndex, placeCount }: CostMatrix, weight: Float64Array): Float64Array {
  const sum = new Float64Array(placeCount);
  for (let at = 0; at < weight.length; at++) {
    const place = placeIndex[at] as number;
    sum[place] = (sum[place] as number) + (weight[at] as number);
  }
  return weight.map((own, at) => (own > 0 ? own / (sum[placeIndex[at] as number] as number) : 0));
}
