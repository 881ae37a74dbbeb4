import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { PlaceInput } from './place-input.ts';
import { SitingMethod } from './siting-method.ts';

@InputType({ description: 'A regular grid of candidates: the middles of 地域メッシュ where people live who count.' })
export class SitingGridInput {
  @Field(() => Int, { description: '250, 500 or 1000: the length of a side.' })
  meters!: number;
}

@InputType({ description: 'どの地区も置いていかない: no area asked about is left behind. Of MCLP.' })
export class SitingEquityInput {
  @Field(() => Float, {
    nullable: true,
    description:
      'The part of its people that every area is to have within reach, 0..1, today’s places included; null: the least part of all areas as high as it goes.',
  })
  minimumShare?: number | null;
}

/** つぎに置くなら */
@InputType({ description: 'The places of today are always kept.' })
export class SitingInput {
  @Field(() => ID)
  municipality!: string;

  @Field(() => ID, { description: 'One of coverage: coverage.salon, coverage.gathering, …' })
  indicator!: string;

  // without a default: the compiled executor takes none of an input's fields
  @Field(() => SitingMethod, { nullable: true, description: 'Null: MCLP.' })
  method?: SitingMethod | null;

  @Field(() => Int, { description: 'Of LSCP not read: it finds how many.' })
  count!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Of LSCP: the part of the people to bring within reach, 0..1; null: everybody whom any candidate can.',
  })
  share?: number | null;

  @Field(() => [ID], { nullable: true, description: 'Whose people count; null: those of the whole town.' })
  areas?: string[] | null;

  @Field(() => [PlaceInput], {
    nullable: true,
    description:
      'Places of one’s own, with those of kinds and single facilities. Without any of these and a grid: the halls of the town (公民館, 町内会議所, …), and where none of them helps a grid.',
  })
  candidates?: PlaceInput[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'All of the town’s facilities of these kinds (neighbourhood-hall, kominkan, …).',
  })
  candidateKinds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Facilities of these kinds that are none.' })
  candidateExcept?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Single facilities of the town, by their resource’s id; one that is closed or without a place is left out.',
  })
  candidateResources?: string[] | null;

  @Field(() => SitingGridInput, { nullable: true, description: 'Instead of all of these.' })
  grid?: SitingGridInput | null;

  @Field(() => Int, { nullable: true, description: 'Of MCLP: how many people each new place can serve.' })
  capacity?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of MCLP: at most so many of the new places in one area of the reporting kind.',
  })
  perArea?: number | null;

  @Field(() => SitingEquityInput, { nullable: true })
  equity?: SitingEquityInput | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'もっと時間をかける: times the usual effort that a search may take before it ends without a proof, 1 to 10; null: 1.',
  })
  effort?: number | null;
}
