export { createPopulationReader } from './population.reader.ts';
export { AreaPopulationResolver, MunicipalityYearsResolver, type PopulationContext } from './population.resolver.ts';
