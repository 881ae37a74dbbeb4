import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Area, type AreaContext } from '../../area/index.ts';
import { parseMunicipalityCode } from '../../municipality/index.ts';
import { badInput, Language } from '../../wire/index.ts';
import type { IndicatorContext } from '../value/area-values.resolver.ts';
import { AreaPattern, LorenzPoint, PatternArea, type PatternFindings } from './area-pattern.ts';
import { tellFinding } from './tell-finding.ts';

@Resolver(() => AreaPattern)
export class AreaPatternResolver {
  @Query(() => AreaPattern, {
    description:
      '地区のちがい: how an indicator that counts people differs from area to area, and what lies beside what. A reference for staff. ' +
      'The numbers of whole areas are also values of theirs: `inequality.<indicator>` (`.theil`, `.palma`) and `cluster.<indicator>`.',
  })
  pattern(
    @Arg('municipality', () => ID) text: string,
    @Arg('indicator', () => ID) indicatorId: string,
    @Arg('year', () => Int, { nullable: true }) year: number | null | undefined,
    @Ctx() { indicators }: IndicatorContext,
  ): Promise<AreaPattern> {
    const code = parseMunicipalityCode(text);
    if (code === undefined)
      throw badInput(`「${text}」は市町村コードではありません。5けた(24216)か6けた(242161)で書いてください。`);
    return indicators.getPattern(code, indicatorId, year ?? null);
  }

  @FieldResolver(() => String, { description: 'How the values are shared out, or why nothing is said of it.' })
  sentence(
    @Root() { told }: AreaPattern,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    return tell(told, 'differences', language ?? Language.JA);
  }

  @FieldResolver(() => String, { description: 'What lies beside what, or why nothing is said of it.' })
  neighbourSentence(
    @Root() { told }: AreaPattern,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    return tell(told, 'neighbours', language ?? Language.JA);
  }
}

function tell(told: PatternFindings, what: 'differences' | 'neighbours', language: Language): string {
  const { derivation, finding } = told[what];
  const { isStale } = told;
  const name = language === 'JA' || language === 'JA_EASY' ? told.town.name : told.town.latinName;
  return tellFinding(derivation, name, { finding, isStale }, language);
}

@Resolver(() => PatternArea)
export class PatternAreaResolver {
  @FieldResolver(() => Area)
  async area(@Root() { areaId }: PatternArea, @Ctx() { areas }: AreaContext): Promise<Area> {
    const area = await areas.findArea(areaId);
    if (!area) throw new Error(`no area ${areaId}`);
    return area;
  }
}

@Resolver(() => LorenzPoint)
export class LorenzPointResolver {
  @FieldResolver(() => Area, { nullable: true, description: 'The area that the step up to here is of.' })
  async area(@Root() { areaId }: LorenzPoint, @Ctx() { areas }: AreaContext): Promise<Area | null> {
    return areaId === null ? null : areas.findArea(areaId);
  }
}
