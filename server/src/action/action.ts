import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../wire/index.ts';

const STATES = ['OPEN', 'LATE', 'DONE'] as const;
export type ActionState = (typeof STATES)[number];
const StateEnum = Object.fromEntries(STATES.map((name) => [name, name]));
registerEnumType(StateEnum, {
  name: 'ActionState',
  description: 'OPEN これから; LATE its day has passed and nobody has said that it is done; DONE できた.',
});

/** What a person writes of an action. A field that isn't given stays as it is; null empties it. */
@InputType()
export class ActionInput {
  @Field(() => String, { nullable: true, description: 'What is done: 東の集会所でサロンを始める' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: '担当: a body or a role, never a resident.' })
  owner?: string | null;

  @Field(() => DateScalar, { nullable: true, description: '期限' })
  dueOn?: string | null;

  @Field(() => String, { nullable: true, description: '何ができたら終わりか' })
  doneWhen?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'できた日; null: not yet.' })
  doneOn?: string | null;

  @Field(() => ID, { nullable: true, description: 'The scenario that it comes of.' })
  scenario?: string | null;

  @Field(() => [ID], { nullable: true, description: 'The areas that it is for; none: the whole town.' })
  areas?: string[] | null;
}

/** 約束 as it stood from one change of it to the next. */
@ObjectType({ simpleResolvers: true })
export class ActionVersion {
  @Field(() => ID, { description: 'Give it to `undoActionEdit`.' })
  editId!: string;

  @Field(() => Int)
  revision!: number;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => String, { description: 'edit or undo' })
  cause!: string;

  @Field(() => String)
  title!: string;

  @Field(() => DateScalar, { nullable: true })
  doneOn!: string | null;

  @Field(() => Boolean, { description: 'Only what stands can be taken back.' })
  canUndo!: boolean;
}

/** 約束: who does what by when. */
@ObjectType()
export class Action {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: '担当' })
  owner!: string;

  @Field(() => DateScalar, { nullable: true, description: '期限' })
  dueOn!: string | null;

  @Field(() => String, { description: '何ができたら終わりか; empty where nobody said.' })
  doneWhen!: string;

  @Field(() => DateScalar, { nullable: true, description: 'できた日' })
  doneOn!: string | null;

  @Field(() => StateEnum, { description: 'As of today.' })
  state!: ActionState;

  @Field(() => Int, { description: 'Give it to `updateAction`: that of the record as it is seen.' })
  revision!: number;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;

  readonly municipalityCode!: string;
  readonly scenarioId!: string | null;
  readonly areaIds!: readonly string[];
}
