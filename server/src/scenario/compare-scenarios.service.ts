import type { Area } from '../area/index.ts';
import type { Indicator, TrialTown } from '../indicator/index.ts';
import { municipalityOfId } from '../municipality/index.ts';
import { nameDay } from '../transit/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import { nameForViewer } from './changes-of-viewer.ts';
import type { ComparedTogether, ScenarioComparison } from './comparison.ts';
import { mergeChanges } from './merge-changes.ts';
import { listScenariosByIds } from './scenario.repository.ts';
import type { NamedChange } from './scenario-change.ts';
import { assertMayReadScenarios, type ScenarioContext } from './scenario-context.ts';
import { tellPeople } from './tell-people.ts';
import { tryChanges } from './try-scenario.service.ts';

/** A to E: more columns nobody reads. */
const [FEWEST, MOST] = [2, 5];

interface Asked {
  readonly ids: readonly string[];
  readonly indicatorId: string;
  readonly serviceDate: string | null;
}

/**
 * 比べる: what each of some scenarios would do to an indicator.
 * @throws BAD_USER_INPUT where they are too few, too many, or not of one town; NOT_FOUND naming one that isn't there
 */
export async function compareScenarios(
  context: ScenarioContext,
  { ids: asked, indicatorId, serviceDate }: Asked,
): Promise<ScenarioComparison> {
  assertMayReadScenarios(context.viewer);
  const ids = [...new Set(asked)];
  if (ids.length < FEWEST || ids.length > MOST)
    throw badInput(`比べるシナリオは、ちがうものを${FEWEST}件から${MOST}件まで選んでください(いま${ids.length}件)。`);
  const [code, ...others] = [...new Set(ids.map((id) => municipalityOfId(id)))];
  if (code === undefined || others.length > 0) throw badInput('比べるシナリオは、同じ市町村のものを選んでください。');
  const found = new Map((await listScenariosByIds(context.database, [code], ids)).map((one) => [one.id, one]));
  const scenarios = ids.map((id) => {
    const scenario = found.get(id);
    if (!scenario) throw notFound(`シナリオ「${id}」はありません。一覧から選びなおしてください。`);
    return scenario;
  });
  const indicator = await context.indicators.getIndicator(code, indicatorId);
  const allAreas = await context.areas.listAreas(code, null);
  const tried = [];
  // one after the other: each may search for seconds, and what the first finds of today the others need not
  for (const scenario of scenarios) {
    const { town, changes } = await tryChanges(context, { code, kept: scenario.kept, serviceDate });
    const areas = allAreas.filter(({ kind }) => kind === 'MUNICIPALITY' || kind === town.facts.reportingKind);
    tried.push({ scenario, changes, town, areas, outcome: await outcomeOf(town, indicator, areas) });
  }
  const [first] = tried;
  if (!first) throw new Error('at least two scenarios are compared');
  return {
    indicator,
    day: first.town.day === null ? null : nameDay(first.town.day),
    isPartial: first.town.isPartial,
    before: first.outcome.before,
    scenarios: tried.map(({ scenario, changes, town, outcome: { after, people } }) => ({
      scenario,
      changes,
      isTouched: town.touches(indicator),
      after,
      people,
    })),
    code,
    serviceDate,
    areas: first.areas,
    sides: scenarios.map(({ id, kept }) => ({ id, changes: kept })),
  };
}

/** すべて: some of the scenarios compared, as one. Null: all of them. */
export async function compareTogether(
  context: ScenarioContext,
  { indicator, code, serviceDate, areas, sides }: ScenarioComparison,
  chosen: readonly string[] | null,
): Promise<ComparedTogether> {
  const other = chosen?.find((id) => !sides.some((side) => side.id === id));
  if (other !== undefined) throw badInput(`シナリオ「${other}」は、比べているシナリオではありません。`);
  const asOne = sides.filter(({ id }) => chosen === null || chosen.includes(id));
  if (asOne.length === 0) throw badInput('合わせるシナリオを1件以上選んでください。');
  const { changes, conflicts } = mergeChanges(asOne);
  const { town } = await tryChanges(context, { code, kept: changes, serviceDate });
  const { after, people } = await outcomeOf(town, indicator, areas);
  return {
    scenarios: asOne.map(({ id }) => id),
    after,
    people,
    conflicts: await Promise.all(
      conflicts.map(async ({ sides: both }) => {
        const named = await nameForViewer(
          context,
          code,
          both.map(({ change }) => change),
        );
        return { scenarios: both.map(({ scenarioId }) => scenarioId), place: placeOf(named), changes: named };
      }),
    ),
  };
}

function placeOf([change]: readonly NamedChange[]): string | null {
  return (change?.move ?? change?.removal ?? change?.openings ?? change?.capacity)?.place.name ?? null;
}

async function outcomeOf(town: TrialTown, indicator: Indicator, areas: readonly Area[]) {
  const { before, after } = await town.compare(indicator, areas);
  const people = indicator.measure === 'coverage' ? town.people(indicator, areas).map(tellPeople) : null;
  return { before, after, people };
}
