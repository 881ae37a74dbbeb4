import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, GeoJsonScalar } from '../wire/index.ts';

/** One timetable of one company, as imported. */
@ObjectType({ simpleResolvers: true })
export class TransitFeed {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  agency!: string;

  @Field(() => DateScalar)
  validFrom!: string;

  @Field(() => DateScalar)
  validTo!: string;

  @Field(() => Boolean)
  expired!: boolean;

  @Field(() => Int)
  routes!: number;

  @Field(() => Int)
  stops!: number;

  @Field(() => Int)
  trips!: number;

  @Field(() => Int)
  stopTimes!: number;

  @Field(() => String, { nullable: true })
  license!: string | null;
}

/** 停留所: a parent station, with the departures of its poles. */
@ObjectType({ simpleResolvers: true })
export class StopPlace {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  /** GeoJSON text of a point. */
  @Field(() => GeoJsonScalar)
  location!: string;

  /** stop_times that day that are not the last of their trip; null where no feed of it is valid that day. */
  @Field(() => Int, { nullable: true })
  departures!: number | null;
}

/** 地域公共交通 of a municipality; `stopPlaces` is read for a day. */
@ObjectType()
export class Transit {
  @Field(() => [TransitFeed])
  feeds!: TransitFeed[];

  readonly municipalityCode!: string;
}
