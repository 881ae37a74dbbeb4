import type { FunnelKind, FunnelPosition, PatternKind, ValueState } from '@hazama/geo';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Indicator } from '../value/indicator.ts';
import { ValueStateEnum } from '../value/indicator-value.ts';
import type { Derivation } from './derivation.ts';
import type { Finding } from './finding.ts';

const names = <T extends string>(list: readonly T[]) => Object.fromEntries(list.map((name) => [name, name]));

const FunnelKindEnum = names<FunnelKind>(['PROPORTION', 'RATE']);
registerEnumType(FunnelKindEnum, {
  name: 'FunnelKind',
  description: 'What chance does: so many of these people, or so many places among them.',
});

const FunnelPositionEnum = names<FunnelPosition>(['WITHIN', 'ABOVE', 'FAR_ABOVE', 'BELOW', 'FAR_BELOW']);
registerEnumType(FunnelPositionEnum, {
  name: 'FunnelPosition',
  description: 'Within the 95 % limits, beyond them, or beyond the 99.8 % limits.',
});

const PatternKindEnum = names<PatternKind>([
  'HIGH_HIGH',
  'LOW_LOW',
  'HIGH_LOW',
  'LOW_HIGH',
  'NOT_SIGNIFICANT',
  'NO_NEIGHBOUR',
  'UNKNOWN',
]);
registerEnumType(PatternKindEnum, {
  name: 'PatternKind',
  description: 'LISA: an area beside its neighbours, told apart from chance or not. まわりと似て高い・低い',
});

/** ローレンツ曲線 as far as one area and those with less. */
@ObjectType({ simpleResolvers: true })
export class LorenzPoint {
  @Field(() => Float)
  peopleShare!: number;

  @Field(() => Float)
  valueShare!: number;

  /** Null at the curve's beginning. */
  readonly areaId!: string | null;
}

/** タイル指数, taken apart by the areas above; `between` and `within` are null where there are fewer than two of those. */
@ObjectType({ simpleResolvers: true })
export class TheilParts {
  @Field(() => Float)
  total!: number;

  @Field(() => Float, { nullable: true })
  between!: number | null;

  @Field(() => Float, { nullable: true })
  within!: number | null;

  @Field(() => Int)
  groups!: number;
}

/** モランのI */
@ObjectType({ simpleResolvers: true })
export class MoransIndex {
  @Field(() => Float)
  index!: number;

  @Field(() => Float, { description: 'What chance gives on average.' })
  expected!: number;

  @Field(() => Float)
  pValue!: number;

  @Field(() => Int)
  permutations!: number;

  @Field(() => Int)
  seed!: number;

  @Field(() => Float)
  falseDiscoveryRate!: number;
}

@ObjectType({ simpleResolvers: true })
export class FunnelStep {
  @Field(() => Float)
  people!: number;

  @Field(() => Float)
  low95!: number;

  @Field(() => Float)
  high95!: number;

  @Field(() => Float)
  low998!: number;

  @Field(() => Float)
  high998!: number;
}

/** ファンネルプロット */
@ObjectType({ simpleResolvers: true })
export class Funnel {
  @Field(() => FunnelKindEnum)
  kind!: FunnelKind;

  @Field(() => Float, { description: 'The value of all areas together.' })
  target!: number;

  @Field(() => Float, {
    description:
      'How much further areas lie apart than chance brings them (過分散): about 1 where chance explains all.',
  })
  phi!: number;

  @Field(() => Float, {
    description: "How far true values spread, on the funnel's scale; 0 where chance explains all.",
  })
  tau!: number;

  @Field(() => [FunnelStep], { description: 'The limits from the fewest people to the most.' })
  steps!: readonly FunnelStep[];
}

/** One area beside the others. What can't be said of it is null. */
@ObjectType({ simpleResolvers: true })
export class PatternArea {
  @Field(() => ValueStateEnum)
  state!: ValueState;

  @Field(() => Float, { nullable: true })
  value!: number | null;

  @Field(() => Float, { nullable: true })
  numerator!: number | null;

  @Field(() => Float, { nullable: true })
  people!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: '経験ベイズ推定: the rate drawn towards that of all, the more the fewer people stand behind it.',
  })
  empiricalBayes!: number | null;

  @Field(() => FunnelPositionEnum, { nullable: true })
  position!: FunnelPosition | null;

  @Field(() => Float, { nullable: true })
  low95!: number | null;

  @Field(() => Float, { nullable: true })
  high95!: number | null;

  @Field(() => Float, { nullable: true, description: "Standard deviations above the areas' mean." })
  deviation!: number | null;

  @Field(() => Float, { nullable: true, description: 'The same of its neighbours, by their weights.' })
  lag!: number | null;

  @Field(() => PatternKindEnum)
  kind!: PatternKind;

  @Field(() => Float, { nullable: true, description: 'LISA' })
  localMoransI!: number | null;

  @Field(() => Float, { nullable: true, description: 'Gi* as a z-score.' })
  giStar!: number | null;

  @Field(() => Float, { nullable: true })
  pValue!: number | null;

  @Field(() => Float, { nullable: true, description: 'The p-value with regard to how many areas were asked.' })
  adjustedP!: number | null;

  readonly areaId!: string;
}

/** 地区のちがい: how an indicator's values differ from area to area. A planner's reference. */
@ObjectType({ simpleResolvers: true })
export class AreaPattern {
  @Field(() => Indicator)
  indicator!: Indicator;

  @Field(() => Int)
  year!: number;

  @Field(() => Int, { description: 'Areas that have a value and people.' })
  areasCounted!: number;

  @Field(() => Int, { description: 'Areas without a value or without people: they take no part.' })
  areasLeftOut!: number;

  @Field(() => Int, { description: 'Areas whose border is estimated, and with it who touches whom.' })
  areasEstimated!: number;

  @Field(() => Int, { description: 'Areas that touch no other whose value is known.' })
  areasAlone!: number;

  @Field(() => Float, { nullable: true })
  gini!: number | null;

  @Field(() => TheilParts, { nullable: true })
  theil!: TheilParts | null;

  @Field(() => Float, { nullable: true, description: 'Null also where the four tenths with least have nothing.' })
  palma!: number | null;

  @Field(() => [LorenzPoint], { description: 'Areas with least first; empty where fewer than two areas count.' })
  lorenz!: readonly LorenzPoint[];

  @Field(() => MoransIndex, { nullable: true })
  moran!: MoransIndex | null;

  @Field(() => Funnel, {
    nullable: true,
    description: 'Null where the values are no rates of counts (minutes, metres).',
  })
  funnel!: Funnel | null;

  @Field(() => [PatternArea], { description: 'All areas that the town reports on, in the order of 地区番号.' })
  areas!: readonly PatternArea[];

  readonly told!: PatternFindings;
}

/** What the sentences are made of. */
export interface PatternFindings {
  /** Whether any of the values rests on old records. */
  readonly isStale: boolean;
  readonly town: { readonly name: string; readonly latinName: string };
  readonly differences: { readonly derivation: Derivation; readonly finding: Finding };
  readonly neighbours: { readonly derivation: Derivation; readonly finding: Finding };
}
