import type { ValueState } from '@hazama/geo';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Indicator } from './indicator.ts';
import { ValueStateEnum } from './indicator-value.ts';

@ObjectType({ simpleResolvers: true })
export class HistoryPoint {
  @Field(() => Int)
  year!: number;

  @Field(() => ValueStateEnum)
  state!: ValueState;

  @Field(() => Float, { nullable: true })
  value!: number | null;

  @Field(() => Float, { nullable: true })
  numerator!: number | null;

  @Field(() => Float, { nullable: true })
  denominator!: number | null;
}

@ObjectType({ simpleResolvers: true })
export class IndicatorHistory {
  @Field(() => Indicator)
  indicator!: Indicator;

  @Field(() => [HistoryPoint])
  points!: HistoryPoint[];
}
