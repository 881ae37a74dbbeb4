import { type Audience, asStale } from '@hazama/geo';
import type DataLoader from 'dataloader';
import { RecentlyUsed } from '../../cache/index.ts';
import type { Statements } from '../../database/index.ts';
import { maySeePatterns } from '../../disclosure/index.ts';
import { runInTurns } from '../../turn/index.ts';
import { referenceDayOf } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Day } from '../town/town-model.ts';
import type { Towns } from '../town/towns.ts';
import type { AreaSelection, ReadValue } from '../value/read-value.ts';
import { type Clusters, searchClusters } from './clusters.ts';
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
  /** What all of these values together were made by and of. */
  readonly made: Making;
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
const kept = new WeakMap<TownEngine, RecentlyUsed<SeenClusters>>();

/** Reads patterns for one request, out of the values that its viewer may see. What a revision has fixed is found once. */
export function createPatternReader({ database, towns, values, audience, today }: PatternServices): PatternReader {
  const dayOf = ({ model }: TownEngine, year: number): Day => referenceDayOf(model, year, today).day;

  const findFigures: PatternReader['readFigures'] = async (facts, { id }, { year, serviceDate }) => {
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
    const reads = new Map(read.flatMap(([area, value]) => (value ? [[area, value] as const] : [])));
    return {
      engine,
      figures: read.map(([area, value]) => toFigure(area, value)),
      reads,
      made: makingOf([...reads.values()]),
      key: `${id} ${year} ${serviceDate} ${audience}`,
    };
  };

  const figuresOf = new Map<string, Promise<TownFigures>>();
  /** Read once a request, however many areas ask to be seen among all. */
  const readFigures: PatternReader['readFigures'] = (facts, base, day) => {
    const name = `${facts.code} ${facts.revision} ${base.id} ${day.year} ${day.serviceDate}`;
    const figures = figuresOf.get(name) ?? findFigures(facts, base, day);
    figuresOf.set(name, figures);
    return figures;
  };

  const readClusters: PatternReader['readClusters'] = ({ engine, key }, figures, part) => {
    const ofTown = kept.get(engine) ?? new RecentlyUsed<SeenClusters>(KEPT_PATTERNS);
    kept.set(engine, ofTown);
    return ofTown.get(`${key} ${part}`, async () => {
      const { neighbours, boundaries } = await readNeighbours(database, engine.model);
      const clusters = await runInTurns(searchClusters(figures, neighbours));
      const counted = figures.filter(({ value }) => value !== null);
      const seen = {
        areas: counted.length,
        leftOut: figures.length - counted.length,
        unreachable: countUnreachable(figures),
        alone: counted.filter(({ area }) => clusters.byArea.get(area)?.lag === null).length,
        estimated: counted.filter(({ area }) => boundaries.get(area) === 'ESTIMATED').length,
      };
      return { clusters, seen, boundaries };
    });
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
      const among = members && new Set(members);
      const inside = among && town.figures.filter(({ area }) => among.has(area));
      const finding = await find(town, areaId, inside, derivation);
      // one area beside its neighbours is seen by the mean and the spread of all
      const all = derivation.statistic === 'moran' ? town.made : makingOf([]);
      const made = inside ? makingOf(inside.flatMap(({ area }) => town.reads.get(area) ?? [])) : all;
      return { read: toRead({ finding, areaId, derivation, year: day.year, made, facts }), finding };
    },
  };
}

/** Names all areas that the town reports on. */
export const WHOLE = '*';

/** What values have in common, of which another is made. */
interface Making {
  readonly method: string | undefined;
  readonly computedAt: Date | undefined;
  /** Of the oldest of them. */
  readonly dataFrom: Day | null;
  readonly isStale: boolean;
}

function makingOf(values: readonly ReadValue[]): Making {
  const [first] = values;
  return {
    method: first?.stored.method,
    computedAt: first?.stored.computedAt,
    dataFrom: values.reduce<Day | null>(
      (oldest, { stored: { dataFrom } }) => (dataFrom && (oldest === null || dataFrom < oldest) ? dataFrom : oldest),
      null,
    ),
    isStale: values.some(({ measurement }) => measurement.state === 'STALE'),
  };
}

interface Made {
  readonly finding: Finding;
  readonly areaId: string;
  readonly derivation: Derivation;
  readonly year: number;
  /** Of the values that it is made of. */
  readonly made: Making;
  readonly facts: TownFacts;
}

/** As old as the oldest of what it is made of. */
function toRead({ finding, areaId, derivation, year, made, facts }: Made): ReadValue {
  const measurement = measurementOf(finding, derivation.statistic);
  return {
    stored: {
      indicatorId: derivation.base.id,
      areaId,
      year,
      method: made.method ?? 'record',
      dataFrom: measurement.state === 'UNKNOWN' ? null : made.dataFrom,
      computedAt: made.computedAt ?? facts.computedAt,
    },
    measurement: made.isStale ? asStale(measurement) : measurement,
  };
}
