import { cacheExchange, type KeyingConfig, type UpdateResolver } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

/** Parts of their parent: the same indicator or kind says different things in another town, or in another year. */
const embedded = () => null;

const keys: KeyingConfig = {
  AddedPlace: embedded,
  AddressPlace: embedded,
  AreaEvents: embedded,
  AreaLastRide: embedded,
  AreaPattern: embedded,
  AreaTransit: embedded,
  BusLineSource: embedded,
  CapacityChange: embedded,
  ComparedScenario: embedded,
  ComparedTogether: embedded,
  ScenarioComparison: embedded,
  ScenarioConflict: embedded,
  ChangedPlace: embedded,
  DecidedRow: embedded,
  DepartureBand: embedded,
  DeparturesChange: embedded,
  Duplicate: embedded,
  DuplicateReason: embedded,
  Duplicates: embedded,
  EventConnection: embedded,
  EventEdge: embedded,
  EventKindCount: embedded,
  EventOverview: embedded,
  ExplainedParameter: embedded,
  Explanation: embedded,
  FieldChange: embedded,
  FieldProvenance: embedded,
  FieldVisibility: embedded,
  Funnel: embedded,
  FunnelStep: embedded,
  HistoryPoint: embedded,
  ImportCell: embedded,
  ImportChanges: embedded,
  ImportColumn: embedded,
  ImportConnection: embedded,
  ImportCounts: embedded,
  ImportFieldChange: embedded,
  ImportIssue: embedded,
  ImportMatching: embedded,
  ImportPlace: embedded,
  ImportPlaceCounts: embedded,
  ImportProblem: embedded,
  ImportProgress: embedded,
  ImportRecordChange: embedded,
  ImportRecordChangeConnection: embedded,
  ImportRow: embedded,
  ImportRowConnection: embedded,
  ImportRowNote: embedded,
  ImportSaid: embedded,
  ImportSheet: embedded,
  ImportSuggestion: embedded,
  ImportTargetField: embedded,
  ImportUnknownKind: embedded,
  Indicator: embedded,
  IndicatorHistory: embedded,
  IndicatorValue: embedded,
  LastRide: embedded,
  LineCoverage: embedded,
  LineCoverageStop: embedded,
  LineRun: embedded,
  LorenzPoint: embedded,
  MergedResource: embedded,
  Merger: embedded,
  Municipality: (municipality) => (typeof municipality['code'] === 'string' ? municipality['code'] : null),
  MoransIndex: embedded,
  NearMachiAza: embedded,
  OpeningsChange: embedded,
  PageInfo: embedded,
  PlaceMove: embedded,
  PlaceRemoval: embedded,
  PatternArea: embedded,
  PlanTarget: embedded,
  Population: embedded,
  PopulationYear: embedded,
  Presence: embedded,
  RecognisedFileType: embedded,
  ReferenceServiceDay: embedded,
  RemovedResource: embedded,
  ResourceChange: embedded,
  ResourceConnection: embedded,
  ResourceDuplicate: embedded,
  ResourceEdge: embedded,
  ResourceKind: embedded,
  ResourceProvenance: embedded,
  ReviewDecisionAtOnce: embedded,
  ReviewDecisions: embedded,
  ReviewImport: embedded,
  ReviewReason: embedded,
  ReviewRowConnection: embedded,
  RunningLine: embedded,
  ScenarioChange: embedded,
  ScheduleReading: embedded,
  SearchHit: embedded,
  Sensitivity: embedded,
  SensitivityAssumption: embedded,
  SensitivityVariant: embedded,
  Session: embedded,
  ShortLink: embedded,
  SitedPlace: embedded,
  SitingAreaLeft: embedded,
  SitingObjective: embedded,
  NextPlaceSensitivity: embedded,
  NextPlaceVariant: embedded,
  SitingPlan: embedded,
  SitingStep: embedded,
  SourceCredit: embedded,
  StopDeparture: embedded,
  StopDirection: embedded,
  StopLine: embedded,
  StopPlace: embedded,
  StopTimetable: embedded,
  Target: embedded,
  TheilParts: embedded,
  Transit: embedded,
  TravelBand: embedded,
  TravelPeople: embedded,
  TravelTime: embedded,
  Trial: embedded,
  TrialBand: embedded,
  TrialCell: embedded,
  TrialChange: embedded,
  TrialIndicator: embedded,
  TrialPeople: embedded,
  TrialStop: embedded,
  TrialValues: embedded,
  TripChange: embedded,
  UndoneReviewDecision: embedded,
  UnreachedCluster: embedded,
};

/** One edit moves presence, counts and values of every area that its place reaches: what is on screen is asked for again. */
const askAgain: UpdateResolver = (_result, _args, cache) => {
  for (const { fieldKey, fieldName, arguments: variables } of cache.inspectFields('Query')) {
    // pages read before the edit and after it don't make one list
    const id = fieldName === 'area' ? variables?.['id'] : null;
    if (typeof id === 'string') cache.invalidate({ __typename: 'Area', id }, 'resources');
    cache.invalidate('Query', fieldKey);
  }
};

/** 約束 stand with their scenario and on the cards of their areas. */
const askActionsAgain: UpdateResolver = (_result, _args, cache) => {
  for (const { fieldKey, fieldName, arguments: variables } of cache.inspectFields('Query')) {
    const id = fieldName === 'area' ? variables?.['id'] : null;
    if (typeof id === 'string') cache.invalidate({ __typename: 'Area', id }, 'actions');
    if (fieldName === 'scenario' || fieldName === 'actions') cache.invalidate('Query', fieldKey);
  }
};

/** Imports whose numbers are on screen. */
const arrived = new Set<string>();

/** A publication works in the background: once it and its numbers are done, the town is asked for again. */
const askTownAgain: UpdateResolver = (result, _args, cache) => {
  const job = result['importJob'] as { id?: string; state?: string; activity?: string | null } | null;
  if (job?.id === undefined || job.state !== 'PUBLISHED' || job.activity !== null || arrived.has(job.id)) return;
  arrived.add(job.id);
  for (const { fieldKey, fieldName } of cache.inspectFields('Query'))
    if (!fieldName.startsWith('import')) cache.invalidate('Query', fieldKey);
};

export const createCache = () =>
  cacheExchange({
    keys,
    // page after page of an area's resources is one list
    resolvers: { Area: { resources: relayPagination() } },
    updates: {
      Mutation: {
        createResource: askAgain,
        removeResource: askAgain,
        updateResource: askAgain,
        confirmResource: askAgain,
        recordPresence: askAgain,
        createAgreement: askAgain,
        updateAgreement: askAgain,
        removeAgreement: askAgain,
        createAssignment: askAgain,
        updateAssignment: askAgain,
        removeAssignment: askAgain,
        undoEdit: askAgain,
        createAction: askActionsAgain,
        updateAction: askActionsAgain,
        removeAction: askActionsAgain,
        undoActionEdit: askActionsAgain,
        createEvent: askAgain,
        updateEvent: askAgain,
        removeEvent: askAgain,
        undoEventEdit: askAgain,
        undoImport: askAgain,
        decideReviewRows: askAgain,
        decideReviewRowsAtOnce: askAgain,
        undoReviewDecision: askAgain,
        undoReviewDecisions: askAgain,
        mergeResources: askAgain,
        undoMerger: askAgain,
        keepApart: askAgain,
        undoKeepApart: askAgain,
      },
      Query: { importJob: askTownAgain },
    },
  });
