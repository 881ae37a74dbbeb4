export type { MunicipalityReader } from './municipality.reader.ts';
export { createMunicipalityReader } from './municipality.reader.ts';
export { type MunicipalityContext, MunicipalityResolver } from './municipality.resolver.ts';
export { Municipality } from './municipality.ts';
export { municipalitiesOfIds, municipalityOfId, parseMunicipalityCode } from './municipality-code.ts';
export { SourceCredit } from './source-credit.ts';
