import { Field, Float, ObjectType } from 'type-graphql';

/** 町字 whose representative point is nearest to a place. */
@ObjectType({ simpleResolvers: true })
export class NearMachiAza {
  @Field(() => String)
  name!: string;

  /** From the place to the 町字's representative point, straight. */
  @Field(() => Float)
  distanceMeters!: number;
}
