import { DEPARTURE_BANDS, departureBand } from '@hazama/geo';
import type { Viewer } from '../../account/index.ts';
import type { Area } from '../../area/index.ts';
import type { MunicipalityReader } from '../../municipality/index.ts';
import {
  nameDay,
  pointText,
  type ServedDay,
  type ServedDays,
  type ServedPlace,
  type StopPlace,
} from '../../transit/index.ts';
import { drawnAreas } from '../compute/departures.ts';
import { presentYear, referenceDayOf } from '../compute/reference-days.ts';
import { thresholdsIn } from '../compute/rural.ts';
import { findTimetableDay } from '../compute/timetable-day.ts';
import { holdersOf } from '../town/resource-areas.ts';
import type { Day, TownModel } from '../town/town-model.ts';
import type { Towns } from '../town/towns.ts';
import type { AreaTransit } from './area-transit.ts';
import { type PeopleInBands, peopleInBands } from './people-in-bands.ts';

export interface AreaTransitReader {
  /** Null where the town has no timetable. `serviceDate` null: the next workday of which one speaks. */
  find(area: Pick<Area, 'id' | 'kind' | 'municipalityCode'>, serviceDate: Day | null): Promise<AreaTransit | null>;
}

export interface AreaTransitServices {
  readonly towns: Towns;
  readonly servedDays: ServedDays;
  readonly municipalities: MunicipalityReader;
  readonly viewer: Viewer;
  /** The day in Asia/Tokyo. */
  readonly today: Day;
}

/** The reach that people by their best stop are counted in is that of this indicator. */
const NEAR_A_STOP = 'coverage.bus-stop';

export function createAreaTransitReader(services: AreaTransitServices): AreaTransitReader {
  const { towns, servedDays, municipalities, viewer, today } = services;
  return {
    async find({ id, kind, municipalityCode: code }, serviceDate) {
      const revision = municipalities.findMunicipality(code)?.revision;
      if (revision === undefined) return null;
      const [facts, engine] = [await towns.getFacts(code, revision), await towns.getEngine(code, revision)];
      const day = serviceDate ?? engine.timetable?.findServiceDay(today);
      if (!engine.timetable || day === undefined) return null;
      const year = presentYear(facts.populationYears, today);
      const found = findTimetableDay(engine.timetable, referenceDayOf(engine.model, year, today, day));
      const definition = facts.definitions.get(NEAR_A_STOP);
      if (!definition) throw new Error(`the catalogue has no ${NEAR_A_STOP}`);
      const question = { facts, engine, year, definition, audience: viewer.audience };
      const people = found ? peopleInBands({ ...question, found }).get(id) : undefined;
      const { meters, ruralMeters } = thresholdsIn(facts, definition, { id, kind });
      const served = await servedDays.get(code, revision, day);
      const places = placesInArea(served, engine.model, id);
      const isDrawn = drawnAreas(engine.model.areas)[engine.model.areaIndex.get(id) ?? -1] ?? false;
      const isAllKnown = served.isKnown && isDrawn && places.every(({ departures }) => departures !== null);
      return {
        ...placesOf(served, places, code),
        departures: isAllKnown ? places.reduce((sum, { departures }) => sum + (departures ?? 0), 0) : null,
        day: nameDay(day),
        isKnown: served.isKnown,
        isDrawn,
        hasRunOut: found?.hasRunOut ?? false,
        reachMeters: meters,
        ruralReachMeters: ruralMeters,
        peopleState: people?.state ?? 'UNKNOWN',
        bands: bandsOf(places, people),
      };
    },
  };
}

function placesInArea({ places }: ServedDay, { areas, areaIndex }: TownModel, areaId: string): ServedPlace[] {
  const area = areaIndex.get(areaId);
  const holds = (id: string) => id === areaId || holdersOf(areas, areaIndex.get(id) ?? -1).includes(area ?? -1);
  return places.filter(({ areaIds }) => areaIds.some(holds));
}

function bandsOf(places: readonly ServedPlace[], inBands: PeopleInBands | undefined): AreaTransit['bands'] {
  const bands = places.flatMap(({ departures }) => (departures === null ? [] : [departureBand(departures)]));
  return DEPARTURE_BANDS.map((least, band) => {
    const next = DEPARTURE_BANDS[band + 1];
    return {
      least,
      most: next === undefined ? null : next - 1,
      stopPlaces: bands.filter((own) => own === band).length,
      people: inBands?.people?.[band] ?? null,
    };
  });
}

function placesOf(
  { day }: ServedDay,
  places: readonly ServedPlace[],
  code: string,
): Pick<AreaTransit, 'stopPlaceCount' | 'lastRide' | 'hasCentre' | 'places'> {
  const toStopPlace = ({ id, name, nameKana, longitude, latitude, departures }: ServedPlace): StopPlace => ({
    id,
    name,
    nameKana,
    location: pointText(longitude, latitude),
    departures,
    municipalityCode: code,
    serviceDate: day,
  });
  const [latest] = places.toSorted((a, b) => (b.lastRide?.seconds ?? -1) - (a.lastRide?.seconds ?? -1));
  return {
    stopPlaceCount: places.length,
    lastRide: latest?.lastRide ? { stopPlace: toStopPlace(latest), ride: latest.lastRide } : null,
    hasCentre: places.some(({ isCentre }) => isCentre),
    places: places
      .toSorted(
        (a, b) => (b.departures ?? -1) - (a.departures ?? -1) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
      )
      .map(toStopPlace),
  };
}
