import type { ValueState } from '@hazama/geo';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ValueStateEnum } from '../indicator/index.ts';
import { TransitDay } from '../transit/index.ts';
import { TravelPeople } from './travel-time.ts';

@ObjectType({ simpleResolvers: true, description: '停留所 of a line.' })
export class LineCoverageStop {
  @Field(() => String)
  name!: string;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => Int, { nullable: true, description: 'Of the line, that day; null where nothing is known of the day.' })
  departures!: number | null;
}

@ObjectType({ description: '路線 and who lives near its stops: up to 300 m in a straight line.' })
export class LineCoverage {
  @Field(() => String)
  name!: string;

  @Field(() => TransitDay)
  day!: TransitDay;

  @Field(() => ValueStateEnum, {
    description: 'Of the runs: OK, STALE (by a timetable that has run out) or UNKNOWN: none speaks of the day.',
  })
  state!: ValueState;

  @Field(() => Int, { nullable: true, description: 'Runs that leave their first stop that day.' })
  runs!: number | null;

  @Field(() => Int)
  meters!: number;

  @Field(() => [LineCoverageStop])
  stops!: LineCoverageStop[];

  @Field(() => TravelPeople)
  residents!: TravelPeople;

  @Field(() => TravelPeople, { description: '65歳以上' })
  older!: TravelPeople;

  @Field(() => Boolean, { description: 'As of travel times: whether numbers are not exact.' })
  isPartial!: boolean;
}
