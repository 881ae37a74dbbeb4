import { type AreaPeople, asStale, coverageByArea, nearestOf, type Reach, unknown } from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import type { Day, ModelResource } from '../town/town-model.ts';
import { wayOf } from './method.ts';
import { type OpenPlaces, oldest } from './open-places.ts';
import type { ReferenceDay } from './reference-days.ts';
import { toCountedMeters } from './rural.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';

/** coverage.<kind>: Σ people within reach of an open place ÷ Σ people. */
export const measureCoverage: MeasureAreas = (engine, definition, on) =>
  coverageValues(engine, definition, coverageInput(engine, definition, on));

/** Places of today that are no more, and others beside those that stay. */
export interface PlaceChange {
  /** Ids of resources. */
  readonly removed: ReadonlySet<string>;
  /** For each place added the metres from each cell. */
  readonly addedMeters: readonly Float64Array[];
}

const NO_CHANGE: PlaceChange = { removed: new Set(), addedMeters: [] };

/** Who is counted and what is within reach of whom. */
export interface CoverageInput {
  readonly people: AreaPeople | undefined;
  /** Whether the town knows of the kinds at all. */
  readonly recorded: boolean;
  readonly dataFrom: Day | null;
  /** Undefined where it can't be said. */
  readonly reach: Reach | undefined;
  /** Of the places confirmed within their shelf life; undefined where these are all. */
  readonly freshReach: Reach | undefined;
  /** Of these and the places of which nobody knows whether they count; undefined where there are none of those. */
  readonly possibleReach: Reach | undefined;
  /** Whether every number is of a day that has passed. */
  readonly hasRunOut: boolean;
}

/** The coverage of every area of the town, in their order. */
export function coverageValues(
  engine: TownEngine,
  definition: IndicatorDefinition,
  { people, recorded, dataFrom, reach, freshReach, possibleReach, hasRunOut }: CoverageInput,
): AreaValue[] {
  const { method } = wayOf(definition, engine.distances.hasStreets);
  if (!reach || !people) return engine.model.areas.map(() => ({ ...unknown('NO_PLACES'), method, dataFrom: null }));
  const values = coverageByArea(people, reach, recorded);
  // people who are within reach of nothing but an old record: the number rests on it
  const fresh = freshReach ? coverageByArea(people, freshReach, recorded) : values;
  // people who are within reach, or not, by a stop that nobody knows the buses of
  const possible = possibleReach ? coverageByArea(people, possibleReach, recorded) : values;
  return values.map((value, area): AreaValue => {
    if (value.numerator !== possible[area]?.numerator) return { ...unknown('NO_TIMETABLE'), method, dataFrom: null };
    const restsOnOld = hasRunOut || value.numerator !== fresh[area]?.numerator;
    return { ...(restsOnOld ? asStale(value) : value), method, dataFrom: value.state === 'UNKNOWN' ? null : dataFrom };
  });
}

/** What coverage is computed from: today, or if places came and went. A place that is added is as fresh as today. */
export function coverageInput(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
  change: PlaceChange = NO_CHANGE,
): CoverageInput {
  const { thresholdMeters = 0 } = definition.parameters;
  const open = openWithout(engine.open(definition, on), change.removed);
  const people = definition.people ? engine.people.located(on.year, definition.people) : undefined;
  const { by, detour } = wayOf(definition, engine.distances.hasStreets);
  const distances = engine.distances.toNearest(open.places, by);
  const freshDistances = open.fresh === open.places ? undefined : engine.distances.toNearest(open.fresh, by);
  const possibleDistances =
    open.undecided.length === 0 ? undefined : engine.distances.toNearest([...open.places, ...open.undecided], by);
  const reachOf = (meters: Float64Array): Reach => {
    const { addedMeters } = change;
    const nearest = addedMeters.length === 0 ? meters : nearestOf([meters, ...addedMeters]);
    const distanceMeters = toCountedMeters(engine.model, definition, nearest);
    return { distanceMeters, thresholdMeters, detour };
  };
  const nowhere = () => new Float64Array(engine.model.cells.ids.length).fill(Number.POSITIVE_INFINITY);
  return {
    people,
    recorded: open.recorded,
    dataFrom: oldest([open.dataFrom, engine.people.find(on.year)?.asOf ?? null]),
    reach: distances && reachOf(distances),
    freshReach: open.fresh === open.places ? undefined : reachOf(freshDistances ?? nowhere()),
    possibleReach: possibleDistances && reachOf(possibleDistances),
    hasRunOut: open.hasRunOut,
  };
}

/** Of the places that stay those with a known position: where the last of them goes, nobody is within reach of the others. */
function openWithout(open: OpenPlaces, removed: ReadonlySet<string>): OpenPlaces {
  if (removed.size === 0) return open;
  const stays = ({ id, longitude }: ModelResource) => !removed.has(id) && !Number.isNaN(longitude);
  const places = open.places.filter(stays);
  const fresh = open.fresh.filter(stays);
  return {
    ...open,
    places,
    fresh: fresh.length === places.length ? places : fresh,
    dataFrom: oldest(places.map(({ confirmedOn }) => confirmedOn)) ?? open.dataFrom,
  };
}
