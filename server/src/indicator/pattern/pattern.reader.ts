import { type Audience, asStale } from '@hazama/geo';
import type DataLoader from 'dataloader';
import { RecentlyUsed } from '../../cache/index.ts';
import type { Statements } from '../../database/index.ts';
import { maySeePatterns } from '../../disclosure/index.ts';
import { referenceDayOf } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Day } from '../town/town-model.ts';
import type { Towns } from '../town/towns.ts';
import type { AreaSelection, ReadValue } from '../value/read-value.ts';
import { type Clusters, clustersOf } from './clusters.ts';
import type { Derivation } from './derivation.ts';
import { differencesOf } from './differences.ts';
import { type AreaFigure, countUnreachable, isCounted, membersOf, reportedAreas, toFigure } from './figures.ts';
import { type Finding, findClusters, findDifferences, measurementOf, nothing, type SeenPattern } from './finding.ts';
import { readBoundaries, readNeighbours, type TownNeighbours } from './town-neighbours.ts';

/** Of when. */
export interface PatternDay {
  readonly year: number;
  /** 運行日 that was asked for. */
  readonly serviceDate: Day | null;
}

/** A derived value with what is told of it. */
export interface DerivedRead {
  readonly read: ReadValue;
  readonly finding: Finding;
}

/** The values of all areas that a town reports on, as the viewer may see them. */
export interface TownFigures {
  readonly engine: TownEngine;
  readonly figures: readonly AreaFigure[];
  readonly reads: ReadonlyMap<number, ReadValue>;
  /** Names the town's values among those of other indicators, days and audiences. */
  readonly key: string;
}

/** What lies beside what among areas, and what that rests on. */
export interface SeenClusters {
  readonly clusters: Clusters;
  readonly seen: SeenPattern;
  readonly boundaries: TownNeighbours['boundaries'];
}

export interface PatternReader {
  /** A number about many areas: of the town, of an area that holds others, or (モランのI) of one beside its neighbours. */
  findDerived(facts: TownFacts, areaId: string, derivation: Derivation, day: PatternDay): Promise<DerivedRead>;
  readFigures(facts: TownFacts, base: IndicatorDefinition, day: PatternDay): Promise<TownFigures>;
  /** Of these areas of the town, by themselves; `part` names them. */
  readClusters(town: TownFigures, figures: readonly AreaFigure[], part: string): Promise<SeenClusters>;
}

interface PatternServices {
  readonly database: Statements;
  readonly towns: Towns;
  readonly values: DataLoader<AreaSelection, readonly ReadValue[], string>;
  readonly audience: Audience;
  readonly today: Day;
}

/** Patterns kept for a town at one revision: an indicator, a day and a set of areas each. */
const KEPT_PATTERNS = 256;
const kept = new WeakMap<TownEngine, RecentlyUsed<Clusters>>();

/** Reads patterns for one request, out of the values that its viewer may see. What a revision has fixed is found once. */
export function createPatternReader({ database, towns, values, audience, today }: PatternServices): PatternReader {
  const dayOf = ({ model }: TownEngine, year: number): Day => referenceDayOf(model, year, today).day;

  const readFigures: PatternReader['readFigures'] = async (facts, { id }, { year, serviceDate }) => {
    const { code, revision } = facts;
    const engine = await towns.getEngine(code, revision);
    const { areas } = engine.model;
    const read = await Promise.all(
      reportedAreas(engine.model, dayOf(engine, year)).map(async (area) => {
        const areaId = areas[area]?.id ?? '';
        const [value] = await values.load({ code, revision, areaId, year, serviceDate, indicatorIds: [id] });
        return [area, value] as const;
      }),
    );
    return {
      engine,
      figures: read.map(([area, value]) => toFigure(area, value)),
      reads: new Map(read.flatMap(([area, value]) => (value ? [[area, value] as const] : []))),
      key: `${id} ${year} ${serviceDate} ${audience}`,
    };
  };

  const readClusters: PatternReader['readClusters'] = async ({ engine, key }, figures, part) => {
    const { neighbours, boundaries } = await readNeighbours(database, engine.model);
    const ofTown = kept.get(engine) ?? new RecentlyUsed<Clusters>(KEPT_PATTERNS);
    kept.set(engine, ofTown);
    const clusters = await ofTown.get(`${key} ${part}`, async () => clustersOf(figures, neighbours));
    const counted = figures.filter(({ value }) => value !== null);
    const seen = {
      areas: counted.length,
      leftOut: figures.length - counted.length,
      unreachable: countUnreachable(figures),
      alone: counted.filter(({ area }) => clusters.byArea.get(area)?.lag === null).length,
      estimated: counted.filter(({ area }) => boundaries.get(area) === 'ESTIMATED').length,
    };
    return { clusters, seen, boundaries };
  };

  const find = async (
    town: TownFigures,
    areaId: string,
    inside: readonly AreaFigure[] | undefined,
    derivation: Derivation,
  ) => {
    const { statistic } = derivation;
    const { model } = town.engine;
    if (statistic !== 'moran') {
      const boundaries = await readBoundaries(database, model);
      const estimated = (inside ?? []).filter((own) => isCounted(own) && boundaries.get(own.area) === 'ESTIMATED');
      return findDifferences(inside && differencesOf(inside, model.areas), statistic, estimated.length);
    }
    if (!maySeePatterns(audience)) return nothing('WITHHELD');
    // an area beside its neighbours is seen in the whole town, the areas inside a 圏域 by themselves
    const isPart = inside && inside.length < town.figures.length;
    const { clusters, seen } = await readClusters(town, isPart ? inside : town.figures, isPart ? areaId : WHOLE);
    return findClusters(clusters, seen, inside ? null : (model.areaIndex.get(areaId) ?? -1));
  };

  return {
    readFigures,
    readClusters,

    findDerived: async (facts, areaId, derivation, day) => {
      const town = await readFigures(facts, derivation.base, day);
      const { model } = town.engine;
      const members = membersOf(model, areaId, dayOf(town.engine, day.year));
      const inside = members && town.figures.filter(({ area }) => members.includes(area));
      const finding = await find(town, areaId, inside, derivation);
      // one area beside its neighbours is seen by the mean and the spread of all
      const of = inside ?? (derivation.statistic === 'moran' ? town.figures : []);
      const made = of.flatMap(({ area }) => town.reads.get(area) ?? []);
      return { read: toRead({ finding, areaId, derivation, year: day.year, made, facts }), finding };
    },
  };
}

/** Names all areas that the town reports on. */
export const WHOLE = '*';

interface Made {
  readonly finding: Finding;
  readonly areaId: string;
  readonly derivation: Derivation;
  readonly year: number;
  /** The values that it is made of. */
  readonly made: readonly ReadValue[];
  readonly facts: TownFacts;
}

/** As old as the oldest of what it is made of. */
function toRead({ finding, areaId, derivation, year, made, facts }: Made): ReadValue {
  const measurement = measurementOf(finding, derivation.statistic);
  const days = made.flatMap(({ stored }) => stored.dataFrom ?? []).toSorted();
  return {
    stored: {
      indicatorId: derivation.base.id,
      areaId,
      year,
      method: made[0]?.stored.method ?? 'record',
      dataFrom: measurement.state === 'UNKNOWN' ? null : (days[0] ?? null),
      computedAt: made[0]?.stored.computedAt ?? facts.computedAt,
    },
    measurement: made.some((value) => value.measurement.state === 'STALE') ? asStale(measurement) : measurement,
  };
}
