export { type ActionReader, createActionReader } from './action.reader.ts';
export { type ActionContext, ActionResolver, AreaActionsResolver, ScenarioActionsResolver } from './action.resolver.ts';
