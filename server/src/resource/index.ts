export { isOpenOn } from './opening-days.ts';
export { createResourceReader, type ResourceReader } from './resource.reader.ts';
export {
  AreaResourcesResolver,
  type ResourceContext,
  ResourceResolver,
  resolveAreaResources,
} from './resource.resolver.ts';
export { Resource } from './resource.ts';
export { ResourceConnection } from './resource-connection.ts';
export { parseResourceFilter } from './resource-filter.ts';
export { createResourceKindReader, type ResourceKindReader } from './resource-kind.reader.ts';
export { type CatalogueKind, listCatalogueKinds } from './resource-kind.repository.ts';
export { MunicipalityKindsResolver, type ResourceKindContext, ResourceKindResolver } from './resource-kind.resolver.ts';
export { ResourceKind } from './resource-kind.ts';
export { type ResourceRow, readResourceRows } from './resource-rows.repository.ts';
export { isStale, JOIN_DATASET, joinOrganization } from './resource-sql.ts';
