import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../wire/index.ts';

/** One published source of data; several of one name live side by side, told apart by `source`. */
@ObjectType({ simpleResolvers: true })
export class Dataset {
  @Field(() => ID)
  id!: string;

  /** areas, membership, population, resources, presence, counts, targets, plan, events, gtfs, streets */
  @Field(() => String)
  name!: string;

  @Field(() => String)
  source!: string;

  @Field(() => String)
  format!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => Int)
  rows!: number;

  @Field(() => DateTimeScalar)
  publishedAt!: Date;

  @Field(() => DateScalar, { nullable: true })
  asOf!: string | null;

  @Field(() => String, { nullable: true })
  license!: string | null;

  readonly municipalityCode!: string;
}
