import { Field, Float, ID, InputType, Int } from 'type-graphql';

const RESOURCE = 'Of a resource, or of a stop place of a timetable (`stopPlaces`).';

/** 置く: a place that could be. */
@InputType({ description: 'A place that could be. `key` is the caller’s own name for it.' })
export class AddedPlaceInput {
  @Field(() => ID)
  key!: string;

  @Field(() => ID, { description: 'Of a kind of resource: salon, bus-stop, …' })
  kind!: string;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true, description: '開催日・時間: 毎週月・木 13時～15時' })
  schedule?: string | null;

  @Field(() => Int, { nullable: true, description: '定員, 0 and more.' })
  capacity?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a stop: departures a day, 0 and more.' })
  departures?: number | null;
}

@InputType({ description: '動かす' })
export class PlaceMoveInput {
  @Field(() => ID, { description: RESOURCE })
  resource!: string;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;
}

@InputType({ description: 'なくす' })
export class PlaceRemovalInput {
  @Field(() => ID, { description: RESOURCE })
  resource!: string;
}

@InputType({ description: '開く日を変える' })
export class OpeningsChangeInput {
  @Field(() => ID)
  resource!: string;

  @Field(() => String, { description: '開催日・時間: 毎週月・木 13時～15時' })
  schedule!: string;
}

@InputType({ description: '定員を変える' })
export class CapacityChangeInput {
  @Field(() => ID)
  resource!: string;

  @Field(() => Int, { description: '0 and more.' })
  capacity!: number;
}

@InputType({ description: '便の数を変える' })
export class DeparturesChangeInput {
  @Field(() => ID, { description: 'Of a stop place of a timetable (`stopPlaces`).' })
  resource!: string;

  @Field(() => Int, {
    description: '1日に出る便の数 there, 0 and more, instead of what the timetable and `trips` say.',
  })
  departures!: number;
}
