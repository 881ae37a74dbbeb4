import { Field, Float, Int, ObjectType } from 'type-graphql';

/** 人口 of an area in one year. Null: not known, or withheld from the reader. */
@ObjectType({ simpleResolvers: true })
export class Population {
  @Field(() => Int)
  year!: number;

  @Field(() => Float)
  total!: number;

  @Field(() => Float, { nullable: true })
  age0To14!: number | null;

  @Field(() => Float, { nullable: true })
  age15To64!: number | null;

  @Field(() => Float, { nullable: true })
  age65Over!: number | null;

  @Field(() => Float, { nullable: true })
  age75Over!: number | null;

  @Field(() => Float, { nullable: true })
  single65Over!: number | null;
}

@ObjectType({ simpleResolvers: true })
export class PopulationYear {
  @Field(() => Int)
  year!: number;

  @Field(() => Boolean)
  available!: boolean;
}
