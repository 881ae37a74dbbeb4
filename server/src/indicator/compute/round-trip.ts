import { asStale, coverageByArea, type Measurement, unknown } from '@hazama/geo';
import type { RoundTripRequest } from '../../travel-time/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { ModelResource } from '../town/town-model.ts';
import { oldest } from './open-places.ts';
import { listDayOpenings, type OpeningPeriod, openingPeriod } from './opening-hours.ts';
import type { ReferenceDay } from './reference-days.ts';
import { findTimetableDay } from './timetable-day.ts';
import type { AreaValue, MeasureAreas, TownEngine } from './town-engine.ts';
import { undecidedCells } from './undecided-cells.ts';

const METHOD = 'walk+transit';

/**
 * roundtrip.<kind>: Σ people who can be at an opening, on its own day and at its hours, and home again the same day ÷ Σ people. What it reads is
 * prepared before.
 */
export const measureRoundTrip: MeasureAreas = (engine, definition, on) => {
  const { model, timetable, travel } = engine;
  const found = findTimetableDay(timetable, on);
  const none = (reason: Parameters<typeof unknown>[0]) =>
    model.areas.map((): AreaValue => ({ ...unknown(reason), method: METHOD, dataFrom: null }));
  if (!definition.people || !found) return none('NO_TIMETABLE');
  const open = engine.open(definition, on);
  if (open.places.length > 0 && open.places.every(({ longitude }) => Number.isNaN(longitude))) return none('NO_PLACES');

  const people = engine.people.located(on.year, definition.people);
  const cellCount = model.cells.ids.length;
  const shares = (isReached: (cell: number) => unknown) => {
    const distanceMeters = new Float64Array(cellCount).fill(Number.POSITIVE_INFINITY);
    for (let cell = 0; cell < cellCount; cell++) if (isReached(cell)) distanceMeters[cell] = 0;
    return coverageByArea(people, { distanceMeters, thresholdMeters: 0 }, open.recorded);
  };
  const period = openingPeriod(on, found);
  const all = travel.roundTrips.find(requestOf(definition, open.places, period));
  const reasons = (otherwise: 'NO_OPENING' | 'NO_RECORD') =>
    shares(() => true).map(
      ({ reason }): AreaValue => ({ ...unknown(reason ?? otherwise), method: METHOD, dataFrom: null }),
    );
  if (!all) return reasons('NO_RECORD');
  if (all.openings === 0 && open.places.length > 0) return reasons('NO_OPENING');

  const values = shares((cell) => all.isPossible[cell]);
  const fresh = travel.roundTrips.find(requestOf(definition, open.fresh, period)) ?? all;
  const freshValues = open.fresh === open.places ? values : shares((cell) => fresh.isPossible[cell]);
  const unsure = undecidedCells(engine, found);
  const atBest = unsure ? shares((cell) => all.isPossible[cell] || unsure[cell]) : values;
  const dataFrom = oldest([open.dataFrom, found.validFrom, engine.people.find(on.year)?.asOf ?? null]);
  return values.map((value, area): AreaValue => {
    const isSame = (other: Measurement | undefined) => other?.numerator === value.numerator;
    if (!isSame(atBest[area])) return { ...unknown('NO_TIMETABLE'), method: METHOD, dataFrom: null };
    const restsOnOld = found.hasRunOut || !isSame(freshValues[area]);
    const said = restsOnOld ? asStale(value) : value;
    return { ...said, method: METHOD, dataFrom: value.state === 'UNKNOWN' ? null : dataFrom };
  });
};

/** Computes what {@link measureRoundTrip} reads, in turns with whatever else the server does; nothing where it is known already. */
export async function prepareRoundTrip(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Promise<void> {
  const found = findTimetableDay(engine.timetable, on);
  if (!found || !definition.people) return;
  // those that are fresh are among them
  const { places } = engine.open(definition, on);
  await engine.travel.roundTrips.prepare(requestOf(definition, places, openingPeriod(on, found)));
}

function requestOf(
  { parameters }: IndicatorDefinition,
  places: readonly ModelResource[],
  period: OpeningPeriod,
): RoundTripRequest {
  const attendance = parameters.statistic === 'session' ? 'SESSION' : 'VISIT';
  return { openings: listDayOpenings(places, period), attendance };
}
