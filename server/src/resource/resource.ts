import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, GeoJsonScalar } from '../wire/index.ts';

/** 地域資源: a place or activity people reach, or a body that serves an area. */
@ObjectType({ simpleResolvers: true })
export class Resource {
  /** Begins with the municipality's code; stays across re-imports of the same record. */
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  nameKana!: string | null;

  @Field(() => String, { nullable: true })
  address!: string | null;

  /** GeoJSON text of a point. */
  @Field(() => GeoJsonScalar, { nullable: true })
  location!: string | null;

  /** active, preparing, suspended, closed */
  @Field(() => String)
  status!: string;

  /** As written: 第2・第4水曜 10:00-12:00 */
  @Field(() => String, { nullable: true })
  schedule!: string | null;

  @Field(() => Int, { nullable: true })
  capacity!: number | null;

  @Field(() => String, { nullable: true })
  organization!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => [String])
  languages!: string[];

  @Field(() => DateScalar, { nullable: true })
  confirmedOn!: string | null;

  @Field(() => DateScalar, { nullable: true })
  openedOn!: string | null;

  @Field(() => String, { nullable: true })
  source!: string | null;

  @Field(() => Boolean)
  isStale!: boolean;

  @Field(() => Int, { nullable: true })
  monthsSinceConfirmed!: number | null;

  readonly municipalityCode!: string;
  readonly kindId!: string;
}
