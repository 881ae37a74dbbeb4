import { countDepartures, runsOn } from '@hazama/geo';
import type { Statements } from '../database/index.ts';
import { findReferenceDay } from './reference-day.ts';
import { type DayStop, stopPlaceId, toDayStops } from './stop.repository.ts';
import {
  listEditions,
  listPatternRuns,
  listServices,
  listTownStops,
  type TownEdition,
} from './town-timetable.repository.ts';
import type { PatternChange } from './trial/try-trips.ts';

/** 停留所 with what leaves it on a day. */
export interface CountedStop {
  readonly id: string;
  readonly name: string;
  /** Degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** Null where no timetable of it speaks of the day: then nobody knows. */
  readonly departures: number | null;
  /** Ids of the areas whose shape holds it, of every kind. */
  readonly areaIds: readonly string[];
}

/** 標柱: a stop of an edition, by its number there. */
export interface Pole {
  readonly edition: number;
  readonly stopIndex: number;
}

export interface CountedDay {
  /** Whether the buses of any stop are known that day. */
  readonly isKnown: boolean;
  readonly stops: readonly CountedStop[];
  /** The first day of the oldest timetable that speaks of the day; null where none does. */
  readonly validFrom: string | null;
  /** The last day of those that speak of it; null where none does. */
  readonly validTo: string | null;
}

/** A municipality's timetables at one revision, as far as departures go: small beside the trips, and asked for any day. */
export interface TownTimetable {
  /** The day that they are shown for (`findReferenceDay`), YYYY-MM-DD. */
  findServiceDay(today: string): string | undefined;
  countOn(day: string): CountedDay;
  /** The same if some runs came and others went. */
  countChanged(day: string, changes: readonly PatternChange[]): CountedDay;
  /** What makes up a stop place on a day; none where there is no such place. */
  listPoles(day: string, stopPlace: string): readonly Pole[];
}

/** A workday, a Saturday and a Sunday are looked at by turns, beside the one that everybody else is shown. */
const KEPT_DAYS = 4;

/** Undefined where the municipality had no timetable at that revision. Four statements. */
export async function readTownTimetable(
  statements: Statements,
  code: string,
  revision: number,
): Promise<TownTimetable | undefined> {
  const editions = await listEditions(statements, code, revision);
  if (editions.length === 0) return undefined;
  const numbers = editions.map(({ edition }) => edition);
  const [services, runs, stops] = await Promise.all([
    listServices(statements, code, numbers),
    listPatternRuns(statements, code, numbers),
    listTownStops(statements, code, revision, numbers),
  ]);
  const servicesOf = Map.groupBy(services, ({ edition }) => edition);
  const runsOf = Map.groupBy(runs, ({ edition }) => edition);
  const stopsOf = Map.groupBy(stops, ({ edition }) => edition);
  const known = new Map<string, CountedDay>();

  const stopsOn = (day: string) => {
    const chosen = chooseEditions(editions, day);
    const list = chosen.flatMap(({ edition, feedId }) =>
      (stopsOf.get(edition) ?? []).map((stop) => ({ ...stop, feedId, isInside: true })),
    );
    return { chosen, list, dayStops: toDayStops(list) };
  };

  const count = (day: string, changes: readonly PatternChange[] = []): CountedDay => {
    const { chosen, list, dayStops } = stopsOn(day);
    const { places, numberOf } = dayStops;
    const valid = chosen.filter((edition) => isValidOn(edition, day));
    const patterns = valid.flatMap(({ edition }) => {
      const running = (servicesOf.get(edition) ?? []).filter((service) => runsOn(service, day));
      const indices = new Set(running.map(({ serviceIndex }) => serviceIndex));
      return (runsOf.get(edition) ?? [])
        .filter(({ serviceIndex }) => indices.has(serviceIndex))
        .map((pattern) => ({
          stops: pattern.stops.map((stopIndex) => numberOf(edition, stopIndex)),
          runs: pattern.runs,
        }));
    });
    const changed = changes.map(({ edition, stops: called, runs: more }) => ({
      stops: called.map((stopIndex) => numberOf(edition, stopIndex)),
      runs: more,
    }));
    const departures = countDepartures([...patterns, ...changed], places.placeOf, places.stopOf.length);
    const isKnown = knownPlaces(dayStops, new Set(valid.map(({ edition }) => edition)));
    const counted = places.stopOf.flatMap((number, place): CountedStop[] => {
      const stop = list[number];
      if (!stop || stop.longitude === null || stop.latitude === null || stop.locationType > 1) return [];
      const { longitude, latitude, areaIds } = stop;
      const leaving = isKnown[place] === 1 ? (departures[place] ?? 0) : null;
      return [{ id: stopPlaceId(code, stop), name: stop.name, longitude, latitude, areaIds, departures: leaving }];
    });
    return {
      isKnown: counted.some((stop) => stop.departures !== null),
      stops: counted,
      validFrom: valid.map(({ validFrom }) => validFrom).toSorted()[0] ?? null,
      validTo:
        valid
          .map(({ validTo }) => validTo)
          .toSorted()
          .at(-1) ?? null,
    };
  };

  return {
    findServiceDay: (today) => findReferenceDay(editions, today),
    countOn(day) {
      const counted = known.get(day) ?? count(day);
      known.delete(day);
      known.set(day, counted);
      const [oldest] = known.keys();
      if (known.size > KEPT_DAYS && oldest !== undefined) known.delete(oldest);
      return counted;
    },
    countChanged: count,
    listPoles(day, stopPlace) {
      const { list, dayStops } = stopsOn(day);
      const { placeOf, stopOf } = dayStops.places;
      const place = stopOf.findIndex((number) => {
        const stop = list[number];
        return stop !== undefined && stopPlaceId(code, stop) === stopPlace;
      });
      if (place < 0) return [];
      return list
        .filter((_, number) => placeOf[number] === place)
        .map(({ edition, stopIndex }) => ({ edition, stopIndex }));
    },
  };
}

/** Of the editions of a feed that are valid on a day the one that began last, else its newest: as `CHOSEN_EDITIONS` says in SQL. */
function chooseEditions(editions: readonly TownEdition[], day: string): TownEdition[] {
  return [...Map.groupBy(editions, ({ feedId }) => feedId).values()].flatMap((ofFeed) => {
    const newestFirst = ofFeed.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
    return newestFirst.find((edition) => isValidOn(edition, day)) ?? newestFirst[0] ?? [];
  });
}

function isValidOn({ validFrom, validTo }: TownEdition, day: string): boolean {
  return validFrom <= day && day <= validTo;
}

/** 1 for each place that a stop of an edition valid that day belongs to. */
function knownPlaces(
  { list, places }: { readonly list: readonly DayStop[]; readonly places: ReturnType<typeof toDayStops>['places'] },
  valid: ReadonlySet<number>,
): Uint8Array {
  const isKnown = new Uint8Array(places.stopOf.length);
  for (const [number, { edition }] of list.entries())
    if (valid.has(edition)) isKnown[places.placeOf[number] as number] = 1;
  return isKnown;
}
