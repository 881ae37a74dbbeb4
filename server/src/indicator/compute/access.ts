import {
  type AccessMethod,
  type AreaPeople,
  accessByArea,
  accessByMethod,
  asStale,
  type CatchmentInput,
  catchmentOf,
  type Decay,
  type FloatingCatchment,
  tellAccess,
  type UnknownReason,
  unknown,
  withoutPlaces,
} from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import type { Day, ModelResource } from '../town/town-model.ts';
import { wayOf } from './method.ts';
import { oldest } from './open-places.ts';
import { positionsOf } from './place-distances.ts';
import type { ReferenceDay } from './reference-days.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';

/**
 * access.<method>.<kind> (届きやすさ): how much of the open places falls to people who can get there, their mean over the area. Of a method
 * that shares places out it is for 1,000 people, else for one.
 */
export const measureAccess: MeasureAreas = (engine, definition, on) => {
  const { method } = wayOf(definition, engine.distances.hasStreets);
  const found = findTownAccess(engine, definition, on);
  if (typeof found === 'string') return engine.model.areas.map(() => ({ ...unknown(found), method, dataFrom: null }));
  const { people, recorded, input, isOld, dataFrom } = found;
  const values = accessByArea(people, found.catchment.access, recorded);
  // where an old record is in anybody's reach the number rests on it, also on whom it keeps from other places
  const fresh = isOld.includes(1)
    ? accessByArea(
        people,
        catchmentWith(definition, { ...input, costs: withoutPlaces(input.costs, isOld) }).access,
        recorded,
      )
    : values;
  return values.map((value, area): AreaValue => {
    const told = tellAccess(value, accessRule(definition).method);
    return {
      ...(value.value === fresh[area]?.value ? told : asStale(told)),
      method,
      dataFrom: value.state === 'UNKNOWN' ? null : dataFrom,
    };
  });
};

/** What access is computed from in a town, and how the places are shared out. */
export interface TownAccess {
  readonly people: AreaPeople;
  /** Whether the town knows of the kinds at all. */
  readonly recorded: boolean;
  /** Those whose position and capacity are known; the places of `input` by their numbers. */
  readonly places: readonly ModelResource[];
  /** 1 for a place that was last confirmed too long ago. */
  readonly isOld: Uint8Array;
  readonly input: CatchmentInput;
  readonly catchment: FloatingCatchment;
  readonly dataFrom: Day | null;
}

/** Or why there is no number in any area: where nobody knows of any place where it is, or how much it has. */
export function findTownAccess(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): TownAccess | UnknownReason {
  if (!definition.people) return 'NO_PEOPLE_COLUMN';
  const open = engine.open(definition, on);
  const located = open.places.filter(({ longitude }) => !Number.isNaN(longitude));
  if (located.length === 0 && open.places.length > 0) return 'NO_PLACES';
  const places = located.filter((place) => findCapacity(definition, place) !== null);
  if (places.length === 0 && located.length > 0) return 'AMOUNT_INCOMPLETE';

  const { thresholdMeters = 0 } = definition.parameters;
  const people = engine.people.located(on.year, definition.people);
  const input: CatchmentInput = {
    costs: engine.distances.costsWithin(
      positionsOf(places),
      wayOf(definition, engine.distances.hasStreets),
      thresholdMeters,
    ),
    people: people.perCell ?? new Float64Array(engine.model.cells.ids.length),
    capacity: Float64Array.from(places, (place) => findCapacity(definition, place) ?? 0),
  };
  const fresh = new Set(open.fresh);
  return {
    people,
    recorded: open.recorded,
    places,
    isOld: Uint8Array.from(places, (place) => Number(!fresh.has(place))),
    input,
    catchment: catchmentWith(definition, input),
    dataFrom: oldest([open.dataFrom, engine.people.find(on.year)?.asOf ?? null]),
  };
}

/** How an indicator of access is measured. */
export function accessRule({ parameters }: Pick<IndicatorDefinition, 'parameters'>): {
  readonly method: AccessMethod;
  readonly decay: Decay;
} {
  const { method = 'e2sfca', decay = catchmentOf(parameters.thresholdMeters ?? 0) } = parameters;
  return { method, decay };
}

/** What a place has: 1 for its being there, or its seats × openings a month; null where they are not known. */
export function findCapacity(
  { parameters }: Pick<IndicatorDefinition, 'parameters'>,
  { capacity, openingsPerMonth }: ModelResource,
): number | null {
  if (parameters.statistic !== 'seats') return 1;
  if (capacity === null || openingsPerMonth === null || capacity < 0) return null;
  return capacity * openingsPerMonth;
}

function catchmentWith(definition: IndicatorDefinition, input: CatchmentInput): FloatingCatchment {
  const { method, decay } = accessRule(definition);
  return accessByMethod(method, input, decay);
}
