import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Area } from '../area/index.ts';
import { PlaceInput } from './place-input.ts';

/** つぎに置くなら */
@InputType()
export class SitingInput {
  @Field(() => ID)
  municipality!: string;

  @Field(() => ID, { description: 'One of coverage: coverage.salon, coverage.gathering, …' })
  indicator!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => [ID], { nullable: true, description: 'Whose people count; null: those of the whole town.' })
  areas?: string[] | null;

  @Field(() => [PlaceInput], {
    nullable: true,
    description: 'Null: the halls of the town (公民館, 町内会議所, …), and where none of them helps a regular grid.',
  })
  candidates?: PlaceInput[] | null;
}

@ObjectType({ simpleResolvers: true })
export class SitedPlace {
  @Field(() => ID, {
    description: 'Of the candidate: the key given, the id of a resource, or the mesh code of a grid.',
  })
  key!: string;

  @Field(() => String, { nullable: true, description: 'Of the resource.' })
  name!: string | null;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => Area, { nullable: true, description: 'The area of the reporting kind that holds it.' })
  area!: Area | null;

  @Field(() => Float, { description: 'People newly within reach on top of today and of the places before it.' })
  added!: number;
}

@ObjectType({
  description:
    'Where the next places bring most people within reach: maximal covering (MCLP), the places of today kept.',
  simpleResolvers: true,
})
export class SitingPlan {
  @Field(() => String, {
    description:
      'How it was measured, from what, and how it was solved: "street / facilities 35 / mclp exact"; street, straight or straight×1.3; facilities, grid-250m, grid-500m, grid-1000m or given; exact or best-found.',
  })
  method!: string;

  @Field(() => Boolean, { description: 'Whether it is proven that no other choice reaches more.' })
  optimal!: boolean;

  @Field(() => Float, { nullable: true, description: 'People within reach that no choice of as many places exceeds.' })
  bound!: number | null;

  @Field(() => [SitedPlace], {
    description: 'The one that adds most first; fewer than asked for where more would add nobody.',
  })
  places!: SitedPlace[];

  @Field(() => [Float], {
    description: 'People within reach today, and with 1, 2, … places more: the best found for each.',
  })
  curve!: number[];

  @Field(() => [[SitedPlace]], {
    description: 'Choices that differ by one place and add nearly as many people (within 1 %): equals, at most 20.',
  })
  ties!: SitedPlace[][];

  @Field(() => Boolean, {
    description:
      'True outside staff: counted are the people of the cells that the map shows to the viewer, and fewer than 10 are told as 0.',
  })
  isPartial!: boolean;
}

@ObjectType({ description: 'How far a search for places has come.', simpleResolvers: true })
export class SitingStep {
  @Field(() => Boolean, { description: 'Other searches come first.' })
  isWaiting!: boolean;

  @Field(() => Float, { nullable: true, description: 'People within reach with the best choice so far.' })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'People within reach that no choice exceeds, as far as is known.',
  })
  bound!: number | null;

  @Field(() => SitingPlan, { nullable: true, description: 'Of the last step.' })
  plan!: SitingPlan | null;
}
