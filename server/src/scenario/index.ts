export { ScenarioResolver } from './scenario.resolver.ts';
export type { ScenarioContext } from './scenario-context.ts';
export { TrialResolver } from './trial.resolver.ts';
