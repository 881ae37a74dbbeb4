// the decorators need it, whichever door one comes in by
import 'reflect-metadata';

export { loadMany, loadOne, loadTogether } from './batch.ts';
export { BROTLI_QUALITY, EncodedBytes } from './encoded.ts';
export { badInput, type ErrorCode, notFound, tooComplex, UserError } from './errors.ts';
export { stringify } from './json-text.ts';
export { Language, type Names, nameIn } from './language.ts';
export { selectedFields } from './look-ahead.ts';
export { numberText } from './number-text.ts';
export { PageInfo } from './page-info.ts';
export { problem } from './problem.ts';
export { DateScalar, DateTimeScalar, GeoJsonScalar, JsonScalar } from './scalars.ts';
export { appendVary, sendEncoded } from './send-encoded.ts';
