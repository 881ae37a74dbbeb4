import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { latinMunicipalityName, latinPrefectureName } from '../name/index.ts';
import { creditsOf } from './credits.ts';
import { Dataset } from './dataset.ts';
import type { MunicipalityReader } from './municipality.reader.ts';
import { Municipality } from './municipality.ts';
import { parseMunicipalityCode } from './municipality-code.ts';
import { Snapshot } from './snapshot.ts';
import { SourceCredit } from './source-credit.ts';

/** What the slice asks of the request's context. */
export interface MunicipalityContext {
  readonly municipalities: MunicipalityReader;
}

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Query(() => [Municipality])
  municipalities(@Ctx() { municipalities }: MunicipalityContext): readonly Municipality[] {
    return municipalities.listMunicipalities();
  }

  @Query(() => Municipality, { nullable: true })
  municipality(
    @Arg('code', () => ID) text: string,
    @Ctx() { municipalities }: MunicipalityContext,
  ): Municipality | undefined {
    const code = parseMunicipalityCode(text);
    return code === undefined ? undefined : municipalities.findMunicipality(code);
  }

  @Query(() => Municipality, {
    nullable: true,
    description: 'As the first part of an address names it: by its slug, or by its code.',
  })
  municipalityBySlug(
    @Arg('slug', () => String) slug: string,
    @Ctx() { municipalities }: MunicipalityContext,
  ): Municipality | undefined {
    return municipalities.findMunicipalityBySlug(slug);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Iga City; null where the reading is not known.' })
  nameLatin(@Root() { name, nameKana }: Municipality): string | null {
    return latinMunicipalityName(name, nameKana);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Mie' })
  prefectureLatin(@Root() { code }: Municipality): string | null {
    return latinPrefectureName(code);
  }

  @FieldResolver(() => [Dataset])
  datasets(@Root() { code }: Municipality, @Ctx() { municipalities }: MunicipalityContext): Promise<Dataset[]> {
    return municipalities.listDatasets(code);
  }

  @FieldResolver(() => [Snapshot])
  snapshots(@Root() { code }: Municipality, @Ctx() { municipalities }: MunicipalityContext): Promise<Snapshot[]> {
    return municipalities.listSnapshots(code);
  }

  @FieldResolver(() => [SourceCredit])
  async credits(
    @Root() { code, isDemo }: Municipality,
    @Ctx() { municipalities }: MunicipalityContext,
  ): Promise<SourceCredit[]> {
    return creditsOf(await municipalities.listDatasets(code), isDemo);
  }
}
