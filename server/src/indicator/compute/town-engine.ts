import type { Measurement } from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import type { Day, TownModel } from '../town/town-model.ts';
import { type OpenPlaces, openPlaces } from './open-places.ts';
import { PlaceDistances } from './place-distances.ts';
import type { ReferenceDay } from './reference-days.ts';
import { TownPeople } from './town-people.ts';

/** One indicator's value for one area and year, with how and from what it was computed. */
export interface AreaValue extends Measurement {
  /** street, straight, straight×1.3, walk+transit, record */
  readonly method: string;
  /** The oldest date of the data that it came from. */
  readonly dataFrom: Day | null;
}

/** What the measures share while one town is computed: nothing is summed or measured twice. */
export interface TownEngine {
  readonly model: TownModel;
  readonly people: TownPeople;
  readonly distances: PlaceDistances;
  open(definition: Pick<IndicatorDefinition, 'kindIds' | 'parameters'>, on: ReferenceDay): OpenPlaces;
}

/** One value per area of the model, in its order. */
export type MeasureAreas = (engine: TownEngine, definition: IndicatorDefinition, on: ReferenceDay) => AreaValue[];

export function createTownEngine(model: TownModel): TownEngine {
  return {
    model,
    people: new TownPeople(model),
    distances: new PlaceDistances(model),
    open: (definition, on) => openPlaces(model, definition, on),
  };
}
