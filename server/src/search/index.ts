export { NameIndexes } from './name-indexes.ts';
export { type SearchContext, SearchResolver } from './search.resolver.ts';
