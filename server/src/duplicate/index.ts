export { DuplicateResolver } from './duplicate.resolver.ts';
export { type DuplicatePair, findDuplicates } from './find-duplicates.ts';
export { type ComparedResource, type Likeness, likenessOf, type Reason } from './likeness.ts';
