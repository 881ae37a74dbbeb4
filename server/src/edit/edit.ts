import { Field, ID, ObjectType } from 'type-graphql';
import { Area } from '../area/index.ts';
import { Municipality } from '../municipality/index.ts';
import { Resource } from '../resource/index.ts';

/** What one change by hand brought about: everything in it is as it stands after the change. */
@ObjectType({ simpleResolvers: true })
export class Edit {
  @Field(() => ID, { description: 'Give it to `undoEdit`.' })
  id!: string;

  @Field(() => Municipality)
  municipality!: Municipality;

  @Field(() => Resource, { nullable: true })
  resource!: Resource | null;

  @Field(() => Area, { nullable: true })
  area!: Area | null;
}
