export { ComparisonResolver } from './comparison.resolver.ts';
export { findScenario, listScenariosByIds } from './scenario.repository.ts';
export { ScenarioResolver } from './scenario.resolver.ts';
export { Scenario } from './scenario.ts';
export { ScenarioChangeInput } from './scenario-change.ts';
export type { ScenarioContext } from './scenario-context.ts';
export { TrialResolver } from './trial.resolver.ts';
export { tryUnsaved } from './try-scenario.service.ts';
