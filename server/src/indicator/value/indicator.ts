import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { JsonScalar } from '../../wire/index.ts';
import { isJourney } from '../compute/measure-areas.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { Derivation } from '../pattern/derivation.ts';

/** 指標 */
@ObjectType({ simpleResolvers: true })
export class Indicator {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  measure!: string;

  @Field(() => [ID])
  kinds!: readonly string[];

  @Field(() => String, {
    description:
      'What its values are counted in: ratio, meters, minutes, per1000, seats-per1000, hours-per1000, places, index, count',
  })
  unit!: string;

  @Field(() => Boolean)
  higherIsBetter!: boolean;

  @Field(() => Boolean, {
    description: 'Whether its values are of journeys on foot and by transit: a timetable is needed, and minutes count.',
  })
  isJourney!: boolean;

  @Field(() => Int)
  version!: number;

  @Field(() => JsonScalar)
  parameters!: unknown;

  @Field(() => String, {
    description: 'akari (not yet reached), mizu (reached, provided), sumi (context), shio (diverging)',
  })
  palette!: string;

  @Field(() => [Float], {
    description:
      'Upper edges of the classes, fixed across years and areas. Ratios of an akari palette class the share not yet reached.',
  })
  breaks!: readonly number[];

  @Field(() => Int)
  position!: number;

  @Field(() => Boolean, { description: 'Whether any value of it is known in this municipality.' })
  available!: boolean;

  /** Everything about it that takes a language to say. */
  readonly rule!: IndicatorDefinition;
  /** Of what is made of the values of many areas: `rule` is then that of these. */
  readonly derivation!: Derivation | null;
}

export function toIndicator(rule: IndicatorDefinition, available: boolean): Indicator {
  // the words in it are for sentences: they are no parameters
  const { subject: _subject, peopleWords: _peopleWords, ...parameters } = rule.parameters;
  const { id, measure, unit, higherIsBetter, version, palette, breaks, position } = rule;
  return {
    id,
    measure,
    unit,
    higherIsBetter,
    version,
    palette,
    breaks,
    position,
    kinds: rule.kindIds,
    isJourney: isJourney(rule),
    parameters: { ...parameters, people: rule.people },
    available,
    rule,
    derivation: null,
  };
}

/** What is made of an indicator's values in many areas, by the same kinds, days and sources. */
export function toDerivedIndicator(id: string, derivation: Derivation, base: Indicator): Indicator {
  const { statistic } = derivation;
  const { kinds, position, available, rule, isJourney: ofJourneys } = base;
  return {
    id,
    kinds,
    isJourney: ofJourneys,
    position,
    available,
    rule,
    measure: statistic === 'moran' ? 'cluster' : 'inequality',
    unit: 'index',
    higherIsBetter: false,
    version: DERIVED_VERSION,
    parameters: { indicator: base.id, indicatorVersion: base.version, statistic },
    palette: 'sumi',
    breaks: [],
    derivation,
  };
}

/** Rises when a derived indicator is another number than before. */
const DERIVED_VERSION = 1;
