import { Field, ID, ObjectType } from 'type-graphql';
import type { Area } from '../area/index.ts';
import { Indicator, IndicatorValue } from '../indicator/index.ts';
import { TransitDay } from '../transit/index.ts';
import { Scenario } from './scenario.ts';
import { type KeptChange, NamedChange } from './scenario-change.ts';
import { TrialChange, TrialPeople } from './trial.ts';

@ObjectType({ simpleResolvers: true, description: 'What one scenario would do.' })
export class ComparedScenario {
  @Field(() => Scenario)
  scenario!: Scenario;

  @Field(() => [TrialChange])
  changes!: TrialChange[];

  @Field(() => Boolean, { description: 'Whether its changes can move the indicator, by what it is made of.' })
  isTouched!: boolean;

  @Field(() => [IndicatorValue], { description: 'In the order of `before`.' })
  after!: IndicatorValue[];

  @Field(() => [TrialPeople], { nullable: true, description: 'Null where the indicator is none of coverage.' })
  people!: TrialPeople[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'One place of which two scenarios say what can’t both be.' })
export class ScenarioConflict {
  @Field(() => [ID], { description: 'Ids of the scenarios; what the first of them says counts.' })
  scenarios!: string[];

  @Field(() => String, { nullable: true, description: 'Name of the place; null where it is kept from the viewer.' })
  place!: string | null;

  @Field(() => [NamedChange], { description: 'What each of them says.' })
  changes!: NamedChange[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'Several scenarios as one: whoever two of them reach counts once.',
})
export class ComparedTogether {
  @Field(() => [ID])
  scenarios!: string[];

  @Field(() => [IndicatorValue], { description: 'In the order of `before`.' })
  after!: IndicatorValue[];

  @Field(() => [TrialPeople], { nullable: true })
  people!: TrialPeople[] | null;

  @Field(() => [ScenarioConflict])
  conflicts!: ScenarioConflict[];
}

/** Scenarios side by side, by one indicator. */
@ObjectType()
export class ScenarioComparison {
  @Field(() => Indicator)
  indicator!: Indicator;

  @Field(() => TransitDay, { nullable: true, description: '運行日; null where the town has no timetable.' })
  day!: TransitDay | null;

  @Field(() => Boolean, { description: 'True outside staff: see TrialPeople.' })
  isPartial!: boolean;

  @Field(() => [IndicatorValue], {
    description: 'As `values` tells them: of the whole town and the areas of its reporting kind.',
  })
  before!: IndicatorValue[];

  @Field(() => [ComparedScenario], { description: 'In the order asked.' })
  scenarios!: ComparedScenario[];

  readonly code!: string;
  readonly serviceDate!: string | null;
  readonly areas!: readonly Area[];
  readonly sides!: readonly { readonly id: string; readonly changes: readonly KeptChange[] }[];
}
