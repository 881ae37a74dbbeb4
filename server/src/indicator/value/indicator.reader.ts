import type { Viewer } from '../../account/index.ts';
import type { Area } from '../../area/index.ts';
import type { Statements } from '../../database/index.ts';
import { maySeePatterns } from '../../disclosure/index.ts';
import type { MunicipalityReader } from '../../municipality/index.ts';
import type { SiteChange } from '../../site-change/index.ts';
import { type TripChange, type TripTrial, tryTrips } from '../../transit/index.ts';
import { badInput, notFound, UserError } from '../../wire/index.ts';
import { type KindPresence, presencesOf } from '../compute/presence-today.ts';
import { presentYear, referenceDayOf } from '../compute/reference-days.ts';
import type { AreaPattern } from '../pattern/area-pattern.ts';
import { assertPattern } from '../pattern/derivation.ts';
import { createPatternReader, type PatternDay } from '../pattern/pattern.reader.ts';
import { readAreaPattern } from '../pattern/read-area-pattern.ts';
import { findUnreached, type UnreachedCluster } from '../reach/unreached-cluster.ts';
import { askSensitivity } from '../sensitivity/ask-sensitivity.ts';
import type { FindingId } from '../sensitivity/finding.ts';
import type { Sensitivity } from '../sensitivity/sensitivity.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Day } from '../town/town-model.ts';
import type { Towns } from '../town/towns.ts';
import { assertCoverage, refuseCoverage } from '../what-if/coverage-fault.ts';
import { type CoverageTown, toCoverageTown } from '../what-if/coverage-town.ts';
import { getLiveGround, type LiveGround } from '../what-if/live-ground.ts';
import { listStandingShapes } from '../what-if/place-sites.repository.ts';
import { type TrialTown, toTrialTown } from '../what-if/trial-town.ts';
import { trySites } from '../what-if/try-sites.ts';
import type { Indicator } from './indicator.ts';
import type { IndicatorHistory } from './indicator-history.ts';
import type { IndicatorValue } from './indicator-value.ts';
import { findSnapshotRevision } from './snapshot.repository.ts';
import { toHistory, toValue } from './to-value.ts';
import { createValueLoader } from './value-loader.ts';
import { VisibleIndicators } from './visible-indicators.ts';

/** Which of an area's values; null: all indicators, the present year, the town as it stands. */
export interface ValueArguments {
  readonly indicatorIds: readonly string[] | null;
  readonly year: number | null;
  readonly snapshotId: string | null;
  readonly serviceDate: Day | null;
}

/** What is tried of a town. */
export interface TownChanges {
  readonly trips: readonly TripChange[];
  /** Only of places that the viewer may know the whereabouts of: what would change without one tells where it is. */
  readonly sites: readonly SiteChange[];
}

type AreaKey = Pick<Area, 'id' | 'municipalityCode'>;

/** Numbers as one request reads them: what many areas ask for is one statement, and disclosed to the request's viewer. */
export interface IndicatorReader {
  listIndicators(code: string): Promise<Indicator[]>;
  listValues(area: Area, selection: ValueArguments): Promise<IndicatorValue[]>;
  listHistory(area: AreaKey, indicatorIds: readonly string[]): Promise<IndicatorHistory[]>;
  /** ある・ない・未確認 today, of every kind whose presence is of interest. */
  listPresence(area: AreaKey): Promise<KindPresence[]>;
  findUnreached(area: AreaKey, indicatorId: string, year: number | null): Promise<UnreachedCluster | null>;
  /**
   * A coverage indicator of a town as it stands, to ask what other places would do.
   * @throws BAD_USER_INPUT where the indicator is none of coverage, or nothing is known that its people could be counted from
   */
  getCoverageTown(code: string, indicatorId: string): Promise<CoverageTown>;
  /**
   * All that もし置いたら of an indicator is worked out from, exactly, whoever asks: where `everybody` is told for staff alone.
   * @throws BAD_USER_INPUT where the indicator is none of coverage, access or departures, or nothing is known that its numbers could be made of
   */
  getLiveGround(code: string, indicatorId: string): Promise<LiveGround>;
  /**
   * A town on a service day, as it stands and if its timetables and places changed. `serviceDate` null: the day that all are shown.
   * @throws BAD_USER_INPUT where its timetables change and it has none
   */
  getTrialTown(code: string, serviceDate: Day | null, changes: TownChanges): Promise<TrialTown>;
  /**
   * All areas of a town beside each other.
   * @throws FORBIDDEN for who is no staff, BAD_USER_INPUT where the indicator counts no people
   */
  getPattern(code: string, indicatorId: string, year: number | null): Promise<AreaPattern>;
  /** @throws BAD_USER_INPUT where the town has no such indicator, or the viewer may not know of it */
  getIndicator(code: string, indicatorId: string): Promise<Indicator>;
  /**
   * A conclusion about an area under other assumptions; `finding` null: the one that matters most.
   * @throws BAD_USER_INPUT where nothing could be set otherwise, or the conclusion can't be drawn there
   */
  getSensitivity(area: Area, indicatorId: string, finding: FindingId | null): Promise<Sensitivity>;
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
  const values = createValueLoader(database, towns, viewer.audience, today);
  const indicators = new VisibleIndicators(viewer);
  const patterns = createPatternReader({ database, towns, values, audience: viewer.audience, today });
  const snapshots = new Map<string, Promise<number | undefined>>();

  const revisionOfSnapshot = (code: string, id: string): Promise<number | undefined> => {
    const key = `${code} ${id}`;
    const revision = snapshots.get(key) ?? findSnapshotRevision(database, code, id);
    snapshots.set(key, revision);
    return revision;
  };

  /** The town as it stands, or as it stood at a 時点. */
  const factsOf = async (code: string, snapshotId: string | null = null): Promise<TownFacts> => {
    const current = services.municipalities.findMunicipality(code)?.revision;
    if (current === undefined)
      throw notFound(`市町村「${code}」はありません。municipalities の code から選んでください。`);
    const revision = snapshotId === null ? current : await revisionOfSnapshot(code, snapshotId);
    if (revision === undefined)
      throw notFound(`時点「${snapshotId}」はありません。snapshots の id から選んでください。`);
    return towns.getFacts(code, revision);
  };

  const chosenOf = (facts: TownFacts, id: string): Indicator => {
    const [indicator] = indicators.choose(facts, [id]);
    if (!indicator) throw new Error(`${id} was chosen and is not there`);
    return indicator;
  };

  const readDerived = async (facts: TownFacts, areaId: string, { derivation }: Indicator, day: PatternDay) => {
    if (!derivation) return undefined;
    const { read, finding } = await patterns.findDerived(facts, areaId, derivation, day);
    return { ...read, finding };
  };

  return {
    listIndicators: async (code) => indicators.list(await factsOf(code)),

    listValues: async (area, { indicatorIds, year, snapshotId, serviceDate }) => {
      const { id: areaId, municipalityCode: code } = area;
      const facts = await factsOf(code, snapshotId);
      const chosen = indicators.chooseAny(facts, indicatorIds);
      const ofYear = year ?? presentYear(facts.populationYears, today);
      const day = { year: ofYear, serviceDate };
      const read = await values.load({
        code,
        revision: facts.revision,
        areaId,
        year: ofYear,
        serviceDate,
        indicatorIds: storedIds(chosen),
      });
      const byIndicator = new Map(read.map((value) => [value.stored.indicatorId, value]));
      return Promise.all(
        chosen.map(async (indicator) => {
          const derived = await readDerived(facts, areaId, indicator, day);
          return toValue(facts, area, indicator, day, derived ?? byIndicator.get(indicator.id));
        }),
      );
    },

    listHistory: async ({ id: areaId, municipalityCode: code }, ids) => {
      const facts = await factsOf(code);
      const chosen = indicators.chooseAny(facts, ids);
      const indicatorIds = storedIds(chosen);
      const { revision } = facts;
      const read = await values.load({ code, revision, areaId, year: null, serviceDate: null, indicatorIds });
      const byIndicator = Map.groupBy(read, ({ stored }) => stored.indicatorId);
      return Promise.all(
        chosen.map(async (indicator) => {
          const days = indicator.derivation ? facts.populationYears.map((year) => ({ year, serviceDate: null })) : [];
          const derived = await Promise.all(days.map((day) => readDerived(facts, areaId, indicator, day)));
          const known = derived.flatMap((value) => (value ? [value] : []));
          return toHistory(facts, indicator, byIndicator.get(indicator.id) ?? known);
        }),
      );
    },

    listPresence: async ({ id, municipalityCode: code }) => {
      const { revision } = await factsOf(code);
      return presencesOf(await towns.getEngine(code, revision), id, today);
    },

    findUnreached: async ({ id: areaId, municipalityCode: code }, indicatorId, year) => {
      const facts = await factsOf(code);
      const [indicator] = indicators.choose(facts, [indicatorId]);
      if (!indicator) return null;
      const { revision } = facts;
      const ofYear = year ?? presentYear(facts.populationYears, today);
      const indicatorIds = [indicatorId];
      const [value] = await values.load({ code, revision, areaId, year: ofYear, serviceDate: null, indicatorIds });
      // the people of a part of an area are told no sooner than those of the whole
      if (!value || value.measurement.gapPeople === null) return null;
      const engine = await towns.getEngine(code, revision);
      const on = referenceDayOf(engine.model, ofYear, today);
      return findUnreached(engine, indicator.rule, areaId, on, viewer.audience);
    },

    getPattern: async (code, indicatorId, year) => {
      if (!maySeePatterns(viewer.audience))
        throw new UserError(
          'FORBIDDEN',
          '地区のちがいは、職員が計画づくりの参考に見る画面です。職員として開きなおしてください。',
        );
      const facts = await factsOf(code);
      const indicator = chosenOf(facts, indicatorId);
      assertPattern(indicator.rule);
      const ofYear = year ?? presentYear(facts.populationYears, today);
      return readAreaPattern(patterns, facts, indicator, { year: ofYear, serviceDate: null });
    },

    getIndicator: async (code, indicatorId) => chosenOf(await factsOf(code), indicatorId),

    getTrialTown: async (code, serviceDate, { trips: tripChanges, sites: siteChanges }) => {
      const facts = await factsOf(code);
      const engine = await towns.getEngine(code, facts.revision);
      const shownDay = engine.timetable?.findServiceDay(today);
      const day = engine.timetable ? (serviceDate ?? shownDay ?? null) : null;
      if (tripChanges.length > 0 && day === null)
        throw badInput('時刻表がまだないため、便が変わった場合がわかりません。時刻表(GTFS)を先に取り込んでください。');
      const on = referenceDayOf(engine.model, presentYear(facts.populationYears, today), today, day);
      const trips = day === null ? NO_TRIPS : await tryTrips(database, code, day, tripChanges);
      const counted = day === null ? undefined : engine.timetable?.countOn(day);
      const sites = await trySites({ database, model: engine.model, on, changes: siteChanges, counted });
      // of another day than the one that all see councils are told tens, as `values` does
      const isShownDay = day === null || day === shownDay;
      const audience = viewer.audience === 'STAFF' || isShownDay ? viewer.audience : 'PUBLIC';
      return toTrialTown({ facts, engine, on, day, audience, trips, sites });
    },

    getSensitivity: async (area, indicatorId, finding) => {
      const facts = await factsOf(area.municipalityCode);
      const indicator = chosenOf(facts, indicatorId);
      const engine = await towns.getEngine(facts.code, facts.revision);
      const on = referenceDayOf(engine.model, presentYear(facts.populationYears, today), today);
      return askSensitivity({ facts, engine, indicator, on, audience: viewer.audience, area, finding });
    },

    getCoverageTown: async (code, indicatorId) => {
      const facts = await factsOf(code);
      const indicator = chosenOf(facts, indicatorId);
      assertCoverage(indicator);
      const engine = await towns.getEngine(code, facts.revision);
      const on = referenceDayOf(engine.model, presentYear(facts.populationYears, today), today);
      const town = toCoverageTown(facts, engine, indicator, on, viewer.audience);
      return typeof town === 'string' ? refuseCoverage(indicator, town) : town;
    },

    getLiveGround: async (code, indicatorId) => {
      const facts = await factsOf(code);
      const engine = await towns.getEngine(code, facts.revision);
      const on = referenceDayOf(engine.model, presentYear(facts.populationYears, today), today);
      return getLiveGround(facts, engine, chosenOf(facts, indicatorId), on, () => listStandingShapes(database, code));
    },
  };
}

const NO_TRIPS: TripTrial = { changes: [], patterns: [], removed: [], added: [] };

/** What is derived is in no table. */
function storedIds(chosen: readonly Indicator[]): string[] {
  return chosen.flatMap(({ id, derivation }) => (derivation ? [] : [id]));
}
