import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { Area } from '../../area/index.ts';
import { DateScalar } from '../../wire/index.ts';
import { UnreachedCluster } from '../reach/unreached-cluster.ts';
import type { IndicatorReader } from './indicator.reader.ts';
import { IndicatorHistory } from './indicator-history.ts';
import { IndicatorValue } from './indicator-value.ts';

/** What the slice asks of the request's context. */
export interface IndicatorContext {
  readonly indicators: IndicatorReader;
}

/** Numbers of an area. */
@Resolver(() => Area)
export class AreaValuesResolver {
  @FieldResolver(() => [IndicatorValue], {
    description:
      'By the ids of `indicators`; and of areas that hold others `inequality.<id>` (ジニ係数; `.theil`, `.palma`) and `cluster.<id>` (モランのI) of what counts people.',
  })
  values(
    @Root() area: Area,
    @Arg('indicators', () => [ID], { nullable: true }) indicatorIds: string[] | null | undefined,
    @Arg('snapshot', () => ID, { nullable: true }) snapshotId: string | null | undefined,
    @Arg('year', () => Int, { nullable: true }) year: number | null | undefined,
    @Arg('serviceDate', () => DateScalar, { nullable: true }) serviceDate: string | null | undefined,
    @Ctx() { indicators }: IndicatorContext,
  ): Promise<IndicatorValue[]> {
    return indicators.listValues(area, {
      indicatorIds: indicatorIds ?? null,
      year: year ?? null,
      snapshotId: snapshotId ?? null,
      serviceDate: serviceDate ?? null,
    });
  }

  @FieldResolver(() => [IndicatorHistory], {
    description: "Each year's value of an indicator, oldest first, with the missing years UNKNOWN.",
  })
  history(
    @Root() area: Area,
    @Arg('indicators', () => [ID]) indicatorIds: string[],
    @Ctx() { indicators }: IndicatorContext,
  ): Promise<IndicatorHistory[]> {
    return indicators.listHistory(area, indicatorIds);
  }

  @FieldResolver(() => UnreachedCluster, {
    nullable: true,
    description:
      "The largest group of people whom the indicator's places don't reach yet; null where there is none or it is withheld.",
  })
  unreached(
    @Root() area: Area,
    @Arg('indicator', () => ID) indicatorId: string,
    @Arg('year', () => Int, { nullable: true }) year: number | null | undefined,
    @Ctx() { indicators }: IndicatorContext,
  ): Promise<UnreachedCluster | null> {
    return indicators.findUnreached(area, indicatorId, year ?? null);
  }
}
