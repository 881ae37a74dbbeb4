import type { Viewer } from '../account/index.ts';
import type { AreaReader, Bounds } from '../area/index.ts';
import type { Statements } from '../database/index.ts';
import type { TownEngine, Towns } from '../indicator/index.ts';
import type { MunicipalityReader } from '../municipality/index.ts';
import { findLineOfDay, nameDay, type TransitFeed } from '../transit/index.ts';
import { badInput } from '../wire/index.ts';
import type { LineCoverage } from './line-coverage.ts';
import { countedCells } from './people-within.ts';
import { BAND_MINUTES, type Surfaces } from './surfaces.ts';
import { readTravelQuestion } from './travel-question.ts';
import type { TravelPeople, TravelTime, TravelTimeInput } from './travel-time.ts';

/** A stop is near up to here, as coverage.bus-stop counts in town. */
const STOP_METERS = 300;

/** Where one gets to, as one request reads it: disclosed to its viewer, and given up where its asker has gone. */
export interface IsochroneReader {
  /** @throws BAD_USER_INPUT where the question does not fit the town, TOO_COMPLEX where many wait already */
  getTravelTime(timetable: AskedTimetable, input: TravelTimeInput): Promise<TravelTime>;
  /** Undefined where no timetable has a line that is called so. */
  findLineCoverage(
    timetable: AskedTimetable,
    asked: { readonly line: string; readonly serviceDate: string | null },
  ): Promise<LineCoverage | undefined>;
}

/** Of the municipality whose `transit` is asked. */
export interface AskedTimetable {
  readonly municipalityCode: string;
  readonly feeds: readonly TransitFeed[];
  readonly defaultDay: { readonly date: string } | null;
}

export interface IsochroneServices {
  readonly database: Statements;
  readonly towns: Towns;
  readonly surfaces: Surfaces;
  readonly municipalities: MunicipalityReader;
  readonly areas: AreaReader;
  readonly viewer: Viewer;
  /** The day in Asia/Tokyo. */
  readonly today: string;
  readonly signal: AbortSignal;
}

export function createIsochroneReader(services: IsochroneServices): IsochroneReader {
  const { database, towns, surfaces, municipalities, areas, viewer, today, signal } = services;
  return {
    async findLineCoverage({ municipalityCode: code, feeds, defaultDay }, { line, serviceDate }) {
      const revision = municipalities.findMunicipality(code)?.revision;
      if (revision === undefined) throw new Error(`the register has no ${code}`);
      const day = serviceDate ?? defaultDay?.date ?? today;
      const found = await findLineOfDay(database, { code, line, day, revision });
      if (!found) return undefined;
      const facts = await towns.getFacts(code, revision);
      const engine = await towns.getEngine(code, revision);
      const cells = countedCells(engine, facts.populationYears, today, viewer.audience);
      const points = {
        longitude: Float64Array.from(found.stops, ({ longitude }) => longitude),
        latitude: Float64Array.from(found.stops, ({ latitude }) => latitude),
      };
      const meters = engine.distances.toPoints(points, 'straight', STOP_METERS);
      const isNear = (cell: number) => (meters[cell] as number) <= STOP_METERS;
      return {
        ...found,
        stops: [...found.stops],
        day: nameDay(day),
        state: found.runs === null ? 'UNKNOWN' : isByRunOutTimetable(feeds, day) ? 'STALE' : 'OK',
        meters: STOP_METERS,
        residents: cells.count('total', isNear),
        older: cells.count('age_65_over', isNear),
        isPartial: cells.isPartial,
      };
    },

    async getTravelTime({ municipalityCode: code, feeds, defaultDay }, input) {
      const revision = municipalities.findMunicipality(code)?.revision;
      if (revision === undefined) throw new Error(`the register has no ${code}`);
      const facts = await towns.getFacts(code, revision);
      const engine = await towns.getEngine(code, revision);
      const bounds = (await areas.findMunicipalityBounds(code)) ?? boundsOfCells(engine);
      if (!bounds)
        throw badInput(`${facts.name}の地区も人口もまだないため、行ける範囲を描けません。先に取り込んでください。`);
      const { place, direction, fromMinutes, untilMinutes, percentile } = readTravelQuestion(input, {
        ...facts,
        bounds,
      });
      const day = input.serviceDate ?? defaultDay?.date ?? today;
      const streets = await towns.streets.find(code, revision);
      const network = await towns.networks.find({ code, revision, day, streets });
      const cells = countedCells(engine, facts.populationYears, today, viewer.audience);
      const walkMethod = streets ? 'street' : 'straight×1.3';
      const allOlder = cells.count('age_65_over');
      const common = {
        day: nameDay(day),
        direction,
        fromMinutes,
        untilMinutes,
        percentile,
        method: `walk+transit (${walkMethod})`,
        walkMethod,
        validity: feeds,
        isPartial: cells.isPartial,
        residents: cells.count('total'),
        older: allOlder,
      } as const;
      if (!network) return { ...common, state: 'UNKNOWN', gridMeters: null, bands: [] };

      const { longitude, latitude } = engine.model.cells;
      const { shapes, cellSeconds, gridMeters } = await surfaces.get({
        town: { key: `${code} ${facts.publishedRevision}`, bounds, cells: { longitude, latitude }, streets },
        network,
        place,
        direction,
        window: { fromSeconds: fromMinutes * 60, untilSeconds: untilMinutes * 60 },
        percentile,
        signal,
      });
      return {
        ...common,
        state: isByRunOutTimetable(feeds, day) ? 'STALE' : 'OK',
        gridMeters,
        bands: BAND_MINUTES.map((minutes, band) => {
          const isReached = (cell: number) => (cellSeconds[cell] as number) <= minutes * 60;
          return {
            minutes,
            shape: shapes[band] ?? null,
            residents: cells.count('total', isReached),
            older: cells.count('age_65_over', isReached),
            direction,
            allOlder,
          };
        }),
      };
    },
  };
}

/** Whether all timetables that speak of the day have run out by today. */
function isByRunOutTimetable(feeds: readonly TransitFeed[], day: string): boolean {
  return feeds.filter(({ validFrom, validTo }) => validFrom <= day && day <= validTo).every(({ expired }) => expired);
}

/** Of a town whose areas have no shapes: where it counts people. */
function boundsOfCells({ model: { cells } }: TownEngine): Bounds | undefined {
  const located = [...cells.isLocated.keys()].filter((cell) => cells.isLocated[cell] === 1);
  if (located.length === 0) return undefined;
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const cell of located) {
    west = Math.min(west, cells.longitude[cell] as number);
    east = Math.max(east, cells.longitude[cell] as number);
    south = Math.min(south, cells.latitude[cell] as number);
    north = Math.max(north, cells.latitude[cell] as number);
  }
  return [west, south, east, north];
}

/** Kept out of resolvers: what a headcount says as a number in a sentence. */
export function isWithheld(...counts: readonly TravelPeople[]): boolean {
  return counts.some(({ state }) => state === 'SUPPRESSED');
}
