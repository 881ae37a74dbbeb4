import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { IndicatorValue } from '../indicator/index.ts';
import {
  AddedPlaceInput,
  CapacityChangeInput,
  DeparturesChangeInput,
  OpeningsChangeInput,
  PlaceMoveInput,
} from '../site-change/index.ts';
import { TripChangeInput } from '../transit/index.ts';
import { DateScalar } from '../wire/index.ts';
import { PlaceInput } from './place-input.ts';

/** もし置いたら */
@InputType()
export class WhatIfInput {
  @Field(() => ID)
  municipality!: string;

  @Field(() => ID, { description: 'One of coverage: coverage.salon, coverage.gathering, …' })
  indicator!: string;

  @Field(() => [PlaceInput], { nullable: true })
  add?: PlaceInput[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of resources that the indicator counts, or of stop places of a timetable.',
  })
  remove?: string[] | null;

  @Field(() => [AddedPlaceInput], {
    nullable: true,
    description:
      '置く: places with their kind, days, seats and, of stops, departures. Counted by the rule of the indicator.',
  })
  place?: AddedPlaceInput[] | null;

  @Field(() => [PlaceMoveInput], { nullable: true, description: '動かす' })
  move?: PlaceMoveInput[] | null;

  @Field(() => [OpeningsChangeInput], { nullable: true, description: '開く日を変える' })
  openings?: OpeningsChangeInput[] | null;

  @Field(() => [CapacityChangeInput], { nullable: true, description: '定員を変える' })
  capacity?: CapacityChangeInput[] | null;

  @Field(() => [DeparturesChangeInput], { nullable: true, description: '停留所の便の数を変える' })
  departures?: DeparturesChangeInput[] | null;

  @Field(() => [TripChangeInput], {
    nullable: true,
    description:
      'For an indicator by departures (coverage.bus-stop): 便 and 路線 that go or come. Not with `add` and `remove` alone: places beside trips are written in `place`.',
  })
  trips?: TripChangeInput[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Of `trips`: 運行日; null: the day that the map shows.' })
  serviceDate?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Whose values and people; null: the whole town and the areas of its reporting kind.',
  })
  areas?: string[] | null;
}

@ObjectType({ simpleResolvers: true })
export class PlaceEffect {
  @Field(() => ID)
  key!: string;

  @Field(() => Float, { description: 'People newly within reach if this place alone came to those of today.' })
  alone!: number;

  @Field(() => Float, { description: 'People within reach of this place and of no other, added or kept.' })
  added!: number;
}

@ObjectType({
  description: 'Unions of people: whoever is within reach of two places counts once.',
  simpleResolvers: true,
})
export class WhatIfResult {
  @Field(() => [IndicatorValue], { description: 'As `values` tells them.' })
  before!: IndicatorValue[];

  @Field(() => [IndicatorValue], { description: 'In the same order.' })
  after!: IndicatorValue[];

  @Field(() => Float)
  newlyCovered!: number;

  @Field(() => Float, { description: 'People whom the places that are removed leave, and no other reaches.' })
  noLongerCovered!: number;

  @Field(() => [PlaceEffect])
  perPlace!: PlaceEffect[];

  @Field(() => Boolean, {
    description:
      'True outside staff: people of cells of fewer than 10 are counted together with those near them, and fewer than 10 are told as 0.',
  })
  isPartial!: boolean;
}
