import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../wire/index.ts';
import { type KeptChange, NamedChange, ScenarioChangeInput } from './scenario-change.ts';

/** What a person writes of a scenario. A field that isn't given stays as it is; null empties it. */
@InputType()
export class ScenarioInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true, description: '作成者: a body or a role, never a resident.' })
  author?: string | null;

  @Field(() => DateScalar, { nullable: true, description: '日付; today where it is not given.' })
  madeOn?: string | null;

  @Field(() => String, { nullable: true, description: '前提: what is taken for granted.' })
  premise?: string | null;

  @Field(() => ID, { nullable: true, description: 'The meeting that it was made in.' })
  meeting?: string | null;

  @Field(() => [ScenarioChangeInput], { nullable: true })
  changes?: ScenarioChangeInput[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'A scenario as it stood from one change of it to the next.' })
export class ScenarioVersion {
  @Field(() => ID, { description: 'Give it to `undoScenarioEdit`.' })
  editId!: string;

  @Field(() => Int)
  revision!: number;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => String, { description: 'edit or undo' })
  cause!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [NamedChange])
  changes!: NamedChange[];

  @Field(() => Boolean, { description: 'Only what stands can be taken back.' })
  canUndo!: boolean;
}

/** もし…のシナリオ: changes that are tried and not made. */
@ObjectType()
export class Scenario {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  author!: string | null;

  @Field(() => DateScalar)
  madeOn!: string;

  @Field(() => String, { nullable: true })
  premise!: string | null;

  @Field(() => ID, { nullable: true })
  meeting!: string | null;

  @Field(() => Int, { description: 'Give it to `updateScenario`: that of the record as it is seen.' })
  revision!: number;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;

  readonly municipalityCode!: string;
  readonly kept!: readonly KeptChange[];
}
