import type { AreaPeople, LiveRule } from '@hazama/geo';
import { badInput, nameIn } from '../../wire/index.ts';
import { accessRule } from '../compute/access.ts';
import { isByTransit, wayOf } from '../compute/method.ts';
import { openPlaces } from '../compute/open-places.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import { ruralCells, ruralThresholdMeters } from '../compute/rural.ts';
import { findTimetableDay } from '../compute/timetable-day.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { ModelResource, TownModel } from '../town/town-model.ts';
import type { Indicator } from '../value/indicator.ts';
import { refuseCoverage } from './coverage-fault.ts';
import { type LiveShapes, toLiveShapes } from './live-shapes.ts';
import type { StandingShape } from './place-sites.repository.ts';

interface Asked {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly indicator: Indicator;
  readonly on: ReferenceDay;
}

/** A place with what an indicator may ask of it. */
export interface LiveRow
  extends Pick<ModelResource, 'id' | 'longitude' | 'latitude' | 'isWeekly' | 'openingsPerMonth' | 'capacity'> {
  readonly departures: number | null;
  /** Confirmed within its shelf life. */
  readonly isFresh: boolean;
}

/** What an indicator's answers to もし置いたら are worked out from, exactly: where it counts people for staff's eyes alone. */
export interface LiveGround {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly indicator: Indicator;
  /** Of the people counted. */
  readonly year: number;
  /** Null where the indicator counts nobody. */
  readonly everybody: AreaPeople | null;
  readonly rule: LiveRule;
  readonly by: 'street' | 'straight';
  /** All that are open, in the order of the sums; those of the indicator's first kind come first. */
  readonly places: readonly LiveRow[];
  readonly firstKindCount: number;
  /** 1 for each cell in a thinly settled area, where the rule has a distance of its own for these. */
  readonly isRural: Uint8Array;
  readonly hasRunOut: boolean;
  /** In which areas the places lie; null where the indicator doesn't ask. */
  readonly shapes: LiveShapes | null;
}

/** @throws BAD_USER_INPUT where the indicator is none of coverage, access or departures, or nothing is known that its numbers could be made of */
export async function getLiveGround(
  facts: TownFacts,
  engine: TownEngine,
  indicator: Indicator,
  on: ReferenceDay,
  listShapes: () => Promise<readonly StandingShape[]>,
): Promise<LiveGround> {
  const { rule: definition } = indicator;
  const { measure, parameters, people: column } = definition;
  if (measure === 'departures') return getDeparturesGround({ facts, engine, indicator, on }, await listShapes());
  if (measure !== 'coverage' && measure !== 'access')
    throw badInput(
      `指標「${indicator.id}」は、ピンを動かしながらの計算ができません。id が coverage. か access. で始まる指標か、departures から選んでください。`,
    );
  if (isByTransit(definition))
    throw badInput(
      `指標「${indicator.id}」は歩きとバス・電車の時間で計算するため、ピンを動かしながらの計算ができません。変えた場合の値は もし変えてみたら(trial)でわかります。`,
    );
  const everybody = column ? engine.people.located(on.year, column) : undefined;
  if (!everybody?.perCell) refuseCoverage(indicator, 'NO_PEOPLE');
  const open = engine.open(definition, on);
  if (!open.recorded) {
    if (parameters.minDepartures !== undefined) refuseTimetable(nameIn(parameters.subject, 'JA'));
    refuseCoverage(indicator, 'NEVER_RECORDED');
  }
  const places = parameters.minDepartures === undefined ? listOpen(engine.model, indicator, on) : listStops(engine, on);
  if (places.length > 0 && places.every(({ longitude }) => Number.isNaN(longitude)))
    refuseCoverage(indicator, 'NO_PLACES');
  const { by, detour } = wayOf(definition, engine.distances.hasStreets);
  const ruralMeters = ruralThresholdMeters(engine.model.definitions, definition) ?? null;
  const [firstKind] = definition.kindIds;
  const ofFirstKind = firstKind === undefined ? [] : (engine.model.resourcesByKind.get(firstKind) ?? []);
  const first = new Set(ofFirstKind.map(({ id }) => id));
  return {
    facts,
    engine,
    indicator,
    year: on.year,
    everybody,
    rule: {
      thresholdMeters: parameters.thresholdMeters ?? 0,
      detour,
      ruralMeters,
      isWeekly: parameters.opening === 'weekly',
      minDepartures: parameters.minDepartures ?? null,
      isOfDepartures: false,
      access: measure === 'access' ? { ...accessRule(definition), isOfSeats: parameters.statistic === 'seats' } : null,
    },
    by,
    places,
    firstKindCount:
      parameters.minDepartures === undefined ? places.filter(({ id }) => first.has(id)).length : places.length,
    isRural: ruralMeters === null ? new Uint8Array(engine.model.cells.ids.length) : ruralCells(engine.model),
    hasRunOut: open.hasRunOut,
    shapes: null,
  };
}

function getDeparturesGround({ facts, engine, indicator, on }: Asked, standing: readonly StandingShape[]): LiveGround {
  const found = findTimetableDay(engine.timetable, on);
  if (!found) refuseTimetable(nameIn(indicator.rule.parameters.subject, 'JA'));
  const places = listStops(engine, on);
  return {
    facts,
    engine,
    indicator,
    year: on.year,
    everybody: null,
    rule: {
      thresholdMeters: 0,
      detour: 1,
      ruralMeters: null,
      isWeekly: false,
      minDepartures: null,
      isOfDepartures: true,
      access: null,
    },
    by: 'straight',
    places,
    firstKindCount: places.length,
    isRural: new Uint8Array(),
    hasRunOut: found.hasRunOut,
    shapes: toLiveShapes(engine.model, found.stops, standing),
  };
}

function refuseTimetable(name: string): never {
  throw badInput(
    `${name}の時刻表がまだないか、期限が切れているため、わかりません。時刻表(GTFS)を先に取り込んでください。`,
  );
}

/** Also what doesn't open often enough to count: it would, if it did. */
function listOpen(model: TownModel, { rule: { kindIds, parameters } }: Indicator, on: ReferenceDay): LiveRow[] {
  const { places, fresh } = openPlaces(model, { kindIds, parameters: { ...parameters, opening: 'any' } }, on);
  const isFresh = new Set(fresh);
  return places.map((place) => ({ ...place, departures: null, isFresh: isFresh.has(place) }));
}

function listStops({ timetable }: TownEngine, on: ReferenceDay): LiveRow[] {
  return (findTimetableDay(timetable, on)?.stops ?? []).map(({ id, longitude, latitude, departures }) => ({
    id,
    longitude,
    latitude,
    departures,
    isFresh: true,
    isWeekly: null,
    openingsPerMonth: null,
    capacity: null,
  }));
}
