import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../wire/index.ts';

const STANDINGS = { COMING: 'COMING', CURRENT: 'CURRENT', ENDED: 'ENDED' } as const;
export type AssignmentStanding = keyof typeof STANDINGS;
registerEnumType(STANDINGS, { name: 'AssignmentStanding', description: 'Today, by its first and its last day.' });

/** 担当: which role of which organisation looks after an area. Whoever holds it is not kept. */
@ObjectType({ simpleResolvers: true })
export class Assignment {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'Of the record: give it to `updateAssignment`.' })
  revision!: number;

  @Field(() => String)
  role!: string;

  @Field(() => String, { nullable: true })
  organization!: string | null;

  @Field(() => DateScalar, { nullable: true })
  from!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  to!: string | null;

  @Field(() => STANDINGS)
  standing!: AssignmentStanding;

  @Field(() => String, { nullable: true, description: 'The list that it comes from; for staff.' })
  source!: string | null;

  @Field(() => Boolean, { description: 'No file told of it: it can be removed.' })
  isHandMade!: boolean;

  readonly municipalityCode!: string;
  readonly areaId!: string | null;
}

/** What is written about an assignment; a field that isn't given stays as it is. No field holds a person's name. */
@InputType()
export class AssignmentInput {
  @Field(() => String, { nullable: true })
  role?: string | null;

  @Field(() => String, { nullable: true })
  organization?: string | null;

  @Field(() => ID, { nullable: true, description: 'null: the whole municipality.' })
  area?: string | null;

  @Field(() => DateScalar, { nullable: true })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true })
  to?: string | null;
}

/** Where an assignment stands on a day. */
export function standingOn(
  today: string,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): AssignmentStanding {
  if (to !== null && to < today) return 'ENDED';
  return from !== null && from > today ? 'COMING' : 'CURRENT';
}
