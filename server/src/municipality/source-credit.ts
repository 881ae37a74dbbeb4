import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../wire/index.ts';

@ObjectType({ description: 'Credit that stays on screen and on paper.', simpleResolvers: true })
export class SourceCredit {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  license!: string | null;

  @Field(() => DateScalar, { nullable: true })
  asOf!: string | null;

  @Field(() => Boolean)
  isDemo!: boolean;
}
