export {
  NamedAddedPlace,
  NamedCapacityChange,
  NamedDeparturesChange,
  NamedOpeningsChange,
  NamedPlaceMove,
  NamedPlaceRemoval,
  type NamedSiteChange,
  NO_SITE_CHANGE,
  nameSiteChange,
} from './named-site-change.ts';
export {
  readAddedPlace,
  readCapacity,
  readDepartures,
  readMove,
  readOpenings,
  readRemoval,
} from './read-site-change.ts';
export { resourceOf, type SiteChange, type SiteStanding, type SiteWords } from './site-change.ts';
export {
  AddedPlaceInput,
  CapacityChangeInput,
  DeparturesChangeInput,
  OpeningsChangeInput,
  PlaceMoveInput,
  PlaceRemovalInput,
} from './site-change-input.ts';
