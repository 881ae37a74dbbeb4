import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Statements } from '../../database/index.ts';
import { listDayEditions, runningColumns } from '../edition.repository.ts';
import { listNamedTrips, listRunningLines } from './named-trip.repository.ts';
import { startsOf } from './try-trips.ts';

/** 路線 and how much of it runs on a day. */
@ObjectType({ simpleResolvers: true })
export class RunningLine {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: 'Trips that run that day, each once also where it has frequencies.' })
  trips!: number;
}

/** One run of a line on a day. */
@ObjectType({ simpleResolvers: true })
export class LineRun {
  @Field(() => ID, { description: '便, as a scenario names it.' })
  trip!: string;

  @Field(() => Int, { description: 'When it leaves its first stop: seconds after noon minus 12 hours.' })
  startSeconds!: number;

  @Field(() => Int, { nullable: true, description: 'GTFS direction_id: 0 or 1.' })
  directionId!: number | null;

  @Field(() => String, { nullable: true, description: '行き先' })
  headsign!: string | null;

  @Field(() => String, { nullable: true })
  firstStop!: string | null;

  @Field(() => String, { nullable: true })
  lastStop!: string | null;
}

/** The lines that run on a day, by name; none on a day of which no timetable speaks. */
export async function listDayLines(statements: Statements, code: string, day: string): Promise<RunningLine[]> {
  return listRunningLines(statements, code, runningColumns(await listDayEditions(statements, code, day)));
}

/** The runs of a line on a day, direction by direction, the earliest first. */
export async function listLineRuns(
  statements: Statements,
  code: string,
  { line, day }: { readonly line: string; readonly day: string },
): Promise<LineRun[]> {
  const editions = await listDayEditions(statements, code, day);
  const numbers = editions.map(({ edition }) => edition);
  const trips = await listNamedTrips(statements, code, numbers, { trips: [], lines: [line] });
  return trips
    .filter(({ edition, serviceIndex }) =>
      editions.some((other) => other.edition === edition && other.running.includes(serviceIndex)),
    )
    .flatMap((trip) => {
      const { id, directionId, headsign, firstStop, lastStop } = trip;
      return startsOf(trip).map((startSeconds) => ({
        trip: id,
        startSeconds,
        directionId,
        headsign,
        firstStop,
        lastStop,
      }));
    })
    .toSorted((a, b) => (a.directionId ?? -1) - (b.directionId ?? -1) || a.startSeconds - b.startSeconds);
}
