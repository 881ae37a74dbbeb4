import type { Measurement, StreetNetwork } from '@hazama/geo';
import type { TownTimetable } from '../../transit/index.ts';
import type { TownTravel } from '../../travel-time/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { CompaniesBefore } from '../shown/kept-companies.ts';
import type { Day, Geography, TownModel } from '../town/town-model.ts';
import { type OpenPlaces, openPlaces } from './open-places.ts';
import { PlaceDistances } from './place-distances.ts';
import type { ReferenceDay } from './reference-days.ts';
import { openStops } from './timetable-day.ts';
import { TownPeople } from './town-people.ts';

/** One indicator's value for one area and year, with how and from what it was computed. */
export interface AreaValue extends Measurement {
  /** street, straight, straight×1.3, walk+transit, record */
  readonly method: string;
  /** The oldest date of the data that it came from. */
  readonly dataFrom: Day | null;
}

/** What is summed and measured of a geography: it holds from one publication to the next, whatever is edited between. */
export interface Ground {
  readonly people: TownPeople;
  readonly distances: PlaceDistances;
  /** Undefined where the town has imported none. */
  readonly timetable: TownTimetable | undefined;
  readonly travel: TownTravel;
  /** Whose few were counted together in the publication before (`shownTown`). */
  readonly companiesBefore: CompaniesBefore;
}

/** What the measures of one town share: nothing is summed or measured twice. */
export interface TownEngine extends Ground {
  readonly model: TownModel;
  open(definition: Pick<IndicatorDefinition, 'kindIds' | 'parameters'>, on: ReferenceDay): OpenPlaces;
}

/** One value per area of the model, in its order. */
export type MeasureAreas = (engine: TownEngine, definition: IndicatorDefinition, on: ReferenceDay) => AreaValue[];

/** @param streets undefined where the town has imported none, and so `timetable` */
export function createGround(
  geography: Geography,
  streets: StreetNetwork | undefined,
  timetable: TownTimetable | undefined,
  travel: TownTravel,
  companiesBefore: CompaniesBefore,
): Ground {
  const distances = new PlaceDistances(geography.cells, streets);
  return { people: new TownPeople(geography), distances, timetable, travel, companiesBefore };
}

export function createTownEngine(
  model: TownModel,
  { people, distances, timetable, travel, companiesBefore }: Ground,
): TownEngine {
  return {
    model,
    people,
    distances,
    timetable,
    travel,
    companiesBefore,
    // a place with so many departures a day is a stop of the timetable, not a row of a list
    open: (definition, on) =>
      definition.parameters.minDepartures === undefined
        ? openPlaces(model, definition, on)
        : openStops(timetable, definition, on),
  };
}
