export { accessByArea, tellAccess } from './accessibility/access-by-area.ts';
export {
  ACCESS_METHODS,
  type AccessMethod,
  accessByMethod,
  capacityOfArea,
  countsAlike,
  sharesCapacity,
  withoutPlaces,
} from './accessibility/access-method.ts';
export { type CostMatrix, costsOfColumns, costsOfWalks } from './accessibility/cost-matrix.ts';
export { catchmentOf, type Decay, type DecayStep } from './accessibility/decay.ts';
export {
  balancedFloatingCatchment,
  type CatchmentInput,
  enhancedFloatingCatchment,
  type FloatingCatchment,
  modifiedFloatingCatchment,
  threeStepFloatingCatchment,
  twoStepFloatingCatchment,
} from './accessibility/floating-catchment.ts';
export { nearestMeters } from './accessibility/nearest.ts';
export { type NearestByArea, type NearestStatistic, nearestByArea } from './accessibility/nearest-by-area.ts';
export { cumulativeOpportunities, gravityAccess, peopleAround } from './accessibility/opportunities.ts';
export { straightCosts } from './accessibility/straight-costs.ts';
export { capacityOfPlaces } from './accessibility/supply-and-demand.ts';
export {
  assignCellsByWeight,
  type BorderCells,
  type WeighedAssignment,
  type WeighedTerritory,
} from './areal/cells-by-weight.ts';
export type { DasymetricWeights } from './areal/dasymetric-weights.ts';
export { type InterpolatedCount, interpolateCount, interpolateRate } from './areal/interpolate.ts';
export { type DivisionMethod, type Overlay, overlay } from './areal/overlay.ts';
export { type ZoneOverlap, zoneOverlaps } from './areal/zone-overlaps.ts';
export { assertAscending, type Breaks, classify, classOf, GAP_SHARE_BREAKS } from './classify/classify.ts';
export { coverageByArea, type Reach, reachMeters, STRAIGHT_LINE_DETOUR } from './coverage/coverage.ts';
export { type BandReach, peopleByBand } from './coverage/people-by-band.ts';
export { findLargestUnreachedCluster, type UnreachedCluster } from './coverage/unreached-cluster.ts';
export { fosterGreerThorbecke } from './inequality/foster-greer-thorbecke.ts';
export { giniIndex, type LorenzCurve, lorenzCurve } from './inequality/lorenz.ts';
export { palmaRatio } from './inequality/palma.ts';
export { type TheilIndex, theilIndex } from './inequality/theil.ts';
export { isochrone } from './isochrone/isochrone.ts';
export { createSurfaceGrid, GRID_RULES, type GridRules, type SurfaceGrid } from './isochrone/surface-grid.ts';
export { type AreaShape, type AreaShapes, areasHolding, NO_SHAPES, toAreaShapes } from './live/area-shapes.ts';
export { CELL_CHANGES, type LiveAnswer } from './live/live-indicator.ts';
export type { LivePlace, LivePlaceChange, LiveQuestion, PlaceFacts } from './live/live-place.ts';
export { LiveTown } from './live/live-town.ts';
export { factsOf, type RegularOpening, scheduleOf, WEEKDAY_NAMES } from './live/regular-opening.ts';
export { type LiveRule, packTownArrays, type TownArrays, unpackTownArrays } from './live/town-arrays.ts';
export { type AreaShares, areaCount, sumByArea, toAreaShares } from './measure/area-shares.ts';
export { assignCells, type CellColumns, type Territory } from './measure/areal-assignment.ts';
export { centroidOf } from './measure/centroid.ts';
export { COMPASS_DIRECTIONS, type CompassDirection, compassDirection } from './measure/compass.ts';
export {
  type CoordinateSystem,
  type Datum,
  findCoordinateSystem,
  findPlaneZone,
  planeRectangular,
  toWgs84,
} from './measure/coordinate-system.ts';
export { distanceToShapeMeters } from './measure/distance-to-shape.ts';
export { type EarthPoints, toEarthPoints } from './measure/earth-points.ts';
export type { ContactKind } from './measure/edge-contact.ts';
export { createLocalDistance, distanceMeters, type LocalDistance } from './measure/geodesic-distance.ts';
export { findLabelPoint } from './measure/label-point.ts';
export type { Lines } from './measure/lines.ts';
export { linesWithin } from './measure/lines-within.ts';
export {
  centreOf,
  findMeshCode,
  type MeshCodeFault,
  type MeshLevel,
  type ParsedMeshCode,
  parseMeshCode,
} from './measure/mesh-code.ts';
export {
  findPrefectureName,
  type MunicipalityCodeFault,
  municipalityCheckDigit,
  type ParsedMunicipalityCode,
  parseMunicipalityCode,
} from './measure/municipality-code.ts';
export { containsPoint } from './measure/point-in-polygon.ts';
export { PointIndex } from './measure/point-index.ts';
export { type MultiPolygon, type Polygon, type Ring, toMultiPolygon } from './measure/polygon.ts';
export { areaSquareMeters } from './measure/polygon-area.ts';
export { findBounds } from './measure/polygon-bounds.ts';
export { areaWithin } from './measure/rectangle-clip.ts';
export { findSelfIntersection, type SelfIntersection } from './measure/self-intersection.ts';
export { ShapeReach } from './measure/shape-reach.ts';
export { asStale, type Measurement, measured, type UnknownReason, unknown, type ValueState } from './measurement.ts';
export { type AreaPeople, LEAST_KNOWN_SHARE, partlyKnown, peopleByArea } from './population/area-people.ts';
export { addMonths, type Day } from './presence/day.ts';
export { type Presence, type PresenceRecord, type PresenceState, presenceOf } from './presence/presence.ts';
export { presenceShare, presenceValue } from './presence/presence-value.ts';
export { perThousandByArea } from './provision/per-thousand.ts';
export { type Random, seededRandom } from './random.ts';
export {
  concludeMostPeople,
  concludeTarget,
  concludeTown,
  type TargetConclusion,
  type TownConclusion,
} from './sensitivity/conclusion.ts';
export {
  type AssumptionChoices,
  MOST_SETTINGS,
  type ParameterSetting,
  parameterGrid,
} from './sensitivity/parameter-grid.ts';
export {
  type ConclusionKey,
  type Holding,
  holdingOf,
  type Stability,
  spansOf,
  stabilityOf,
  type ValueSpan,
} from './sensitivity/stability.ts';
export {
  conclusionWords,
  type SpokenConclusion,
  type StabilityInput,
  stabilitySentence,
} from './sensitivity/stability-sentence.ts';
export { type LineReach, lineSentence } from './sentence/line-sentence.ts';
export { findClusterSentence, sentence, staleSentence } from './sentence/sentence.ts';
export type {
  AccessInput,
  ClusterInput,
  CountInput,
  CoverageInput,
  DeparturesInput,
  DistanceMethod,
  KindMode,
  Language,
  NearestInput,
  PerThousandInput,
  PresenceInput,
  PresenceShareInput,
  RadiusWording,
  ReachWording,
  RoundTripInput,
  SentenceInput,
  Subject,
  TravelTimeInput,
  Words,
} from './sentence/sentence-input.ts';
export { type TravelBand, type TravelWindow, travelMeaning, travelSentence } from './sentence/travel-sentence.ts';
export {
  type ChosenSite,
  type CurvePoint,
  MOST_TIES,
  type NoChoiceReason,
  type NoSitingChoice,
  SITING_EFFORT,
  type SitingAnswer,
  type SitingChoice,
  type SitingEffort,
  type SitingMeans,
  type SitingProgress,
} from './siting/answer.ts';
export { type ChoiceSoFar, choiceSoFar } from './siting/choice-so-far.ts';
export type { CoverageProblem, Unreachable } from './siting/covering.ts';
export { cellsWithinReach, type Incidence } from './siting/incidence.ts';
export type {
  IntegerProgramme,
  IntegerProgrammeOptions,
  IntegerProgrammeSolution,
  IntegerProgrammeSolver,
} from './siting/integer-programme.ts';
export {
  type CoverageAnswer,
  type CoverageProgress,
  maximalCoverage,
  solveMaximalCoverage,
} from './siting/maximal-coverage.ts';
export {
  type AreaLimit,
  type CenterProblem,
  type CostProblem,
  type CoverageLimits,
  type EquityLimit,
  type MaximalCoverageProblem,
  type MedianProblem,
  type SetCoveringProblem,
  SITING_UNITS,
  type SitingMethod,
  type SitingProblem,
} from './siting/problem.ts';
export { siting, solveSiting } from './siting/solve-siting.ts';
export { coverageWhatIf, nearestOf, type PlaceEffect, type WhatIf, type WhatIfEffect } from './siting/what-if.ts';
export { getisOrdGiStar, localMoransI, type MoransI, moransI } from './spatial-pattern/autocorrelation.ts';
export { contiguousNeighbours, searchContiguousNeighbours } from './spatial-pattern/contiguity.ts';
export { type Neighbours, rowStandardised, toNeighbours } from './spatial-pattern/neighbours.ts';
export { neighboursWithin } from './spatial-pattern/neighbours-within.ts';
export { localPValues, type Permutations } from './spatial-pattern/permutations.ts';
export {
  type AreaPattern,
  type PatternKind,
  type PatternRules,
  type SpatialPattern,
  searchSpatialPattern,
  spatialPattern,
} from './spatial-pattern/spatial-pattern.ts';
export { type Achievement, type AchievementInput, achievementOf } from './statistics/achievement.ts';
export { type Audience, isSmallCount, LEAST_SHOWN_PEOPLE, roundToTen } from './statistics/audience.ts';
export type { CellCompany } from './statistics/cell-company.ts';
export { globalEmpiricalBayes, localEmpiricalBayes } from './statistics/empirical-bayes.ts';
export { falseDiscoveryAdjusted } from './statistics/false-discovery.ts';
export {
  type FunnelInput,
  type FunnelPoint,
  type FunnelPosition,
  funnelLimits,
  funnelPoint,
} from './statistics/funnel.ts';
export { type FunnelDispersion, funnelDispersion } from './statistics/funnel-dispersion.ts';
export type { FunnelKind } from './statistics/funnel-kind.ts';
export type { Interval } from './statistics/interval.ts';
export {
  type CellGround,
  type LevelledCells,
  type LevellingOptions,
  levelledTens,
  levelSmallCells,
} from './statistics/level-small-cells.ts';
export { byarInterval, exactPoissonInterval, poissonInterval } from './statistics/poisson-interval.ts';
export { type CountedPeople, publishDifference, publishMeasurement } from './statistics/publish-measurement.ts';
export type { SumRow } from './statistics/sum-row.ts';
export { withheldRows } from './statistics/suppression.ts';
export { weightedQuantileInPlace } from './statistics/weighted-quantile.ts';
export { wilsonInterval } from './statistics/wilson-interval.ts';
export { type Arcs, ShortestPaths } from './street/shortest-paths.ts';
export { nearestStreetMeters } from './street/street-distances.ts';
export { buildStreetGraph, type StreetGraph, type StreetWays } from './street/street-graph.ts';
export { streetGraphOfInts, streetGraphToInts } from './street/street-graph-ints.ts';
export { SNAP_LIMIT_METERS, type SnappedPoints, StreetNetwork } from './street/street-network.ts';
export { findIslets, ISLET_METERS } from './street/street-pieces.ts';
export { linesOfPieces, type StreetPieces, streetLines, streetReach } from './street/street-reach.ts';
export { findWayFault, isClosedNode, type Tags, type WayFault } from './street/walkable.ts';
export { cellsWithinWalk, joinWalks, turnWalks, type Walks, walksWithin } from './street/walks.ts';
export { type AddedRun, changeRuns, type RemovedRun, type RunChanges, startsOf } from './transit/change-runs.ts';
export {
  countDepartures,
  countDirectedDepartures,
  DEPARTURE_BANDS,
  type DirectedPattern,
  departureBand,
  directionKey,
  type RunningPattern,
} from './transit/departures.ts';
export { findJourney, type Journey, type JourneyLeg } from './transit/journey.ts';
export { type LastRides, type LastRuns, lastRidesFrom } from './transit/last-ride.ts';
export { createNetwork, reverseNetwork, type TransitNetwork } from './transit/network.ts';
export { type ArrivalProfile, searchProfile } from './transit/profile.ts';
export { type DepartureWindow, lastMomentsToLeave, minutesOf, searchWindow } from './transit/range-raptor.ts';
export { RaptorSearch, RIDE_RULES, type RideRules } from './transit/raptor.ts';
export type { FrequencyColumns } from './transit/runs.ts';
export { runsOn, type ServiceCalendar } from './transit/service-day.ts';
export { legsOf, type StopLegs, type StopLegTable, toStopLegs, walkSeconds } from './transit/stop-legs.ts';
export { joinStopPlaces, SAME_PLACE_METERS, type StopPlaces, type TransitStop } from './transit/stop-place.ts';
export { NO_TIME, type RefusedTrip, type StopTimeColumns, type TripFault, UNREACHED } from './transit/stop-times.ts';
export { straightWalks } from './transit/straight-walks.ts';
export {
  buildTimetable,
  type DayRuns,
  layOutTimetable,
  readDayRuns,
  type Timetable,
  type TimetableInput,
} from './transit/timetable.ts';
export {
  type Opening,
  ROUND_TRIP_RULES,
  type RoundTripRules,
  type RoundTrips,
  roundTrips,
  searchRoundTrips,
} from './travel-time/round-trip.ts';
export { searchTravelTimeFrom, type TravelTimeFrom, travelTimeFrom } from './travel-time/travel-time-from.ts';
export {
  searchTravelTimeToNearest,
  type TravelTimeToNearest,
  travelTimeToNearest,
} from './travel-time/travel-time-to-nearest.ts';
export {
  type Bounds,
  INDICATOR_UNITS,
  type IndicatorUnit,
  type LngLat,
  type Meters,
  type Points,
  type Ratio,
  type Seconds,
  type SquareMeters,
} from './units.ts';
