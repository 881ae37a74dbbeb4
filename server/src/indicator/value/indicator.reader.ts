import { achievementOf, type Measurement, unknown } from '@hazama/geo';
import { type Viewer, visibleLevels } from '../../account/index.ts';
import type { Area } from '../../area/index.ts';
import type { Statements } from '../../database/index.ts';
import type { MunicipalityReader } from '../../municipality/index.ts';
import { badInput, notFound } from '../../wire/index.ts';
import { methodOf } from '../compute/method.ts';
import { type KindPresence, presencesOf } from '../compute/presence-today.ts';
import { presentYear, referenceDayOf } from '../compute/reference-days.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { findUnreached, type UnreachedCluster } from '../reach/unreached-cluster.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Day } from '../town/town-model.ts';
import type { Towns } from '../town/towns.ts';
import { type Indicator, toIndicator } from './indicator.ts';
import type { IndicatorHistory } from './indicator-history.ts';
import type { IndicatorValue } from './indicator-value.ts';
import { findSnapshotRevision } from './snapshot.repository.ts';
import { findTarget } from './target.ts';
import { createValueLoader, type ReadValue } from './value-loader.ts';

/** Which of an area's values; null: all indicators, the present year, the town as it stands. */
export interface ValueArguments {
  readonly indicatorIds: readonly string[] | null;
  readonly year: number | null;
  readonly snapshotId: string | null;
  readonly serviceDate: Day | null;
}

type AreaKey = Pick<Area, 'id' | 'municipalityCode'>;

/** Numbers as one request reads them: what many areas ask for is one statement, and disclosed to the request's viewer. */
export interface IndicatorReader {
  listIndicators(code: string): Promise<Indicator[]>;
  listValues(area: Area, selection: ValueArguments): Promise<IndicatorValue[]>;
  listHistory(area: AreaKey, indicatorIds: readonly string[]): Promise<IndicatorHistory[]>;
  /** ある・ない・未確認 today, of every kind whose presence is of interest. */
  listPresence(area: AreaKey): Promise<KindPresence[]>;
  findUnreached(area: Area, indicatorId: string, year: number | null): Promise<UnreachedCluster | null>;
}

export interface IndicatorServices {
  readonly database: Statements;
  readonly towns: Towns;
  readonly municipalities: MunicipalityReader;
  readonly viewer: Viewer;
  /** The day in Asia/Tokyo. */
  readonly today: Day;
}

export function createIndicatorReader(services: IndicatorServices): IndicatorReader {
  const { database, towns, viewer, today } = services;
  const values = createValueLoader(database, towns, viewer.audience);
  const indicators = new WeakMap<TownFacts, ReadonlyMap<string, Indicator>>();

  /** The indicators that the viewer may know of: one of a kind that is kept from them is none. */
  const indicatorsOf = (facts: TownFacts): ReadonlyMap<string, Indicator> => {
    const known = indicators.get(facts);
    if (known) return known;
    const levels = new Set<string>(visibleLevels(viewer));
    const isVisible = ({ kindIds }: IndicatorDefinition) =>
      kindIds.every((kindId) => levels.has(facts.kinds.get(kindId)?.visibility ?? 'PUBLIC'));
    const made = new Map(
      [...facts.definitions.values()]
        .filter(isVisible)
        .map((rule) => [rule.id, toIndicator(rule, facts.availableIndicatorIds.has(rule.id))]),
    );
    indicators.set(facts, made);
    return made;
  };

  const choose = (facts: TownFacts, ids: readonly string[] | null): Indicator[] => {
    const known = indicatorsOf(facts);
    if (ids === null) return [...known.values()];
    return [...new Set(ids)].map((id) => {
      const indicator = known.get(id);
      if (!indicator) throw badInput(`指標「${id}」はありません。indicators(municipality) の id から選んでください。`);
      return indicator;
    });
  };

  const revisionOf = async (code: string, snapshotId: string | null): Promise<number> => {
    const revision =
      snapshotId === null
        ? services.municipalities.findMunicipality(code)?.revision
        : await findSnapshotRevision(database, code, snapshotId);
    if (revision === undefined) throw notFound(`時点「${snapshotId ?? code}」はありません。`);
    return revision;
  };

  return {
    listIndicators: async (code) => [
      ...indicatorsOf(await towns.getFacts(code, await revisionOf(code, null))).values(),
    ],

    listValues: async (area, { indicatorIds, year, snapshotId, serviceDate }) => {
      const { id: areaId, municipalityCode: code } = area;
      const revision = await revisionOf(code, snapshotId);
      const facts = await towns.getFacts(code, revision);
      const chosen = choose(facts, indicatorIds);
      const ofYear = year ?? presentYear(facts.populationYears, today);
      const read = await values.load({
        code,
        revision,
        areaId,
        year: ofYear,
        serviceDate: serviceDate ?? '',
        indicatorIds: chosen.map(({ id }) => id),
      });
      const byIndicator = new Map(read.map((value) => [value.stored.indicatorId, value]));
      return chosen.map((indicator) => toValue(facts, area, indicator, ofYear, byIndicator.get(indicator.id)));
    },

    listHistory: async ({ id: areaId, municipalityCode: code }, indicatorIds) => {
      const revision = await revisionOf(code, null);
      const facts = await towns.getFacts(code, revision);
      const chosen = choose(facts, indicatorIds);
      const ids = chosen.map(({ id }) => id);
      const read = await values.load({ code, revision, areaId, year: null, serviceDate: '', indicatorIds: ids });
      const byIndicator = Map.groupBy(read, ({ stored }) => stored.indicatorId);
      return chosen.map((indicator) => toHistory(facts, indicator, byIndicator.get(indicator.id) ?? []));
    },

    listPresence: async ({ id, municipalityCode: code }) => {
      const engine = await towns.getEngine(code, await revisionOf(code, null));
      return presencesOf(engine, id, today);
    },

    findUnreached: async (area, indicatorId, year) => {
      const code = area.municipalityCode;
      const revision = await revisionOf(code, null);
      const facts = await towns.getFacts(code, revision);
      const [indicator] = choose(facts, [indicatorId]);
      if (!indicator) return null;
      const ofYear = year ?? presentYear(facts.populationYears, today);
      const [value] = await values.load({
        code,
        revision,
        areaId: area.id,
        year: ofYear,
        serviceDate: '',
        indicatorIds: [indicatorId],
      });
      // the people of a part of an area are told no sooner than those of the whole
      // the people of a part of an area are told no sooner than those of the whole
      if (!value || value.measurement.gapPeople === null) return null;
      const engine = await towns.getEngine(code, revision);
      const on = referenceDayOf(engine.model, ofYear, today);
      return findUnreached(engine, indicator.rule, area.id, on, viewer.audience);
    },
  };
}

function toValue(
  facts: TownFacts,
  area: Area,
  indicator: Indicator,
  year: number,
  read: ReadValue | undefined,
): IndicatorValue {
  const measurement: Measurement = read?.measurement ?? unknown('NO_RECORD');
  const target = findTarget(facts, indicator.id, area.id, year);
  const { state, value, numerator, denominator, gapPeople, low, high } = measurement;
  return {
    area,
    indicator,
    state,
    value,
    numerator,
    denominator,
    gapPeople,
    low,
    high,
    year,
    measurement,
    target: target ?? null,
    achievement: achievementOf({
      value,
      low,
      high,
      target: target?.value ?? null,
      higherIsBetter: indicator.higherIsBetter,
    }),
    method: read?.stored.method ?? methodOf(indicator.rule),
    dataFrom: read?.stored.dataFrom ?? null,
    computedAt: read?.stored.computedAt ?? facts.computedAt,
    revision: facts.revision,
  };
}

/** Every year from the first known of it, or the first with people, to the last; what lies between and isn't known is UNKNOWN. */
function toHistory(facts: TownFacts, indicator: Indicator, read: readonly ReadValue[]): IndicatorHistory {
  const byYear = new Map(read.map(({ stored, measurement }) => [stored.year, measurement]));
  const years = [...facts.populationYears, ...byYear.keys()];
  const first = Math.min(...years);
  const length = years.length === 0 ? 0 : Math.max(...years) - first + 1;
  return {
    indicator,
    points: Array.from({ length }, (_, offset) => {
      const { state, value, numerator, denominator } = byYear.get(first + offset) ?? unknown('NO_RECORD');
      return { year: first + offset, state, value, numerator, denominator };
    }),
  };
}
