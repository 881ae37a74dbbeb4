import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { planSiting } from './plan-siting.service.ts';
import type { SitingContext } from './siting-context.ts';
import { SitingInput, SitingPlan } from './siting-plan.ts';
import { tryPlaces } from './what-if.service.ts';
import { WhatIfInput, WhatIfResult } from './what-if.ts';

@Resolver()
export class SitingResolver {
  @Query(() => WhatIfResult, {
    description:
      'もし置いたら: a coverage indicator if places, or trips of a timetable, came and others went. Nothing is changed.',
  })
  whatIf(@Arg('input', () => WhatIfInput) input: WhatIfInput, @Ctx() context: SitingContext): Promise<WhatIfResult> {
    return tryPlaces(context, input);
  }

  @Query(() => SitingPlan, {
    description:
      'つぎに置くなら: where places bring most people within reach who are not yet. Takes up to some seconds.',
  })
  siting(@Arg('input', () => SitingInput) input: SitingInput, @Ctx() context: SitingContext): Promise<SitingPlan> {
    return planSiting(context, input);
  }
}
