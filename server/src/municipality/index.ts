export { creditsOf } from './credits.ts';
export type { MunicipalityReader } from './municipality.reader.ts';
export { createMunicipalityReader } from './municipality.reader.ts';
export { listDatasets } from './municipality.repository.ts';
export { type MunicipalityContext, MunicipalityResolver } from './municipality.resolver.ts';
export { Municipality } from './municipality.ts';
export { municipalitiesOfIds, municipalityOfId, parseMunicipalityCode } from './municipality-code.ts';
export { type Register, Registry } from './register.ts';
export { SourceCredit } from './source-credit.ts';
