import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { notFound } from '../wire/index.ts';
import type { PlanReader } from './plan.reader.ts';
import { Plan } from './plan.ts';

/** What the slice asks of the request's context. */
export interface PlanContext {
  readonly plans: PlanReader;
}

@Resolver(() => Plan)
export class PlanResolver {
  @Query(() => [Plan], { description: '計画の体系: the trees of the plans that a town has brought in.' })
  plans(@Arg('municipality', () => ID) municipality: string, @Ctx() { plans }: PlanContext): Promise<Plan[]> {
    const code = parseMunicipalityCode(municipality);
    if (code === undefined) throw notFound(`市町村「${municipality}」は登録されていません。`);
    return plans.listPlans(code);
  }
}
