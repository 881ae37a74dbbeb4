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
  type Measurement,
  tellAccess,
  type UnknownReason,
  unknown,
  withoutPlaces,
} from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import type { Day, ModelResource } from '../town/town-model.ts';
import { findJourneyCosts, prepareJourneyCosts, withUnsureCells } from './journey-costs.ts';
import { isByTransit, methodOf, wayOf } from './method.ts';
import { oldest } from './open-places.ts';
import { positionsOf } from './place-distances.ts';
import type { ReferenceDay } from './reference-days.ts';
import { findTimetableDay, type TimetableDay } from './timetable-day.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';
import { undecidedCells } from './undecided-cells.ts';

/**
 * access.<method>.<kind> (届きやすさ): how much of the open places falls to people who can get there, their mean over the area. Of a method
 * that shares places out it is for 1,000 people, else for one.
 */
export const measureAccess: MeasureAreas = (engine, definition, on) => {
  const method = methodOf(definition, engine.distances.hasStreets);
  const found = findTownAccess(engine, definition, on);
  if (found === 'NOT_PREPARED') return notKnown(engine, definition, on);
  if (typeof found === 'string') return engine.model.areas.map(() => ({ ...unknown(found), method, dataFrom: null }));
  const { people, recorded, input, isOld, dataFrom, timetableDay } = found;
  const values = accessByArea(people, found.catchment.access, recorded);
  // where an old record is in anybody's reach the number rests on it, also on whom it keeps from other places
  const fresh = isOld.includes(1)
    ? accessByArea(
        people,
        catchmentWith(definition, { ...input, costs: withoutPlaces(input.costs, isOld) }).access,
        recorded,
      )
    : values;
  const isUnsure = timetableDay ? unsureAreas(engine, definition, found, values) : undefined;
  return values.map((value, area): AreaValue => {
    if (isUnsure?.[area]) return { ...unknown('NO_TIMETABLE'), method, dataFrom: null };
    const told = tellAccess(value, accessRule(definition).method);
    const restsOnOld = timetableDay?.hasRunOut || value.value !== fresh[area]?.value;
    return {
      ...(restsOnOld ? asStale(told) : told),
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
  /** Of access by transit: the day that people travel on. */
  readonly timetableDay: TimetableDay | undefined;
}

/**
 * Or why there is no number in any area: where nobody knows of any place where it is, or how much it has. Access by transit is prepared before
 * (`prepareAccess`).
 */
export function findTownAccess(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): TownAccess | UnknownReason | 'NOT_PREPARED' {
  if (!definition.people) return 'NO_PEOPLE_COLUMN';
  const open = engine.open(definition, on);
  const located = open.places.filter(({ longitude }) => !Number.isNaN(longitude));
  if (located.length === 0 && open.places.length > 0) return 'NO_PLACES';
  const places = located.filter((place) => findCapacity(definition, place) !== null);
  if (places.length === 0 && located.length > 0) return 'AMOUNT_INCOMPLETE';

  const timetableDay = isByTransit(definition) ? findTimetableDay(engine.timetable, on) : undefined;
  if (isByTransit(definition) && !timetableDay) return 'NO_TIMETABLE';
  const costs = timetableDay
    ? findJourneyCosts(engine, definition, places, timetableDay)
    : engine.distances.costsWithin(
        positionsOf(places),
        wayOf(definition, engine.distances.hasStreets),
        definition.parameters.thresholdMeters ?? 0,
      );
  if (!costs) return 'NOT_PREPARED';
  const people = engine.people.located(on.year, definition.people);
  const input: CatchmentInput = {
    costs,
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
    dataFrom: oldest([open.dataFrom, timetableDay?.validFrom ?? null, engine.people.find(on.year)?.asOf ?? null]),
    timetableDay,
  };
}

/** Computes what access by transit reads, in turns with whatever else the server does; nothing where it is known already. */
export async function prepareAccess(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Promise<void> {
  const day = findTimetableDay(engine.timetable, on);
  if (!day || !definition.people) return;
  const places = engine
    .open(definition, on)
    .places.filter((place) => !Number.isNaN(place.longitude) && findCapacity(definition, place) !== null);
  await prepareJourneyCosts(engine, definition, places, day);
}

/** Why there is no number, where there is none for a reason that needs no journey to be found; only what isn't known is asked for. */
function notKnown(engine: TownEngine, definition: IndicatorDefinition, on: ReferenceDay): AreaValue[] {
  const method = methodOf(definition, engine.distances.hasStreets);
  const day = findTimetableDay(engine.timetable, on);
  if (!definition.people || !day) return [];
  const people = engine.people.located(on.year, definition.people);
  const nothing = new Float64Array(engine.model.cells.ids.length);
  const otherwise = undecidedCells(engine, day) ? 'NO_TIMETABLE' : 'NO_RECORD';
  return accessByArea(people, nothing, engine.open(definition, on).recorded).map(({ state, reason }) => ({
    ...unknown(state === 'UNKNOWN' && reason ? reason : otherwise),
    method,
    dataFrom: null,
  }));
}

/**
 * 1 for each area of whose own people some may take buses of which nobody knows when they leave, where that could make another number. That
 * such people of other areas may use the same places, too, is left out as those across the border are, and said.
 */
function unsureAreas(
  engine: TownEngine,
  definition: IndicatorDefinition,
  { people, recorded, input, timetableDay }: TownAccess,
  values: readonly Measurement[],
): Uint8Array | undefined {
  const unsure = timetableDay && undecidedCells(engine, timetableDay);
  if (!unsure) return undefined;
  const costs = withUnsureCells(input.costs, unsure);
  const atBest = accessByArea(people, catchmentWith(definition, { ...input, costs }).access, recorded);
  const { shares, weight } = people;
  return Uint8Array.from(values, ({ value }, area) => {
    const other = atBest[area]?.value ?? null;
    // a town's places fall to its people whole, whoever of them gets there: but for rounding that is the same number
    if (value === null || other === null || Math.abs(other - value) <= 1e-9 * Math.max(value, other)) return 0;
    for (let at = shares.areaStart[area] as number; at < (shares.areaStart[area + 1] as number); at++)
      if (unsure[shares.cellIndex[at] as number] && (weight[at] as number) > 0) return 1;
    return 0;
  });
}

/** How an indicator of access is measured. */
export function accessRule({ parameters }: Pick<IndicatorDefinition, 'parameters'>): {
  readonly method: AccessMethod;
  readonly decay: Decay;
} {
  const { thresholdMeters, thresholdMinutes, method = 'e2sfca' } = parameters;
  const { decay = catchmentOf(thresholdMinutes ?? thresholdMeters ?? 0) } = parameters;
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
