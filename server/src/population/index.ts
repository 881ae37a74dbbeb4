export { disclosePeople, type PeopleTable } from './disclose-people.ts';
export { createPopulationReader } from './population.reader.ts';
export { AreaPopulationResolver, MunicipalityYearsResolver, type PopulationContext } from './population.resolver.ts';
