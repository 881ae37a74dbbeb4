import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../wire/index.ts';

/** What a person writes about an event. A field that isn't given stays as it is; null empties it. */
@InputType()
export class EventInput {
  @Field(() => ID, { nullable: true })
  kind?: string | null;

  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => DateScalar, { nullable: true })
  heldOn?: string | null;

  @Field(() => DateScalar, { nullable: true })
  untilOn?: string | null;

  @Field(() => String, { nullable: true })
  startTime?: string | null;

  @Field(() => String, { nullable: true })
  endTime?: string | null;

  @Field(() => String, { nullable: true })
  place?: string | null;

  @Field(() => [ID], { nullable: true })
  areas?: string[] | null;

  @Field(() => String, { nullable: true })
  audience?: string | null;

  @Field(() => String, { nullable: true })
  organizer?: string | null;

  @Field(() => Int, { nullable: true })
  participants?: number | null;

  @Field(() => String, { nullable: true })
  url?: string | null;

  @Field(() => String, { nullable: true })
  note?: string | null;
}
