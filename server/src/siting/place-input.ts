import { Field, Float, ID, InputType } from 'type-graphql';

/** A place that could be: a pin that somebody set, or a candidate. */
@InputType({ description: 'A place that could be. `key` is the caller’s own name for it.' })
export class PlaceInput {
  @Field(() => ID)
  key!: string;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;
}
