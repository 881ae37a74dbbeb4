import { Field, ObjectType } from 'type-graphql';
import { SourceCredit } from '../../municipality/index.ts';

@ObjectType({ simpleResolvers: true })
export class ExplainedParameter {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

/** 計算のしかた */
@ObjectType({ simpleResolvers: true })
export class Explanation {
  @Field(() => String)
  formula!: string;

  @Field(() => String)
  example!: string;

  @Field(() => [String])
  limits!: readonly string[];

  @Field(() => [ExplainedParameter])
  parameters!: readonly ExplainedParameter[];

  @Field(() => [SourceCredit])
  sources!: readonly SourceCredit[];
}
