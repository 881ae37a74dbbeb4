import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { JsonScalar } from '../../wire/index.ts';
import type { IndicatorDefinition } from '../definition.ts';

/** 指標 */
@ObjectType({ simpleResolvers: true })
export class Indicator {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  measure!: string;

  @Field(() => [ID])
  kinds!: readonly string[];

  @Field(() => String, { description: 'ratio, meters, minutes, per1000, count' })
  unit!: string;

  @Field(() => Boolean)
  higherIsBetter!: boolean;

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
    parameters: { ...parameters, people: rule.people },
    available,
    rule,
  };
}
