import type { CostMatrix } from '@hazama/geo';
import { type JourneyCostRequest, TRAVEL_RULES } from '../../travel-time/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { ModelResource } from '../town/town-model.ts';
import { walkOf } from './method.ts';
import { positionsOf } from './place-distances.ts';
import type { TimetableDay } from './timetable-day.ts';
import type { TownEngine } from './town-engine.ts';
import { windowOf } from './travel-time.ts';

/**
 * Minutes from each cell to each of the places on foot and by transit, up to the indicator's limit: the median over the departures of the window,
 * as travel times are. Undefined where they weren't prepared.
 */
export function findJourneyCosts(
  engine: TownEngine,
  definition: IndicatorDefinition,
  places: readonly ModelResource[],
  day: TimetableDay,
): CostMatrix | undefined {
  return places.length === 0 ? nowhere(engine) : engine.travel.costs.find(requestOf(engine, definition, places, day));
}

export async function prepareJourneyCosts(
  engine: TownEngine,
  definition: IndicatorDefinition,
  places: readonly ModelResource[],
  day: TimetableDay,
): Promise<void> {
  if (places.length > 0) await engine.travel.costs.prepare(requestOf(engine, definition, places, day));
}

/** The same if all places stood before the door of those who may be anywhere at once. */
export function withUnsureCells(
  { cellStart, placeIndex, cost, placeCount }: CostMatrix,
  isUnsure: Uint8Array,
): CostMatrix {
  const start = new Uint32Array(cellStart.length);
  for (let cell = 0; cell + 1 < start.length; cell++) {
    const own = isUnsure[cell] ? placeCount : (cellStart[cell + 1] as number) - (cellStart[cell] as number);
    start[cell + 1] = (start[cell] as number) + own;
  }
  const pairs = start.at(-1) ?? 0;
  const atBest = { cellStart: start, placeIndex: new Uint32Array(pairs), cost: new Float64Array(pairs), placeCount };
  for (let cell = 0; cell + 1 < start.length; cell++) {
    const [to, from, until] = [start[cell] as number, cellStart[cell] as number, cellStart[cell + 1] as number];
    if (isUnsure[cell]) for (let place = 0; place < placeCount; place++) atBest.placeIndex[to + place] = place;
    else {
      atBest.placeIndex.set(placeIndex.subarray(from, until), to);
      atBest.cost.set(cost.subarray(from, until), to);
    }
  }
  return atBest;
}

function requestOf(
  { distances }: TownEngine,
  definition: IndicatorDefinition,
  listed: readonly ModelResource[],
  { serviceDay }: TimetableDay,
): JourneyCostRequest {
  const places = positionsOf(listed);
  const walks = distances.costsWithin(places, walkOf(distances.hasStreets), TRAVEL_RULES.directMeters);
  const limitMinutes = definition.parameters.thresholdMinutes ?? TRAVEL_RULES.limitSeconds / 60;
  return { places, walks, day: serviceDay, window: windowOf(definition), limitMinutes };
}

function nowhere({ model }: TownEngine): CostMatrix {
  return {
    cellStart: new Uint32Array(model.cells.ids.length + 1),
    placeIndex: new Uint32Array(),
    cost: new Float64Array(),
    placeCount: 0,
  };
}
