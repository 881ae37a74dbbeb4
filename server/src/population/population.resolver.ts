import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Area } from '../area/index.ts';
import { Municipality } from '../municipality/index.ts';
import type { PopulationReader } from './population.reader.ts';
import { Population, PopulationYear } from './population.ts';

/** What the slice asks of the request's context. */
export interface PopulationContext {
  readonly populations: PopulationReader;
}

@Resolver(() => Area)
export class AreaPopulationResolver {
  @FieldResolver(() => Population, { nullable: true })
  population(
    @Root() area: Area,
    @Arg('year', () => Int, { nullable: true }) year: number | null | undefined,
    @Ctx() { populations }: PopulationContext,
  ): Promise<Population | null> {
    return populations.findPopulation(area, year ?? null);
  }
}

@Resolver(() => Municipality)
export class MunicipalityYearsResolver {
  @FieldResolver(() => [PopulationYear], {
    description: 'Years with population, and the years between that are missing.',
  })
  years(@Root() { code }: Municipality, @Ctx() { populations }: PopulationContext): Promise<PopulationYear[]> {
    return populations.listYears(code);
  }
}
