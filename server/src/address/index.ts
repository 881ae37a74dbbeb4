export { addressTextKey } from './address-key.ts';
export { type AddressMatch, Gazetteer, type GazetteerEntry } from './gazetteer.ts';
export {
  ADDRESS_LEVEL_WORDS,
  ADDRESS_LEVELS,
  type AddressLevel,
  type PlaceLevel,
} from './place-level.ts';
export { readGazetteer } from './read-gazetteer.ts';
export { type AddressTown, TownMatcher } from './town-matcher.ts';
