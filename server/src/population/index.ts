export { createPopulationReader, type PopulationReader } from './population.reader.ts';
export { AreaPopulationResolver, MunicipalityYearsResolver, type PopulationContext } from './population.resolver.ts';
export type { Population } from './population.ts';
