export { addressTextKey } from './address-key.ts';
export { type AddressMatch, Gazetteer, type GazetteerEntry } from './gazetteer.ts';
export {
  ADDRESS_LEVEL_WORDS,
  ADDRESS_LEVELS,
  type AddressLevel,
  PLACE_LEVELS,
  type PlaceLevel,
} from './place-level.ts';
export { readGazetteer } from './read-gazetteer.ts';
