import type { ValueState } from '@hazama/geo';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { LastRide, StopPlace, TransitDay } from '../../transit/index.ts';
import { ValueStateEnum } from '../value/indicator-value.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Stop places, and people by the best of them within reach, with so many departures a day.',
})
export class DepartureBand {
  @Field(() => Int)
  least!: number;

  @Field(() => Int, { nullable: true, description: 'Null in the last band, which is open.' })
  most!: number | null;

  @Field(() => Int, { description: 'Of the area’s own stop places, those known that day.' })
  stopPlaces!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Residents whose best stop place within reach, in whichever area it lies, has so many departures; whoever has none within reach is in the first band.',
  })
  people!: number | null;
}

@ObjectType({ simpleResolvers: true, description: '帰りの最終便 of an area: the latest to any of its stop places.' })
export class AreaLastRide {
  @Field(() => StopPlace)
  stopPlace!: StopPlace;

  @Field(() => LastRide)
  ride!: LastRide;
}

@ObjectType({ description: 'バス・乗りもの of an area on a day of the timetable.' })
export class AreaTransit {
  @Field(() => TransitDay)
  day!: TransitDay;

  @Field(() => Boolean, {
    description: 'Whether a timetable speaks of the day: where none does nothing is known, and no number is 0.',
  })
  isKnown!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether it can be told which stop places lie in the area: its border, or that of all inside it, is known.',
  })
  isDrawn!: boolean;

  @Field(() => Boolean, { description: 'Whether every timetable that speaks of the day has run out since.' })
  hasRunOut!: boolean;

  @Field(() => Int)
  stopPlaceCount!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'From all stop places of the area; null where one of them is not known.',
  })
  departures!: number | null;

  @Field(() => [DepartureBand], { description: '0, 1–3, 4–7, 8–15, 16–29, 30 and more.' })
  bands!: readonly DepartureBand[];

  @Field(() => ValueStateEnum, { description: 'Of the people in the bands, all of them together.' })
  peopleState!: ValueState;

  @Field(() => Int, { description: 'How far a stop place is within reach, in a straight line.' })
  reachMeters!: number;

  @Field(() => Int, { nullable: true, description: 'The same in its 家のまばらな地区, where it has such.' })
  ruralReachMeters!: number | null;

  @Field(() => AreaLastRide, { nullable: true })
  lastRide!: AreaLastRide | null;

  @Field(() => Boolean, {
    description: 'Whether one of the centres that rides home are counted from lies in the area.',
  })
  hasCentre!: boolean;

  /** Most departures first. */
  readonly places!: readonly StopPlace[];
}
