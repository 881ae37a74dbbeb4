import { latinMunicipalityName } from '../../name/index.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Indicator } from '../value/indicator.ts';
import type { AreaPattern, Funnel, LorenzPoint, PatternArea, TheilParts } from './area-pattern.ts';
import { CLUSTER_RULES, type Clusters } from './clusters.ts';
import { type Differences, differencesOf } from './differences.ts';
import type { AreaFigure } from './figures.ts';
import { findClusters, findDifferences } from './finding.ts';
import { type PatternDay, type PatternReader, type TownFigures, WHOLE } from './pattern.reader.ts';
import { type Rates, ratesOf } from './rates.ts';

/** All areas of a town beside each other, by one indicator. */
export async function readAreaPattern(
  patterns: PatternReader,
  facts: TownFacts,
  indicator: Indicator,
  day: PatternDay,
): Promise<AreaPattern> {
  const { rule } = indicator;
  const town = await patterns.readFigures(facts, rule, day);
  const { clusters, seen } = await patterns.readClusters(town, town.figures, WHOLE);
  const found = differencesOf(town.figures, town.engine.model.areas);
  const differences = typeof found === 'string' ? null : found;
  const rates = ratesOf(town.figures, rule) ?? null;
  const { global } = clusters;
  return {
    indicator,
    year: day.year,
    areasCounted: differences?.areas ?? seen.areas,
    areasLeftOut: town.figures.length - (differences?.areas ?? seen.areas),
    areasEstimated: seen.estimated,
    areasAlone: seen.alone,
    gini: differences?.gini ?? null,
    theil: differences && theilParts(differences),
    palma: differences && Number.isFinite(differences.palma) ? differences.palma : null,
    lorenz: differences ? lorenzPoints(differences, town) : [],
    moran: typeof global === 'string' ? null : { ...global, ...CLUSTER_RULES },
    funnel: rates && toFunnel(rates),
    areas: town.figures.map((figure) => toPatternArea(figure, town, clusters, rates)),
    told: {
      town: townNames(facts),
      isStale: town.figures.some(({ state }) => state === 'STALE'),
      differences: {
        derivation: { statistic: 'gini', base: rule },
        finding: findDifferences(found, 'gini', seen.estimated),
      },
      neighbours: {
        derivation: { statistic: 'moran', base: rule },
        finding: findClusters(clusters, seen, null),
      },
    },
  };
}

function townNames({ name, areas }: TownFacts): { name: string; latinName: string } {
  const whole = [...areas.values()].find(({ kind }) => kind === 'MUNICIPALITY');
  return { name, latinName: latinMunicipalityName(name, whole?.nameKana ?? null) ?? name };
}

function theilParts({ theil, groups }: Differences): TheilParts {
  const isSplit = groups > 1;
  const { total, between, within } = theil;
  return { total, between: isSplit ? between : null, within: isSplit ? within : null, groups: isSplit ? groups : 0 };
}

function lorenzPoints({ lorenz, order }: Differences, { engine }: TownFigures): LorenzPoint[] {
  return Array.from(lorenz.peopleShare, (peopleShare, at) => ({
    peopleShare,
    valueShare: lorenz.valueShare[at] as number,
    areaId: engine.model.areas[order[at - 1] ?? -1]?.id ?? null,
  }));
}

function toFunnel({ kind, target, phi, tau, steps }: Rates): Funnel {
  return {
    kind,
    target,
    phi,
    tau,
    steps: steps.map(({ people, limits95, limits998 }) => ({
      people,
      low95: limits95.low,
      high95: limits95.high,
      low998: limits998.low,
      high998: limits998.high,
    })),
  };
}

function toPatternArea(
  { area, state, value, numerator, people }: AreaFigure,
  { engine }: TownFigures,
  { byArea }: Clusters,
  rates: Rates | null,
): PatternArea {
  const rate = rates?.byArea.get(area);
  const beside = byArea.get(area);
  return {
    areaId: engine.model.areas[area]?.id ?? '',
    state,
    value,
    numerator,
    people,
    empiricalBayes: rate?.empiricalBayes ?? null,
    position: rate?.position ?? null,
    low95: rate?.limits95.low ?? null,
    high95: rate?.limits95.high ?? null,
    deviation: beside?.deviation ?? null,
    lag: beside?.lag ?? null,
    kind: beside?.kind ?? 'UNKNOWN',
    localMoransI: beside?.localMoransI ?? null,
    giStar: beside?.giStar ?? null,
    pValue: beside?.pValue ?? null,
    adjustedP: beside?.adjustedP ?? null,
  };
}
