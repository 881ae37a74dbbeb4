import { AreaKind } from '@hazama/prisma';
import { Field, ID, Int, ObjectType } from 'type-graphql';

/** 市町村 */
@ObjectType({ simpleResolvers: true })
export class Municipality {
  /** 5 digits, without the check digit. */
  @Field(() => ID)
  code!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  name!: string;

  /** The reading of the name, where it was given. */
  readonly nameKana!: string | null;

  @Field(() => String)
  prefecture!: string;

  @Field(() => AreaKind)
  reportingKind!: AreaKind;

  @Field(() => Int)
  revision!: number;

  @Field(() => Boolean, { description: 'デモ: names of places are real, people and records are made up.' })
  isDemo!: boolean;
}
