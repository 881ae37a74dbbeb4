import { DEPARTURE_BANDS } from '@hazama/geo';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ScenarioContext } from './scenario-context.ts';
import { Trial, TrialCell, TrialInput, TrialPeople, TrialStop, TrialValues } from './trial.ts';
import { tryScenario } from './try-scenario.service.ts';

/** バス停が近い: whose people a change of the timetable is about, unless another is asked for. */
const NEAR_A_STOP = 'coverage.bus-stop';
const OF_COVERAGE = { description: 'One of coverage that goes by departures.' } as const;

@Resolver(() => Trial)
export class TrialResolver {
  @Query(() => Trial, {
    description: 'ためす: a service day if a scenario held, or changes that nobody saved. Nothing is changed.',
  })
  trial(@Arg('input', () => TrialInput) input: TrialInput, @Ctx() context: ScenarioContext): Promise<Trial> {
    return tryScenario(context, input);
  }

  @FieldResolver(() => TrialValues, { description: 'An indicator by the timetable, before and after.' })
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
    return town.people(coverage, areas).map(({ area, people }) => ({
      area,
      newlyCovered: people?.newlyCovered ?? null,
      noLongerCovered: people?.noLongerCovered ?? null,
      unknown: people?.unknown ?? null,
      bands: people
        ? DEPARTURE_BANDS.map((least, band) => ({
            least,
            before: people.bandsBefore[band] ?? 0,
            after: people.bandsAfter[band] ?? 0,
          }))
        : null,
    }));
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
