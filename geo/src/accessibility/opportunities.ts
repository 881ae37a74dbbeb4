import { assertCosts, type CostMatrix } from './cost-matrix.ts';
import { catchmentOf, type Decay, weightsOf } from './decay.ts';
import { assertCapacity, countedPeople } from './supply-and-demand.ts';

/**
 * What is within reach of each cell, added up (累積機会; isochrone measure, Wachs & Kumagai 1973): exactly at the limit counts. 0 where
 * nothing is.
 *
 * @param capacity per place: seats, sessions, or 1 for its being there.
 * @throws RangeError when a cost is below 0 or NaN, or a capacity below 0, infinite or not known.
 */
export function cumulativeOpportunities(costs: CostMatrix, capacity: Float64Array, limit: number): Float64Array {
  return gravityAccess(costs, capacity, catchmentOf(limit));
}

/**
 * What each cell can get to, counting for less the more it costs to get there: Σ capacity × weight (Hansen 1959, potential
 * accessibility). It knows nothing of who else wants a seat; the floating catchments do.
 *
 * @throws RangeError as {@link cumulativeOpportunities}, or when the decay's numbers are out of range.
 */
export function gravityAccess(costs: CostMatrix, capacity: Float64Array, decay: Decay): Float64Array {
  assertCosts(costs);
  assertCapacity(capacity, costs.placeCount);
  const { cellStart, placeIndex } = costs;
  const weight = weightsOf(decay, costs.cost);
  const access = new Float64Array(cellStart.length - 1);
  for (let cell = 0; cell < access.length; cell++) {
    const end = cellStart[cell + 1] as number;
    let sum = 0;
    for (let at = cellStart[cell] as number; at < end; at++)
      sum += (weight[at] as number) * (capacity[placeIndex[at] as number] as number);
    access[cell] = sum;
  }
  return access;
}

/**
 * Who can get to each place: Σ people × weight (passive accessibility). NaN people are not known and count nobody.
 *
 * @param people per cell.
 * @throws RangeError when a cost or a number of people is below 0, a cost NaN, or the decay's numbers are out of range.
 */
export function peopleAround(costs: CostMatrix, people: Float64Array, decay: Decay): Float64Array {
  assertCosts(costs);
  const counted = countedPeople(people, costs.cellStart.length - 1);
  return demandOf(costs, counted, weightsOf(decay, costs.cost));
}

/** Σ people × weight per place. Costs, people and weights are checked. */
export function demandOf(
  { cellStart, placeIndex, placeCount }: CostMatrix,
  people: Float64Array,
  weight: Float64Array,
): Float64Array {
  const demand = new Float64Array(placeCount);
  for (let cell = 0; cell < people.length; cell++) {
    const count = people[cell] as number;
    if (count === 0) continue;
    const end = cellStart[cell + 1] as number;
    for (let at = cellStart[cell] as number; at < end; at++) {
      const place = placeIndex[at] as number;
      demand[place] = (demand[place] as number) + count * (weight[at] as number);
    }
  }
  return demand;
}
