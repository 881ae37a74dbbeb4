import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { AreaContext } from '../../area/index.ts';
import { parseMunicipalityCode } from '../../municipality/index.ts';
import { badInput, Language, notFound } from '../../wire/index.ts';
import type { IndicatorContext } from '../value/area-values.resolver.ts';
import type { FindingId } from './finding.ts';
import { Sensitivity, SensitivityAssumption, SensitivityFindingEnum, SensitivityVariant } from './sensitivity.ts';
import { sensitivitySentence, tellAssumptions, tellVariants } from './tell-sensitivity.ts';

const LANGUAGE = { nullable: true, defaultValue: Language.JA } as const;

@Resolver(() => Sensitivity)
export class SensitivityResolver {
  @Query(() => Sensitivity, {
    description:
      '前提を変えても？: what is concluded from an indicator of an area, under every setting of the assumptions that its number rests on. Indicators of coverage, nearest and access.',
  })
  async sensitivity(
    @Arg('municipality', () => ID) municipality: string,
    @Arg('area', () => ID) areaId: string,
    @Arg('indicator', () => ID) indicatorId: string,
    @Arg('finding', () => SensitivityFindingEnum, {
      nullable: true,
      description: 'Null: the first of `findings`.',
    })
    finding: FindingId | null | undefined,
    @Ctx() { indicators, areas }: IndicatorContext & AreaContext,
  ): Promise<Sensitivity> {
    const code = parseMunicipalityCode(municipality);
    if (code === undefined)
      throw badInput(`「${municipality}」は市町村コードではありません。5けた(24216)か6けた(242161)で書いてください。`);
    const area = await areas.findArea(areaId);
    if (!area || area.municipalityCode !== code)
      throw notFound(`地区「${areaId}」はこの市町村にありません。areas の id から選んでください。`);
    return indicators.getSensitivity(area, indicatorId, finding ?? null);
  }

  @FieldResolver(() => String, { description: 'この結論は N 通り中 M 通りで変わらない' })
  sentence(
    @Root() sensitivity: Sensitivity,
    @Arg('language', () => Language, LANGUAGE) language: Language | null,
  ): string {
    return sensitivitySentence(sensitivity, language ?? Language.JA);
  }

  @FieldResolver(() => [SensitivityAssumption])
  assumptions(
    @Root() sensitivity: Sensitivity,
    @Arg('language', () => Language, LANGUAGE) language: Language | null,
  ): SensitivityAssumption[] {
    return tellAssumptions(sensitivity, language ?? Language.JA);
  }

  @FieldResolver(() => [SensitivityVariant], { description: "Today's setting first, then all others." })
  variants(
    @Root() sensitivity: Sensitivity,
    @Arg('language', () => Language, LANGUAGE) language: Language | null,
  ): SensitivityVariant[] {
    return tellVariants(sensitivity, language ?? Language.JA);
  }
}
