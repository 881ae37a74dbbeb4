import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'One direction of a 路線 as it leaves a stop place.' })
export class StopDirection {
  @Field(() => String)
  line!: string;

  @Field(() => Int, { nullable: true, description: 'GTFS direction_id: 0 or 1.' })
  directionId!: number | null;

  @Field(() => [String], {
    description: '行き先, each once; where the timetable doesn’t say, the place where it ends.',
  })
  toward!: readonly string[];

  @Field(() => Int)
  departures!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    '帰りの最終便: the last vehicle of the day that leaves a centre of the town and calls at the stop place, without changing. Centres are the stop places that trains call at or within 300 m of a railway station; in a town without either the one that most vehicles leave.',
})
export class LastRide {
  @Field(() => Int, { description: 'When it leaves the centre, in seconds after noon minus 12 hours of the day.' })
  seconds!: number;

  @Field(() => String, { description: 'Name of the centre.' })
  from!: string;

  @Field(() => String)
  line!: string;

  @Field(() => String)
  toward!: string;
}
