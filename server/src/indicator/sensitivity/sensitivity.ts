import type { Achievement, Holding, Stability, ValueState } from '@hazama/geo';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Area } from '../../area/index.ts';
import { JsonScalar } from '../../wire/index.ts';
import { ExplainedParameter } from '../explanation/explanation.ts';
import { Indicator } from '../value/indicator.ts';
import { AchievementEnum, Target, ValueStateEnum } from '../value/indicator-value.ts';
import type { Assumption } from './assumption.ts';
import type { ShownVariant } from './disclose-variants.ts';
import type { Finding, FindingId } from './finding.ts';
import type { VariantRow } from './variant-values.ts';

const names = <T extends string>(list: readonly T[]) => Object.fromEntries(list.map((name) => [name, name]));

export const SensitivityFindingEnum = names<FindingId>(['TARGET', 'TOWN', 'MOST_PEOPLE']);
registerEnumType(SensitivityFindingEnum, {
  name: 'SensitivityFinding',
  description:
    "What is concluded: TARGET, the value against its target; TOWN, whether an area's value is above or below the whole town's by more than its interval; MOST_PEOPLE, the areas of a town where most of those live who are not yet reached.",
});

export const HoldingEnum = names<Holding>(['HOLDS', 'CHANGES', 'UNDECIDED']);
registerEnumType(HoldingEnum, {
  name: 'Holding',
  description: "UNDECIDED: a value isn't known or is withheld, or an interval spans what it is compared with.",
});

/** 前提: one thing the number rests on. */
@ObjectType({ simpleResolvers: true })
export class SensitivityAssumption {
  @Field(() => ID, { description: 'reach, weights, way, departures, opening, records, year' })
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [String], { description: 'All that it is tried with, in words.' })
  values!: readonly string[];

  @Field(() => Int, { description: "Position of today's among them." })
  base!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The least value as it alone takes all of its values; null where none is known or they are withheld.',
  })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'The greatest.' })
  high!: number | null;
}

/** One way to set all assumptions, and what comes of it. */
@ObjectType({ simpleResolvers: true })
export class SensitivityVariant {
  @Field(() => JsonScalar, {
    description:
      'What was assumed: reachMeters, metersPerMinute, way, weights, leastDepartures, opening, oldRecords, year, as far as they are tried.',
  })
  parameters!: unknown;

  @Field(() => [Int], { description: 'For each of `assumptions` the position of its value.' })
  choices!: readonly number[];

  @Field(() => [ID], { description: "The assumptions that differ from today's." })
  changed!: readonly string[];

  @Field(() => [ExplainedParameter], { description: 'These in words.' })
  words!: readonly ExplainedParameter[];

  @Field(() => ValueStateEnum)
  state!: ValueState;

  @Field(() => Float, { nullable: true })
  value!: number | null;

  @Field(() => Float, { nullable: true })
  low!: number | null;

  @Field(() => Float, { nullable: true })
  high!: number | null;

  @Field(() => Float, { nullable: true })
  gapPeople!: number | null;

  @Field(() => AchievementEnum)
  achievement!: Achievement;

  @Field(() => String, { nullable: true, description: 'What is concluded, in words; null where it is undecided.' })
  conclusion!: string | null;

  @Field(() => HoldingEnum)
  holds!: Holding;
}

/** 前提を変えても？: one conclusion under every setting of what its number rests on. */
@ObjectType({ simpleResolvers: true })
export class Sensitivity {
  @Field(() => Area)
  area!: Area;

  @Field(() => Indicator)
  indicator!: Indicator;

  @Field(() => Int, { description: 'Of the people who are counted today.' })
  year!: number;

  @Field(() => SensitivityFindingEnum)
  finding!: FindingId;

  @Field(() => [SensitivityFindingEnum], { description: 'All that can be asked of the area and the indicator.' })
  findings!: readonly FindingId[];

  @Field(() => Target, { nullable: true })
  target!: Target | null;

  @Field(() => Int, { description: "Settings other than today's: holding + changing + undecided." })
  total!: number;

  @Field(() => Int)
  holding!: number;

  @Field(() => Int)
  changing!: number;

  @Field(() => Int)
  undecided!: number;

  @Field(() => Boolean, {
    description:
      'Outside staff: the area is withheld under some setting, and so its numbers are told under none; `variants` is then empty.',
  })
  isWithheld!: boolean;

  readonly stability!: Stability;
  readonly asked!: Finding;
  readonly assumptions!: readonly Assumption[];
  readonly rows!: readonly { readonly row: VariantRow; readonly shown: ShownVariant }[];
}
