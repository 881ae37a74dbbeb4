export { ByteCache } from './byte-cache.ts';
export { Coalesced } from './coalesced.ts';
export { RecentlyUsed } from './recently-used.ts';
