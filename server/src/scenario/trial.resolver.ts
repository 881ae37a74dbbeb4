import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ScenarioContext } from './scenario-context.ts';
import { tellPeople } from './tell-people.ts';
import { Trial, TrialCell, TrialIndicator, TrialInput, TrialPeople, TrialStop, TrialValues } from './trial.ts';
import { tryScenario } from './try-scenario.service.ts';

/** バス停が近い: whose people a change of the timetable is about, unless another is asked for. */
const NEAR_A_STOP = 'coverage.bus-stop';
const OF_COVERAGE = { description: 'One of coverage.' } as const;

@Resolver(() => Trial)
export class TrialResolver {
  @Query(() => Trial, {
    description: 'ためす: the town if a scenario held, or changes that nobody saved. Nothing is changed.',
  })
  trial(@Arg('input', () => TrialInput) input: TrialInput, @Ctx() context: ScenarioContext): Promise<Trial> {
    return tryScenario(context, input);
  }

  @FieldResolver(() => [TrialIndicator], {
    description: 'Those of which the town has values, in the catalogue’s order.',
  })
  async indicators(@Root() { town }: Trial, @Ctx() { indicators }: ScenarioContext): Promise<TrialIndicator[]> {
    const all = await indicators.listIndicators(town.facts.code);
    return all
      .filter(({ available }) => available)
      .map((indicator) => ({ indicator, isTouched: town.touches(indicator) }));
  }

  @FieldResolver(() => TrialValues, {
    description:
      'An indicator before and after: with what is changed all at once, so that whoever is within reach of two places counts once.',
  })
  async effect(
    @Root() { town, areas }: Trial,
    @Arg('indicator', () => ID, { defaultValue: NEAR_A_STOP }) id: string,
    @Ctx() { indicators }: ScenarioContext,
  ): Promise<TrialValues> {
    return town.compare(await indicators.getIndicator(town.facts.code, id), areas);
  }

  @FieldResolver(() => [TrialPeople], {
    description: 'Area by area who comes within reach and who no longer is, and people by the departures near them.',
  })
  async people(
    @Root() { town, areas }: Trial,
    @Arg('indicator', () => ID, { defaultValue: NEAR_A_STOP, ...OF_COVERAGE }) id: string,
    @Ctx() { indicators }: ScenarioContext,
  ): Promise<TrialPeople[]> {
    const coverage = await indicators.getIndicator(town.facts.code, id);
    return town.people(coverage, areas).map(tellPeople);
  }

  @FieldResolver(() => [TrialCell], { description: 'The cells that change, as the viewer may see them.' })
  async cells(
    @Root() { town }: Trial,
    @Arg('indicator', () => ID, { defaultValue: NEAR_A_STOP, ...OF_COVERAGE }) id: string,
    @Ctx() { indicators }: ScenarioContext,
  ): Promise<TrialCell[]> {
    return town.changedCells(await indicators.getIndicator(town.facts.code, id));
  }

  @FieldResolver(() => [TrialStop], { description: 'The stop places that other buses leave than today.' })
  stops(@Root() { town }: Trial): TrialStop[] {
    return town.changedStops();
  }
}
