export { JsonText, stringify } from './json-text.ts';
export { DateScalar, DateTimeScalar, GeoJsonScalar, JsonScalar } from './scalars.ts';
