import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar, GeoJsonScalar } from '../wire/index.ts';
import { DAY_KINDS, type DayKind } from './named-day.ts';
import { TransitDay } from './stop-timetable-types.ts';

/** One edition of a timetable: what a company says of the days from `validFrom` to `validTo`. */
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

  @Field(() => String, { nullable: true, description: 'Who publishes it.' })
  publisher!: string | null;

  @Field(() => String, { nullable: true })
  publisherUrl!: string | null;

  @Field(() => String, { nullable: true, description: "The publisher's own version." })
  version!: string | null;
}

/** 停留所: a parent station, with the departures of its poles. */
@ObjectType({ simpleResolvers: true })
export class StopPlace {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  nameKana!: string | null;

  /** GeoJSON text of a point. */
  @Field(() => GeoJsonScalar)
  location!: string;

  /** stop_times that day that are not the last of their trip; null where no feed of it is valid that day. */
  @Field(() => Int, { nullable: true })
  departures!: number | null;

  readonly municipalityCode!: string;
  /** The day that its departures are of. */
  readonly serviceDate!: string;
}

const DayKindEnum = Object.fromEntries(DAY_KINDS.map((kind) => [kind, kind]));
registerEnumType(DayKindEnum, { name: 'DayKind', description: '平日・土曜・日曜' });

@ObjectType({
  simpleResolvers: true,
  description: 'The day that stands for the workdays, Saturdays or Sundays of a town.',
})
export class ReferenceServiceDay {
  @Field(() => DayKindEnum)
  kind!: DayKind;

  @Field(() => TransitDay)
  day!: TransitDay;
}

/** 地域公共交通 of a municipality; `stopPlaces` is read for a day. */
@ObjectType()
export class Transit {
  @Field(() => [TransitFeed])
  feeds!: TransitFeed[];

  @Field(() => TransitDay, {
    nullable: true,
    description:
      'The day that is shown unless another is asked for: the next workday within validity; where all timetables have run out the last one.',
  })
  defaultDay!: TransitDay | null;

  @Field(() => [ReferenceServiceDay], {
    description:
      'The next workday (the same as `defaultDay`), Saturday and Sunday within validity, else the last ones; a kind of day that no timetable speaks of is left out.',
  })
  referenceDays!: readonly ReferenceServiceDay[];

  readonly municipalityCode!: string;
}
