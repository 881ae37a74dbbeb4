import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Municipality, parseMunicipalityCode } from '../../municipality/index.ts';
import { badInput, Language, nameIn } from '../../wire/index.ts';
import { ruleDetail } from '../explanation/explain.ts';
import { ruleOf } from '../explanation/explanation-input.ts';
import { derivedDefinition, derivedDetail, derivedName } from '../pattern/tell-finding.ts';
import type { IndicatorContext } from './area-values.resolver.ts';
import { Indicator } from './indicator.ts';
import { peopleWords } from './value-sentence.ts';

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Query(() => [Indicator])
  indicators(
    @Arg('municipality', () => ID) text: string,
    @Ctx() { indicators }: IndicatorContext,
  ): Promise<Indicator[]> {
    const code = parseMunicipalityCode(text);
    if (code === undefined)
      throw badInput(`「${text}」は市町村コードではありません。5けた(24216)か6けた(242161)で書いてください。`);
    return indicators.listIndicators(code);
  }

  @FieldResolver(() => String)
  name(
    @Root() { rule, derivation }: Indicator,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    return derivation ? derivedName(derivation, language ?? Language.JA) : nameIn(rule.names, language);
  }

  @FieldResolver(() => String)
  definition(
    @Root() { rule, derivation }: Indicator,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    return derivation ? derivedDefinition(derivation, language ?? Language.JA) : nameIn(rule.definitions, language);
  }

  @FieldResolver(() => String, { description: 'What stands under the name: the people it is about, and the rule.' })
  detail(
    @Root() { rule, derivation }: Indicator,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    if (derivation) return derivedDetail(derivation, language ?? Language.JA);
    const kind = nameIn(rule.parameters.subject, language);
    return ruleDetail(ruleOf(rule, { kind, people: nameIn(peopleWords(rule), language) }), language ?? Language.JA);
  }
}

/** What a municipality is measured by. */
@Resolver(() => Municipality)
export class MunicipalityIndicatorsResolver {
  @FieldResolver(() => [Indicator])
  indicators(@Root() { code }: Municipality, @Ctx() { indicators }: IndicatorContext): Promise<Indicator[]> {
    return indicators.listIndicators(code);
  }
}
