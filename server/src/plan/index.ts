export { createPlanReader } from './plan.reader.ts';
export { type PlanContext, PlanResolver } from './plan.resolver.ts';
