import type { Achievement, Measurement, ValueState } from '@hazama/geo';
import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Area } from '../../area/index.ts';
import { DateScalar, DateTimeScalar } from '../../wire/index.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { Finding } from '../pattern/finding.ts';
import type { Day } from '../town/town-model.ts';
import { Indicator } from './indicator.ts';

const names = <T extends string>(list: readonly T[]) => Object.fromEntries(list.map((name) => [name, name]));

export const ValueStateEnum = names<ValueState>(['OK', 'UNKNOWN', 'SUPPRESSED', 'STALE', 'UNREACHABLE']);
registerEnumType(ValueStateEnum, { name: 'ValueState' });

export const AchievementEnum = names<Achievement>(['ACHIEVED', 'ON_TRACK', 'ATTENTION', 'UNDETERMINED', 'NO_TARGET']);
registerEnumType(AchievementEnum, { name: 'Achievement' });

/** 目標 */
@ObjectType({ simpleResolvers: true })
export class Target {
  @Field(() => Float)
  value!: number;

  @Field(() => Int)
  year!: number;

  @Field(() => String, { nullable: true })
  source!: string | null;
}

/** 実績: one number of one area, as far as the viewer may see it. */
@ObjectType({ simpleResolvers: true })
export class IndicatorValue {
  @Field(() => Area)
  area!: Area;

  @Field(() => Indicator)
  indicator!: Indicator;

  @Field(() => ValueStateEnum)
  state!: ValueState;

  @Field(() => Float, { nullable: true })
  value!: number | null;

  @Field(() => Float, { nullable: true })
  numerator!: number | null;

  @Field(() => Float, { nullable: true })
  denominator!: number | null;

  @Field(() => Float, { nullable: true })
  gapPeople!: number | null;

  @Field(() => Float, { nullable: true })
  low!: number | null;

  @Field(() => Float, { nullable: true })
  high!: number | null;

  @Field(() => Target, { nullable: true })
  target!: Target | null;

  @Field(() => AchievementEnum)
  achievement!: Achievement;

  @Field(() => String)
  method!: string;

  @Field(() => Int, { nullable: true })
  year!: number | null;

  @Field(() => DateScalar, { nullable: true })
  dataFrom!: string | null;

  @Field(() => DateTimeScalar)
  computedAt!: Date;

  /** The same numbers as the engine's sentences take them. */
  readonly measurement!: Measurement;
  /** The town as it stood where the value was read. */
  readonly revision!: number;
  /** 運行日 that was asked for; null: of a value by the timetable the usual one, of others none. */
  readonly askedDay!: Day | null;
  /** The town that was tried, as its reader may know it; null: the one on record. */
  readonly tried!: TownEngine | null;
  /** Of a derived value all that is told of it. */
  readonly finding!: Finding | null;
}
