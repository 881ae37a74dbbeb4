// the decorators need it, and the command line comes here without having started a server
import 'reflect-metadata';

export { createAreaTransitReader } from './area-transit/area-transit.reader.ts';
export {
  AreaOfTransitResolver,
  type AreaTransitContext,
  AreaTransitResolver,
} from './area-transit/area-transit.resolver.ts';
export {
  type ComputeOptions,
  type ComputeProgress,
  type ComputeResult,
  type ComputeServices,
  computeMunicipality,
} from './compute/compute-municipality.ts';
export { ComputeQueue } from './compute/compute-queue.ts';
export { computeOutdated, keepCurrent } from './compute/keep-current.ts';
export { needsTimetable } from './compute/measure-areas.ts';
export { presentYear } from './compute/reference-days.ts';
export type { TownEngine } from './compute/town-engine.ts';
export { AreaPatternResolver, LorenzPointResolver, PatternAreaResolver } from './pattern/area-pattern.resolver.ts';
export { listReachedCells, type ReachedCell } from './reach/cell-reach.ts';
export { findReachedStreets } from './reach/reached-streets.ts';
export { assumedWords } from './sensitivity/assumption-words.ts';
export type { ReachVariant } from './sensitivity/reach-variants.ts';
export { SensitivityResolver } from './sensitivity/sensitivity.resolver.ts';
export { HoldingEnum, SensitivityAssumption } from './sensitivity/sensitivity.ts';
export { shownPeople } from './shown/shown-people.ts';
export { shownTown } from './shown/shown-town.ts';
export { type Clock, dayInTokyo } from './today.ts';
export type { TownFacts } from './town/town-facts.ts';
export { Towns } from './town/towns.ts';
export { areaPeopleTable, sumsOfModel } from './value/area-people-table.ts';
export { AreaValuesResolver, type IndicatorContext } from './value/area-values.resolver.ts';
export { createIndicatorReader, type IndicatorReader } from './value/indicator.reader.ts';
export { IndicatorResolver, MunicipalityIndicatorsResolver } from './value/indicator.resolver.ts';
export { Indicator } from './value/indicator.ts';
export { IndicatorValueResolver, type ValueTellerContext } from './value/indicator-value.resolver.ts';
export { IndicatorValue, ValueStateEnum } from './value/indicator-value.ts';
export { createValueTeller, type ValueTeller } from './value/value-teller.ts';
export type { CoverageTown } from './what-if/coverage-town.ts';
export type { LiveGround } from './what-if/live-ground.ts';
export type { TrialTown } from './what-if/trial-town.ts';
