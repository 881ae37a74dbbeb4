import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Database } from '../database/index.ts';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { badInput, DateScalar } from '../wire/index.ts';
import { BusLineSource, listBusLineSources } from './bus-lines.ts';
import { listFeeds } from './feed.repository.ts';
import { DAY_KINDS, nameDay } from './named-day.ts';
import { findReferenceDay } from './reference-day.ts';
import { listStopPlaces } from './stop-places.ts';
import { findStopTimetable } from './stop-timetable.ts';
import { StopTimetable } from './stop-timetable-types.ts';
import { StopPlace, Transit } from './transit.ts';
import { LineRun, listDayLines, listLineRuns, RunningLine } from './trial/line-timetable.ts';
import { hasZonesOrLines, listZones } from './zone.repository.ts';
import { TransitZone } from './zone.ts';
import { nextDayOf } from './zone-days.ts';

/** What the slice asks of the request's context. */
export interface TransitContext {
  readonly database: Database;
  /** YYYY-MM-DD in Asia/Tokyo */
  readonly today: string;
}

@Resolver(() => Transit)
export class TransitResolver {
  /** Null while neither a timetable, a zone nor a line was imported: nothing is known of its buses then, not that there are none. */
  @Query(() => Transit, { nullable: true })
  async transit(
    @Arg('municipality', () => ID) text: string,
    @Ctx() { database, today }: TransitContext,
  ): Promise<Transit | null> {
    const municipalityCode = parseMunicipalityCode(text);
    if (municipalityCode === undefined)
      throw badInput(`「${text}」は市町村コードではありません。5けた(24216)か6けた(242161)で書いてください。`);
    const feeds = await listFeeds(database, municipalityCode, today);
    if (feeds.length === 0 && !(await hasZonesOrLines(database, municipalityCode))) return null;
    const referenceDays = DAY_KINDS.flatMap((kind) => {
      const day = findReferenceDay(feeds, today, kind);
      return day ? [{ kind, day: nameDay(day) }] : [];
    });
    const defaultDay = referenceDays.find(({ kind }) => kind === 'WEEKDAY')?.day ?? null;
    return { feeds, municipalityCode, defaultDay, referenceDays };
  }

  @FieldResolver(() => [StopPlace])
  stopPlaces(
    @Root() { municipalityCode }: Transit,
    @Arg('serviceDate', () => DateScalar) serviceDate: string,
    @Arg('area', () => ID, { nullable: true }) areaId: string | null | undefined,
    @Ctx() { database }: TransitContext,
  ): Promise<StopPlace[]> {
    return listStopPlaces(database, { code: municipalityCode, serviceDate, areaId: areaId ?? null });
  }

  @FieldResolver(() => StopTimetable, {
    nullable: true,
    description: '停留所の時刻表; null where there is no such place.',
  })
  async stopTimetable(
    @Root() { municipalityCode }: Transit,
    @Arg('stopPlace', () => ID) id: string,
    @Arg('serviceDate', () => DateScalar) serviceDate: string,
    @Ctx() { database }: TransitContext,
  ): Promise<StopTimetable | null> {
    return (await findStopTimetable(database, { code: municipalityCode, id, serviceDate })) ?? null;
  }

  @FieldResolver(() => [BusLineSource], { description: 'バスの通る道, by where they come from.' })
  busLines(@Root() { municipalityCode }: Transit, @Ctx() { database }: TransitContext): Promise<BusLineSource[]> {
    return listBusLineSources(database, municipalityCode);
  }

  @FieldResolver(() => [RunningLine], { description: '路線 that run on a day, by name.' })
  lines(
    @Root() { municipalityCode }: Transit,
    @Arg('serviceDate', () => DateScalar) serviceDate: string,
    @Ctx() { database }: TransitContext,
  ): Promise<RunningLine[]> {
    return listDayLines(database, municipalityCode, serviceDate);
  }

  @FieldResolver(() => [LineRun], { description: 'The runs of a 路線 on a day, direction by direction.' })
  lineRuns(
    @Root() { municipalityCode }: Transit,
    @Arg('line', () => ID) line: string,
    @Arg('serviceDate', () => DateScalar) serviceDate: string,
    @Ctx() { database }: TransitContext,
  ): Promise<LineRun[]> {
    return listLineRuns(database, municipalityCode, { line, day: serviceDate });
  }

  @FieldResolver(() => [TransitZone], { description: 'デマンド交通の区域; of an area those that reach into it.' })
  async zones(
    @Root() { municipalityCode }: Transit,
    @Arg('area', () => ID, { nullable: true }) areaId: string | null | undefined,
    @Ctx() { database, today }: TransitContext,
  ): Promise<TransitZone[]> {
    const zones = await listZones(database, municipalityCode, areaId ?? null);
    return zones.map((zone) => {
      const next = nextDayOf(zone, today);
      return { ...zone, nextDay: next === undefined ? null : nameDay(next) };
    });
  }
}
