export { assertMayEdit, assertMayShare } from './permission.ts';
export { type AccountContext, SessionResolver } from './session.resolver.ts';
export {
  type Audience,
  EMBED_DOOR,
  lowerAs,
  PUBLIC_VIEWER,
  personalViewer,
  type Viewer,
  viewerOf,
} from './viewer.ts';
export {
  isForEveryone,
  mayReadField,
  mayReadRecord,
  mayReadResource,
  recordField,
  visibleLevels,
  WITHHELD_FIELDS,
  type WithheldField,
} from './visibility.ts';
