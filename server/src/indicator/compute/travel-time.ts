import {
  type AreaPeople,
  asStale,
  type DepartureWindow,
  type Measurement,
  nearestByArea,
  type Points,
  unknown,
} from '@hazama/geo';
import { MORNING, type TravelTimeRequest } from '../../travel-time/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { ModelResource } from '../town/town-model.ts';
import { walkOf } from './method.ts';
import { oldest } from './open-places.ts';
import type { ReferenceDay } from './reference-days.ts';
import { findTimetableDay, type TimetableDay } from './timetable-day.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';
import { undecidedCells } from './undecided-cells.ts';

const METHOD = 'walk+transit';

/** traveltime.<kind>: minutes on foot and by transit to the nearest open place, over the people of the area. What it reads is prepared before. */
export const measureTravelTime: MeasureAreas = (engine, definition, on) => {
  const { model, timetable, travel } = engine;
  const found = findTimetableDay(timetable, on);
  const open = engine.open(definition, on);
  const all = found && requestOf(engine, definition, open.places, found);
  if (!definition.people || !all)
    return model.areas.map(() => ({
      ...unknown(found ? 'NO_PLACES' : 'NO_TIMETABLE'),
      method: METHOD,
      dataFrom: null,
    }));

  const people = engine.people.located(on.year, definition.people);
  const percentile = percentileOf(definition);
  const secondsTo = (request: TravelTimeRequest | undefined) => request && travel.times.find(request)?.[percentile];
  const medians = (seconds: Float64Array) => nearestByArea(people, seconds, open.recorded).median;
  const seconds = secondsTo(all);
  if (!seconds) return notKnown(engine, people, open.recorded, undecidedCells(engine, found));

  const values = medians(seconds);
  // a place that nobody knows where it is brings nobody nearer
  const fresh =
    open.fresh === open.places
      ? values
      : medians(secondsTo(requestOf(engine, definition, open.fresh, found)) ?? nowhere(seconds));
  // whose nearest stop's buses nobody knows may be there at once
  const unsure = undecidedCells(engine, found);
  const atBest = unsure ? medians(seconds.map((time, cell) => (unsure[cell] ? 0 : time))) : values;
  const dataFrom = oldest([open.dataFrom, found.validFrom, engine.people.find(on.year)?.asOf ?? null]);
  return values.map((value, area): AreaValue => {
    const isSame = (other: Measurement | undefined) => other?.state === value.state && other.value === value.value;
    if (!isSame(atBest[area])) return { ...unknown('NO_TIMETABLE'), method: METHOD, dataFrom: null };
    const restsOnOld = found.hasRunOut || !isSame(fresh[area]);
    const inMinutes = value.value === null ? value : { ...value, value: value.value / 60 };
    return {
      ...(restsOnOld ? asStale(inMinutes) : inMinutes),
      method: METHOD,
      dataFrom: value.state === 'UNKNOWN' ? null : dataFrom,
    };
  });
};

/** From each cell the minutes that {@link measureTravelTime} takes the median of; undefined where they aren't known, or weren't prepared. */
export function findTravelMinutes(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Float64Array | undefined {
  const found = findTimetableDay(engine.timetable, on);
  const request = found && requestOf(engine, definition, engine.open(definition, on).places, found);
  const times = request && engine.travel.times.find(request);
  return times?.[percentileOf(definition)].map((seconds) => seconds / 60);
}

function percentileOf({ parameters }: Pick<IndicatorDefinition, 'parameters'>): 'p50' | 'p90' {
  return parameters.statistic === 'p90' ? 'p90' : 'p50';
}

/** Why there is no number, where there is none for a reason that needs no travel time to be found; only what isn't known is asked for. */
function notKnown(
  { model }: TownEngine,
  people: AreaPeople,
  recorded: boolean,
  unsure: Uint8Array | undefined,
): AreaValue[] {
  const seconds = new Float64Array(model.cells.ids.length);
  return nearestByArea(people, seconds, recorded).median.map(({ state, reason }) => ({
    ...unknown(state === 'UNKNOWN' && reason ? reason : unsure ? 'NO_TIMETABLE' : 'NO_RECORD'),
    method: METHOD,
    dataFrom: null,
  }));
}

function nowhere({ length }: Float64Array): Float64Array {
  return new Float64Array(length).fill(Number.POSITIVE_INFINITY);
}

/** Computes what {@link measureTravelTime} reads, in turns with whatever else the server does; nothing where it is known already. */
export async function prepareTravelTime(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Promise<void> {
  const found = findTimetableDay(engine.timetable, on);
  if (!found || !definition.people) return;
  const { places, fresh } = engine.open(definition, on);
  for (const listed of places === fresh ? [places] : [places, fresh]) {
    const request = requestOf(engine, definition, listed, found);
    if (request) await engine.travel.times.prepare(request);
  }
}

/** When people leave: in the morning, unless the town's own parameters say when. */
export function windowOf({ parameters }: Pick<IndicatorDefinition, 'parameters'>): DepartureWindow {
  const { leaveFromMinutes, leaveUntilMinutes } = parameters;
  return {
    fromSeconds: leaveFromMinutes === undefined ? MORNING.fromSeconds : leaveFromMinutes * 60,
    untilSeconds: leaveUntilMinutes === undefined ? MORNING.untilSeconds : leaveUntilMinutes * 60,
  };
}

/** Undefined where none of the places has a known position. */
function requestOf(
  { distances }: TownEngine,
  definition: IndicatorDefinition,
  listed: readonly ModelResource[],
  { serviceDay }: TimetableDay,
): TravelTimeRequest | undefined {
  const { by, detour } = walkOf(distances.hasStreets);
  const meters = distances.toNearest(listed, by);
  if (!meters) return undefined;
  const located = listed.filter(({ longitude }) => !Number.isNaN(longitude));
  const places: Points = {
    longitude: Float64Array.from(located, ({ longitude }) => longitude),
    latitude: Float64Array.from(located, ({ latitude }) => latitude),
  };
  const directMeters = detour === 1 ? meters : meters.map((straight) => straight * detour);
  return { places, directMeters, day: serviceDay, window: windowOf(definition) };
}
