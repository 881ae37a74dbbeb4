import { Arg, Ctx, Query, Resolver, Root, type SubscribeResolverData, Subscription } from 'type-graphql';
import { planSiting, watchSiting } from './plan-siting.service.ts';
import type { SitingContext } from './siting-context.ts';
import { SitingInput } from './siting-input.ts';
import { SitingPlan, SitingStep } from './siting-plan.ts';
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

  @Subscription(() => SitingStep, {
    description:
      'つぎに置くなら, told while it is searched: the best so far and what no choice exceeds, at most ten times a second, then the plan. Closing the stream ends the search.',
    subscribe: ({ args, context }: SubscribeResolverData<unknown, { input: SitingInput }, SitingContext>) =>
      watchSiting(context, args.input),
  })
  sitingProgress(@Arg('input', () => SitingInput) _input: SitingInput, @Root() step: SitingStep): SitingStep {
    return step;
  }
}
