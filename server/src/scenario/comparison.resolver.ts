import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../wire/index.ts';
import { compareScenarios, compareTogether } from './compare-scenarios.service.ts';
import { ComparedTogether, ScenarioComparison } from './comparison.ts';
import type { ScenarioContext } from './scenario-context.ts';

@Resolver(() => ScenarioComparison)
export class ComparisonResolver {
  @Query(() => ScenarioComparison, {
    description: '比べる: two to five scenarios of a town side by side. For staff and councils.',
  })
  compareScenarios(
    @Arg('ids', () => [ID]) ids: string[],
    @Arg('indicator', () => ID) indicatorId: string,
    @Arg('serviceDate', () => DateScalar, { nullable: true }) serviceDate: string | null | undefined,
    @Ctx() context: ScenarioContext,
  ): Promise<ScenarioComparison> {
    return compareScenarios(context, { ids, indicatorId, serviceDate: serviceDate ?? null });
  }

  @FieldResolver(() => ComparedTogether, { description: 'Some of them as one, all unless others are asked for.' })
  together(
    @Root() comparison: ScenarioComparison,
    @Arg('scenarios', () => [ID], { nullable: true }) scenarios: string[] | null | undefined,
    @Ctx() context: ScenarioContext,
  ): Promise<ComparedTogether> {
    return compareTogether(context, comparison, scenarios ?? null);
  }
}
