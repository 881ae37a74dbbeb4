export { isOpenOn } from './opening-days.ts';
export { createResourceReader, type ResourceReader } from './resource.reader.ts';
export { AreaResourcesResolver, type ResourceContext, ResourceResolver } from './resource.resolver.ts';
export { Resource } from './resource.ts';
export { createResourceKindReader, type ResourceKindReader } from './resource-kind.reader.ts';
export { MunicipalityKindsResolver, type ResourceKindContext, ResourceKindResolver } from './resource-kind.resolver.ts';
export { ResourceKind } from './resource-kind.ts';
export { isStale, JOIN_DATASET } from './resource-sql.ts';
