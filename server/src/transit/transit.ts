import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
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

/** 停留所: a parent station. */
@ObjectType({ simpleResolvers: true })
export class StopPlace {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => GeoJsonScalar)
  location!: string;

  /** Departures on the day asked for: null where no feed of it is valid that day. */
  @Field(() => Float, { nullable: true })
  departures!: number | null;
}
