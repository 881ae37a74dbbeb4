export type { Catalogue, Indicator, IndicatorParameters, Names, ResourceGroup, ResourceKind } from './catalogue.ts';
export { CatalogueError, type CatalogueIssue } from './catalogue-error.ts';
export { unitsOf } from './indicator-unit.ts';
export { readLandUseDensities } from './land-use-classes.ts';
export { loadCatalogue } from './load-catalogue.ts';
export { DEFAULT_CATALOGUE_DIR, readCatalogue } from './read-catalogue.ts';
