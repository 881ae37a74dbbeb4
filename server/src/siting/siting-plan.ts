import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Area } from '../area/index.ts';
import { SitingObjective } from './siting-method.ts';

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

  @Field(() => Float, {
    description:
      'People newly within reach on top of today and of the places before it; with `capacity` those whom it serves.',
  })
  added!: number;
}

@ObjectType({ description: 'People of an area who have no place within reach, with the plan.', simpleResolvers: true })
export class SitingAreaLeft {
  @Field(() => Area)
  area!: Area;

  @Field(() => Float)
  people!: number;
}

@ObjectType({
  description:
    'The least part of its people that any area has within reach with the plan, of those that a candidate changes, 0..1. Outside staff in steps of 5 %.',
  simpleResolvers: true,
})
export class SitingLeastShare {
  @Field(() => Float)
  value!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'No choice brings all of them higher; equal to `value` where that is proven. Null where a share was asked for, and while it is searched.',
  })
  bound!: number | null;
}

@ObjectType({
  description: 'Where the next places help most, by the method asked for; the places of today are kept.',
  simpleResolvers: true,
})
export class SitingPlan {
  @Field(() => String, {
    description:
      'How it was measured, from what, and how it was solved: "street / facilities 35 / mclp exact"; street, straight or straight×1.3; facilities, given, facilities+given, grid-250m, grid-500m or grid-1000m; mclp, lscp, p-median or p-center; exact or best-found.',
  })
  method!: string;

  @Field(() => SitingObjective)
  objective!: SitingObjective;

  @Field(() => Boolean, { description: 'Whether it is proven that no other choice is better.' })
  optimal!: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of MCLP: people within reach that no choice of as many places exceeds. Of the others null: see `objective`.',
  })
  bound!: number | null;

  @Field(() => Float, { description: 'All who count in the areas asked about; 0 where nobody does.' })
  people!: number;

  @Field(() => Int, { description: 'Places that were chosen from.' })
  candidateCount!: number;

  @Field(() => [SitedPlace], {
    description: 'The one that helps most first; fewer than asked for where more would change nothing.',
  })
  places!: SitedPlace[];

  @Field(() => [Float], {
    description:
      'People within reach today, and with 1, 2, … places more: of MCLP the best found for each, of the others with the places of the plan in their order.',
  })
  curve!: number[];

  @Field(() => [[SitedPlace]], {
    description: 'Choices that differ by one place and are nearly as good (within 1 %): equals, at most 20.',
  })
  ties!: SitedPlace[][];

  @Field(() => Float, {
    description: 'People whom neither a place of today nor any candidate reaches: no choice can help them.',
  })
  unreachablePeople!: number;

  @Field(() => [SitingAreaLeft], {
    description: 'The areas asked about where somebody has no place within reach even so, in the order asked.',
  })
  areasLeft!: SitingAreaLeft[];

  @Field(() => SitingLeastShare, { nullable: true, description: 'Where `equity` was asked for.' })
  leastShare!: SitingLeastShare | null;

  @Field(() => [Area], {
    description: 'Where `equity` was asked for: the areas of which no candidate reaches anybody more.',
  })
  unchangeableAreas!: Area[];

  @Field(() => Boolean, {
    description:
      'True outside staff: people of cells of fewer than 10 are counted together with those near them, and fewer than 10 are told as 0.',
  })
  isPartial!: boolean;
}

@ObjectType({ description: 'How far a search for places has come.', simpleResolvers: true })
export class SitingStep {
  @Field(() => Boolean, { description: 'Other searches come first.' })
  isWaiting!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Of the best choice so far, in what the method makes best (`objective`).',
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'No choice is better than this, as far as is known.',
  })
  bound!: number | null;

  @Field(() => SitingPlan, {
    nullable: true,
    description:
      'The best choice so far, where it is another than in the steps before: for who closes the stream there. Not proven, without `ties`.',
  })
  soFar!: SitingPlan | null;

  @Field(() => SitingPlan, { nullable: true, description: 'Of the last step.' })
  plan!: SitingPlan | null;
}
