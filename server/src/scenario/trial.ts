import { DEPARTURE_BANDS } from '@hazama/geo';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Area } from '../area/index.ts';
import { Indicator, IndicatorValue, type TrialTown } from '../indicator/index.ts';
import type { SiteStanding } from '../site-change/index.ts';
import { TransitDay, type TripStanding } from '../transit/index.ts';
import { DateScalar } from '../wire/index.ts';
import { NamedChange, ScenarioChangeInput } from './scenario-change.ts';

const STANDINGS = [
  'APPLIED',
  'NOT_THAT_DAY',
  'NOT_IN_TIMETABLE',
  'DAY_UNKNOWN',
  'NOT_ON_RECORD',
  'NOT_OPEN',
] as const satisfies readonly (TripStanding | SiteStanding)[];
const StandingEnum = Object.fromEntries(STANDINGS.map((name) => [name, name]));
registerEnumType(StandingEnum, {
  name: 'TrialStanding',
  description:
    'APPLIED; NOT_THAT_DAY, it doesn’t run that day anyway; NOT_IN_TIMETABLE, the timetable was replaced and has no such trip or line; DAY_UNKNOWN, no timetable speaks of the day; NOT_ON_RECORD, the place is not on record any more, or not for who asks; NOT_OPEN, it isn’t open today anyway.',
});

/** ためす: what a scenario would do, or changes that nobody has saved. */
@InputType()
export class TrialInput {
  @Field(() => ID)
  municipality!: string;

  @Field(() => ID, { nullable: true })
  scenario?: string | null;

  @Field(() => [ScenarioChangeInput], { nullable: true, description: 'Instead of a scenario.' })
  changes?: ScenarioChangeInput[] | null;

  @Field(() => DateScalar, { nullable: true, description: '運行日; null: the day that the map shows.' })
  serviceDate?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Null: the whole town and the areas of its reporting kind.' })
  areas?: string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'What becomes of one change on the day.' })
export class TrialChange {
  @Field(() => NamedChange)
  change!: NamedChange;

  @Field(() => StandingEnum)
  standing!: TripStanding | SiteStanding;

  @Field(() => Int, { description: 'Runs that it takes away that day.' })
  removedRuns!: number;

  @Field(() => Int)
  addedRuns!: number;
}

@ObjectType({ simpleResolvers: true })
export class TrialValues {
  @Field(() => [IndicatorValue], { description: 'As `values` tells them of the day.' })
  before!: IndicatorValue[];

  @Field(() => [IndicatorValue], { description: 'In the same order.' })
  after!: IndicatorValue[];
}

@ObjectType({ simpleResolvers: true, description: 'A stop place that other buses leave than today.' })
export class TrialStop {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => Int, { description: 'Departures that day.' })
  before!: number;

  @Field(() => Int)
  after!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A cell whose people come within reach, or no longer are.' })
export class TrialCell {
  @Field(() => ID)
  id!: string;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => Float, { description: 'Nominal side of a mesh cell in metres; 0 for points and 町字.' })
  sideMeters!: number;

  @Field(() => Float)
  people!: number;

  @Field(() => Boolean, { description: 'After the changes; before them it was the other way round.' })
  isReached!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'People by the departures of the best stop within reach.' })
export class TrialBand {
  @Field(() => Int, {
    description: `The fewest departures of the band: ${DEPARTURE_BANDS.join(', ')}; the last is open.`,
  })
  least!: number;

  @Field(() => Float)
  before!: number;

  @Field(() => Float)
  after!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'People of an area as the viewer may see them: outside staff those of the cells that the map shows, fewer than 10 told as 0.',
})
export class TrialPeople {
  @Field(() => Area)
  area!: Area;

  @Field(() => Float, {
    nullable: true,
    description: 'Null, as all below: it is not known who lives there, or what leaves.',
  })
  newlyCovered!: number | null;

  @Field(() => Float, { nullable: true })
  noLongerCovered!: number | null;

  @Field(() => [TrialBand], { nullable: true, description: 'Null also where the indicator doesn’t go by departures.' })
  bands!: TrialBand[] | null;

  @Field(() => Float, { nullable: true, description: 'Those near a stop of which no timetable tells that day.' })
  unknown!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Whether the changes can move an indicator, by what it is made of.' })
export class TrialIndicator {
  @Field(() => Indicator)
  indicator!: Indicator;

  @Field(() => Boolean, { description: 'False: its numbers stay as they are, whatever comes of the changes.' })
  isTouched!: boolean;
}

/** What changes of a timetable and of places would do. */
@ObjectType()
export class Trial {
  @Field(() => TransitDay, { nullable: true, description: '運行日; null where the town has no timetable.' })
  day!: TransitDay | null;

  @Field(() => [TrialChange], { description: 'In the order given: none is left out in silence.' })
  changes!: TrialChange[];

  @Field(() => Boolean, { description: 'True outside staff: see TrialPeople.' })
  isPartial!: boolean;

  readonly town!: TrialTown;
  readonly areas!: readonly Area[];
}
