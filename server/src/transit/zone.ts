import { Field, ID, ObjectType } from 'type-graphql';
import { GeoJsonScalar } from '../wire/index.ts';
import { TransitDay } from './stop-timetable-types.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'デマンド交通の区域, with how one rides, in words as they are shown. A zone is never a stop.',
})
export class TransitZone {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => GeoJsonScalar, { description: 'Polygons; of a group of stops that are served on demand their points.' })
  geometry!: string;

  @Field(() => String, { nullable: true, description: '運行日時: 「平日 8:00-17:00」' })
  schedule!: string | null;

  @Field(() => TransitDay, {
    nullable: true,
    description: 'The next day on which it runs, from today on; null where nobody can tell from its words.',
  })
  nextDay!: TransitDay | null;

  @Field(() => String, { nullable: true, description: '予約期限: 「前日の17:00まで」' })
  bookingDeadline!: string | null;

  @Field(() => String, { nullable: true, description: '利用できる人' })
  riders!: string | null;

  @Field(() => String, { nullable: true, description: '運賃' })
  fare!: string | null;

  @Field(() => String, { nullable: true, description: '運行者' })
  operator!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true })
  note!: string | null;
}
