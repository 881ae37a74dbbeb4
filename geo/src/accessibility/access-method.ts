import type { AreaPeople } from '../population/area-people.ts';
import { assertCosts, type CostMatrix, soundCosts } from './cost-matrix.ts';
import { type Decay, weightsOf } from './decay.ts';
import {
  balancedFloatingCatchment,
  type CatchmentInput,
  enhancedFloatingCatchment,
  type FloatingCatchment,
  modifiedFloatingCatchment,
  threeStepFloatingCatchment,
} from './floating-catchment.ts';
import { gravityAccess } from './opportunities.ts';

/** The ways to say how much one can get to: what is around (the first two), or one's share of it among everybody around. */
export const ACCESS_METHODS = ['cumulative', 'gravity', '2sfca', 'e2sfca', '3sfca', 'm2sfca', 'bfca'] as const;
export type AccessMethod = (typeof ACCESS_METHODS)[number];

/** Whether a method counts who else wants a place: then access is capacity for one person, else it is capacity. */
export function sharesCapacity(method: AccessMethod): boolean {
  return method !== 'cumulative' && method !== 'gravity';
}

/** Whether everything within the catchment counts alike: such a method is given {@link catchmentOf} for a decay. */
export function countsAlike(method: AccessMethod): boolean {
  return method === 'cumulative' || method === '2sfca';
}

/**
 * Access by a method that is chosen as data. What it returns opens up: a cell's access is Σ weight × ratio over its pairs. Where capacity
 * is not shared, a place's ratio is its capacity.
 *
 * @throws RangeError as the measure itself does.
 */
export function accessByMethod(method: AccessMethod, input: CatchmentInput, decay: Decay): FloatingCatchment {
  switch (method) {
    case 'cumulative':
    case 'gravity': {
      const { costs, capacity } = input;
      return { access: gravityAccess(costs, capacity, decay), ratio: capacity, weight: weightsOf(decay, costs.cost) };
    }
    case '2sfca':
    case 'e2sfca':
      return enhancedFloatingCatchment(input, decay);
    case '3sfca':
      return threeStepFloatingCatchment(input, decay);
    case 'm2sfca':
      return modifiedFloatingCatchment(input, decay);
    case 'bfca':
      return balancedFloatingCatchment(input, decay);
  }
}

/**
 * What of each place falls to the people of one area: Σ people × weight × ratio over the area's cells. The sum over all places is the
 * numerator that {@link accessByArea} gives the area.
 */
export function capacityOfArea(
  { weight: people, shares: { areaStart, cellIndex } }: AreaPeople,
  area: number,
  { cellStart, placeIndex, placeCount }: CostMatrix,
  { weight, ratio }: Pick<FloatingCatchment, 'weight' | 'ratio'>,
): Float64Array {
  const taken = new Float64Array(placeCount);
  for (let entry = areaStart[area] as number; entry < (areaStart[area + 1] as number); entry++) {
    const cell = cellIndex[entry] as number;
    for (let at = cellStart[cell] as number; at < (cellStart[cell + 1] as number); at++) {
      const place = placeIndex[at] as number;
      taken[place] =
        (taken[place] as number) + (people[entry] as number) * (weight[at] as number) * (ratio[place] as number);
    }
  }
  return taken;
}

/** The same costs with some places out of everybody's reach: cells and places keep their numbers. */
export function withoutPlaces(costs: CostMatrix, isLeftOut: ArrayLike<number>): CostMatrix {
  assertCosts(costs);
  const { cellStart, placeIndex, cost, placeCount } = costs;
  const kept = placeIndex.reduce((count, place) => count + Number(!isLeftOut[place]), 0);
  const result = {
    cellStart: new Uint32Array(cellStart.length),
    placeIndex: new Uint32Array(kept),
    cost: new Float64Array(kept),
    placeCount,
  };
  let to = 0;
  for (let cell = 0; cell + 1 < cellStart.length; cell++) {
    for (let at = cellStart[cell] as number; at < (cellStart[cell + 1] as number); at++) {
      const place = placeIndex[at] as number;
      if (isLeftOut[place]) continue;
      result.placeIndex[to] = place;
      result.cost[to++] = cost[at] as number;
    }
    result.cellStart[cell + 1] = to;
  }
  return soundCosts(result);
}
