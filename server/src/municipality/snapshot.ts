import { Field, ID, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../wire/index.ts';

/** 時点: all values, definitions and dataset versions, frozen. */
@ObjectType({ simpleResolvers: true })
export class Snapshot {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => DateScalar)
  takenOn!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  readonly municipalityCode!: string;
}
