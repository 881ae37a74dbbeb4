import type { AccountContext, Viewer } from '../account/index.ts';
import { type ActionContext, createActionReader } from '../action/index.ts';
import { type AgreementContext, createAgreementReader } from '../agreement/index.ts';
import { type AreaCaches, type AreaContext, createAreaCaches, createAreaReader } from '../area/index.ts';
import { type AssignmentContext, createAssignmentReader } from '../assignment/index.ts';
import type { Database } from '../database/index.ts';
import { createResourceRecordReader, type EditContext } from '../edit/index.ts';
import type { EmbeddingContext } from '../embedding/index.ts';
import { createEventReader, type EventContext } from '../event/index.ts';
import type { ImportContext, ImportJobs } from '../import/index.ts';
import {
  type AreaTransitContext,
  type ComputeQueue,
  createAreaTransitReader,
  createIndicatorReader,
  createValueTeller,
  dayInTokyo,
  type IndicatorContext,
  type Towns,
  type ValueTellerContext,
} from '../indicator/index.ts';
import { createIsochroneReader, type IsochroneContext, Surfaces } from '../isochrone/index.ts';
import { createMunicipalityReader, type MunicipalityContext, type Register, Registry } from '../municipality/index.ts';
import { createPlanReader, type PlanContext } from '../plan/index.ts';
import { createPopulationReader, type PopulationContext } from '../population/index.ts';
import { createResourceKindReader, createResourceReader, type ResourceContext } from '../resource/index.ts';
import type { ScenarioContext } from '../scenario/index.ts';
import { NameIndexes, type SearchContext } from '../search/index.ts';
import type { ShortLinkContext } from '../short-link/index.ts';
import type { SitingContext } from '../siting/index.ts';
import { type ServedDayContext, ServedDays, type TransitContext } from '../transit/index.ts';

/** What a server is wired with at its start. */
interface CoreServices {
  readonly database: Database;
  readonly towns: Towns;
  readonly computeQueue: ComputeQueue;
  readonly importJobs: ImportJobs;
  readonly embedOrigins: readonly string[];
}

/** What lives as long as the server and every request shares. */
export interface Services extends CoreServices {
  readonly registry: Registry;
  readonly areaCaches: AreaCaches;
  readonly names: NameIndexes;
  readonly surfaces: Surfaces;
  readonly servedDays: ServedDays;
}

export function createServices({ database, towns, computeQueue, importJobs, embedOrigins }: CoreServices): Services {
  return {
    database,
    registry: new Registry(database),
    towns,
    computeQueue,
    importJobs,
    embedOrigins,
    areaCaches: createAreaCaches(),
    names: new NameIndexes(database),
    surfaces: new Surfaces(),
    servedDays: new ServedDays(database),
  };
}

/** Who asks, when, and of which state: with the question itself this is all that an answer depends on. */
export interface Occasion {
  readonly viewer: Viewer;
  /** The day it is in Asia/Tokyo, YYYY-MM-DD. */
  readonly today: string;
  readonly register: Register;
}

export async function readOccasion({ registry }: Services, viewer: Viewer): Promise<Occasion> {
  return { viewer, today: dayInTokyo(new Date()), register: await registry.read() };
}

/** The sum of what the slices ask for. */
export interface Context
  extends AccountContext,
    MunicipalityContext,
    AreaContext,
    PopulationContext,
    ResourceContext,
    IndicatorContext,
    ValueTellerContext,
    EditContext,
    EmbeddingContext,
    EventContext,
    ActionContext,
    PlanContext,
    AgreementContext,
    AssignmentContext,
    ImportContext,
    TransitContext,
    IsochroneContext,
    ServedDayContext,
    AreaTransitContext,
    SearchContext,
    ShortLinkContext,
    ScenarioContext,
    SitingContext {
  readonly today: string;
  /** What is found out of the answer while it is made. */
  readonly answer: {
    /** Asked again, the same question on the same occasion has the same answer. */
    isRepeatable: boolean;
    /** It holds what changes without a revision: it is never kept. */
    isMoving: boolean;
  };
}

/**
 * What one request reads through: made anew for each, so that nothing it loaded outlives it.
 * @param signal aborted where the asker has gone before the answer
 */
export function createContext(services: Services, occasion: Occasion, signal: AbortSignal): Context {
  const { viewer, today } = occasion;
  return {
    ...createReaders(services, occasion, signal),
    viewer,
    today,
    signal,
    answer: { isRepeatable: false, isMoving: false },
    database: services.database,
    computeQueue: services.computeQueue,
    importJobs: services.importJobs,
    embedOrigins: services.embedOrigins,
    names: services.names,
    servedDays: services.servedDays,
    // Apollo works on a copy of what it is given: the copy is what has to be renewed
    async renew(this: object) {
      Object.assign(this, createReaders(services, { ...occasion, register: await services.registry.read() }, signal));
    },
  };
}

function createReaders(
  { database, areaCaches, towns, surfaces, servedDays }: Services,
  { viewer, today, register }: Occasion,
  signal: AbortSignal,
) {
  const municipalities = createMunicipalityReader(database, register);
  const areas = createAreaReader(database, areaCaches, { today, stamp: register.stamp });
  const indicators = createIndicatorReader({ database, towns, municipalities, viewer, today });
  return {
    municipalities,
    areas,
    events: createEventReader(database, today),
    actions: createActionReader(database, today),
    plans: createPlanReader(database, { areas, indicators }),
    populations: createPopulationReader(towns, municipalities, viewer),
    resourceRecords: createResourceRecordReader(database, viewer),
    resources: createResourceReader(database, { viewer, today }),
    indicators,
    isochrones: createIsochroneReader({ database, towns, surfaces, municipalities, areas, viewer, today, signal }),
    areaTransit: createAreaTransitReader({ towns, servedDays, municipalities, viewer, today }),
    valueTeller: createValueTeller(towns, today, viewer.audience),
    resourceKinds: createResourceKindReader(database, viewer),
    agreements: createAgreementReader(database, { viewer, today }),
    assignments: createAssignmentReader(database, { viewer, today }),
  };
}
