import { DEPARTURE_BANDS, type Points, peopleByBand, roundToTen, withheldRows } from '@hazama/geo';
import type { Audience } from '../../account/index.ts';
import { sumsOfAreas } from '../../disclosure/index.ts';
import type { CountedDay } from '../../transit/index.ts';
import { toCountedMeters } from '../compute/rural.ts';
import type { TimetableDay } from '../compute/timetable-day.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { shownTown } from '../shown/shown-town.ts';
import type { TownFacts } from '../town/town-facts.ts';
import { withheldPeople } from '../value/area-people-table.ts';

/** People of one area in each band, the lowest first. */
export type PeopleInBands =
  | { readonly state: 'OK' | 'STALE'; readonly people: readonly number[] }
  | { readonly state: 'UNKNOWN' | 'SUPPRESSED'; readonly people: null };

export interface BandQuestion {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly year: number;
  readonly found: TimetableDay;
  /** Whose reach counts. */
  readonly definition: IndicatorDefinition;
  readonly audience: Audience;
}

const UNKNOWN: PeopleInBands = { state: 'UNKNOWN', people: null };

/**
 * Residents of each area by the departures of the best stop place within reach, as an audience may see them, by id. Outside staff all bands of
 * an area are withheld where one holds 1–9 people, or where an area's could be worked out from others'; what is shown is in tens, for councils
 * too: two days' exact numbers would tell of the few who live by one stop.
 */
export function peopleInBands(question: BandQuestion): ReadonlyMap<string, PeopleInBands> {
  const { facts, engine, year, found, audience } = question;
  const tables = countPeople(question);
  const state = found.hasRunOut ? 'STALE' : 'OK';
  const areaIds = [...facts.areas.keys()];
  const ofArea = (id: string) => tables[engine.model.areaIndex.get(id) ?? -1];
  if (audience === 'STAFF')
    return new Map(areaIds.map((id) => [id, knownOr(ofArea(id), (people) => ({ state, people }))]));
  const withheld = withheldRows(
    DEPARTURE_BANDS.map((_, band) => Float64Array.from(areaIds, (id) => ofArea(id)?.[band] ?? 0)),
    sumsOfAreas([...facts.areas.values()]),
  );
  const alone = withheldPeople(engine, year, 'total');
  const told = countPeople({ ...question, engine: shownTown(engine, audience) });
  return new Map(
    areaIds.map((id, row) => [
      id,
      knownOr(ofArea(id), () => {
        const people = told[engine.model.areaIndex.get(id) ?? -1];
        return !people || withheld[row] === 1 || alone.has(id)
          ? { state: 'SUPPRESSED', people: null }
          : { state, people: people.map(roundToTen) };
      }),
    ]),
  );
}

function knownOr(
  people: readonly number[] | undefined,
  show: (people: readonly number[]) => PeopleInBands,
): PeopleInBands {
  return people ? show(people) : UNKNOWN;
}

function countPeople({ engine, year, found, definition }: BandQuestion) {
  const { thresholdMeters: reachMeters = 0 } = definition.parameters;
  const ofTown = known.get(engine) ?? new WeakMap<CountedDay['stops'], Map<string, BandTables>>();
  known.set(engine, ofTown);
  const ofDay = ofTown.get(found.stops) ?? new Map<string, BandTables>();
  ofTown.set(found.stops, ofDay);
  const key = `${year} ${reachMeters}`;
  const table = ofDay.get(key) ?? count();
  ofDay.set(key, table);
  return table;

  function count() {
    const metersTo = (isCounted: (departures: number | null) => boolean) =>
      toCountedMeters(
        engine.model,
        definition,
        engine.distances.toPoints(pointsOf(found.stops, isCounted), 'straight', Number.POSITIVE_INFINITY),
      );
    const toUnknown = metersTo((departures) => departures === null);
    return peopleByBand(engine.people.located(year, 'total'), {
      distanceMeters: DEPARTURE_BANDS.slice(1).map((least) =>
        metersTo((departures) => departures !== null && departures >= least),
      ),
      limitMeters: reachMeters,
      isUndecided: Uint8Array.from(toUnknown, (meters) => Number(meters <= reachMeters + 1e-6)),
    });
  }
}

type BandTables = ReturnType<typeof peopleByBand>;

/** All areas ask for the same table. */
const known = new WeakMap<TownEngine, WeakMap<CountedDay['stops'], Map<string, BandTables>>>();

function pointsOf(stops: CountedDay['stops'], isCounted: (departures: number | null) => boolean): Points {
  const counted = stops.filter(({ departures }) => isCounted(departures));
  return {
    longitude: Float64Array.from(counted, ({ longitude }) => longitude),
    latitude: Float64Array.from(counted, ({ latitude }) => latitude),
  };
}
