import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { groupBy } from '../graphql/batch.ts';
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
  municipalities(@Ctx() { municipalities }: MunicipalityContext): Promise<Municipality[]> {
    return municipalities.listMunicipalities();
  }

  @Query(() => Municipality, { nullable: true })
  async municipality(
    @Arg('code', () => ID) text: string,
    @Ctx() { municipalities }: MunicipalityContext,
  ): Promise<Municipality | null> {
    const code = parseMunicipalityCode(text);
    return code === undefined ? null : municipalities.findMunicipality(code);
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

/** One credit for each source and licence, with the newest date of its data. */
function creditsOf(datasets: readonly Dataset[], isDemo: boolean): SourceCredit[] {
  const bySource = groupBy(datasets, ({ source, license }) => JSON.stringify([source, license]));
  return [...bySource.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const asOf = group
      .map((dataset) => dataset.asOf)
      .reduce((newest, day) => ((day ?? '') > (newest ?? '') ? day : newest));
    return [{ name: first.source, license: first.license, asOf, isDemo }];
  });
}
