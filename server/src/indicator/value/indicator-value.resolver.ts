import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ResourceConnection, type ResourceContext } from '../../resource/index.ts';
import { nameDay, TransitDay } from '../../transit/index.ts';
import { Language } from '../../wire/index.ts';
import { Explanation } from '../explanation/explanation.ts';
import { pageOfPlaces } from './counted-places.ts';
import { IndicatorValue } from './indicator-value.ts';
import type { ValueTeller } from './value-teller.ts';

/** What values in words ask of the request's context. */
export interface ValueTellerContext {
  readonly valueTeller: ValueTeller;
}

@Resolver(() => IndicatorValue)
export class IndicatorValueResolver {
  @FieldResolver(() => String)
  sentence(
    @Root() value: IndicatorValue,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
    @Ctx() { valueTeller }: ValueTellerContext,
  ): Promise<string> {
    return valueTeller.sentence(value, language ?? Language.JA);
  }

  @FieldResolver(() => TransitDay, {
    nullable: true,
    description:
      '運行日 that a value by the timetable is of: the one that was asked for, else the next workday; null for all others.',
  })
  async serviceDay(
    @Root() value: IndicatorValue,
    @Ctx() { valueTeller }: ValueTellerContext,
  ): Promise<TransitDay | null> {
    const day = await valueTeller.serviceDay(value);
    return day === null ? null : nameDay(day);
  }

  @FieldResolver(() => Explanation, {
    description:
      "An example with this area's own numbers: the formula in words, its parameters, the dates, what it doesn't see.",
  })
  explanation(
    @Root() value: IndicatorValue,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
    @Ctx() { valueTeller }: ValueTellerContext,
  ): Promise<Explanation> {
    return valueTeller.explanation(value, language ?? Language.JA);
  }

  @FieldResolver(() => ResourceConnection, {
    description:
      'The resources that it was counted from, those that stand in the area first; none where it is counted from stops or from tables. Those that the viewer may not read are counted and not listed.',
  })
  async countedPlaces(
    @Root() value: IndicatorValue,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { valueTeller, resources }: ValueTellerContext & ResourceContext,
  ): Promise<ResourceConnection> {
    return pageOfPlaces(await valueTeller.countedPlaces(value), { first, after: after ?? null }, resources);
  }
}
