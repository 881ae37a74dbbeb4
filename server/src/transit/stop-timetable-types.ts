import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, GeoJsonScalar } from '../wire/index.ts';

@ObjectType({ simpleResolvers: true, description: 'A day of timetables as it is named on screen.' })
export class TransitDay {
  @Field(() => DateScalar)
  date!: string;

  @Field(() => Int, { description: '0 Monday … 6 Sunday' })
  weekday!: number;

  @Field(() => String, {
    nullable: true,
    description: '国民の祝日; which services run on it is the timetable’s to say.',
  })
  holiday!: string | null;
}

@ObjectType({ simpleResolvers: true, description: '発車: one run as it leaves a stop place.' })
export class StopDeparture {
  @Field(() => ID, { description: '便, as a scenario names it.' })
  trip!: string;

  @Field(() => Int, { description: 'When it leaves its first stop, in the same seconds.' })
  startSeconds!: number;

  @Field(() => Int, { description: 'Seconds after noon minus 12 hours of the day: past 86,400 after midnight.' })
  seconds!: number;

  @Field(() => String, { nullable: true, description: '行き先' })
  headsign!: string | null;

  @Field(() => String, { nullable: true, description: 'のりば' })
  platform!: string | null;

  @Field(() => Boolean, { description: 'false: it lets people off alone.' })
  canBoard!: boolean;

  @Field(() => Boolean, { description: 'false: only how often it comes is promised.' })
  isExact!: boolean;
}

@ObjectType({ simpleResolvers: true, description: '路線 in one direction, as it leaves a stop place.' })
export class StopLine {
  @Field(() => ID, { description: '路線, as the map’s layer `routes` and a scenario name it.' })
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: 'GTFS route_type: 3 bus, 2 rail, 4 ferry, …' })
  routeType!: number;

  @Field(() => String, { nullable: true, description: 'Six hexadecimal digits.' })
  color!: string | null;

  @Field(() => Int, { nullable: true, description: 'GTFS direction_id: 0 or 1.' })
  directionId!: number | null;

  @Field(() => [String], { description: '行き先, each once, in the order of the day.' })
  headsigns!: readonly string[];

  @Field(() => [String], { description: '経由, each once, as a GTFS-JP feed names it for its patterns; else empty.' })
  vias!: readonly string[];

  @Field(() => Int, { nullable: true, description: '始発; null where nobody may board.' })
  firstSeconds!: number | null;

  @Field(() => Int, { nullable: true, description: '最終; null where nobody may board.' })
  lastSeconds!: number | null;

  @Field(() => [StopDeparture])
  departures!: readonly StopDeparture[];
}

@ObjectType({ simpleResolvers: true, description: '停留所の時刻表 of a day.' })
export class StopTimetable {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  nameKana!: string | null;

  @Field(() => GeoJsonScalar, { nullable: true })
  location!: string | null;

  @Field(() => TransitDay)
  day!: TransitDay;

  @Field(() => Int, {
    nullable: true,
    description: 'null: no timetable of it speaks of the day, so that nothing is known.',
  })
  departures!: number | null;

  @Field(() => [StopLine])
  lines!: readonly StopLine[];

  @Field(() => [StopLine], {
    description:
      'What the day before still runs after midnight, in seconds of this day. It is counted among the departures of its own day.',
  })
  overnight!: readonly StopLine[];

  readonly municipalityCode!: string;
}
