import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { Area, type AreaContext } from '../area/index.ts';
import type { ResourceReader } from './resource.reader.ts';
import { Resource } from './resource.ts';
import { ResourceConnection } from './resource-connection.ts';
import { ResourceFilter, ResourceOrderEnum, type ResourceOrderName } from './resource-filter.ts';
import type { ResourceKindContext } from './resource-kind.resolver.ts';
import { ResourceKind } from './resource-kind.ts';
import { connectionOf, pageRequest, repeatedPageRequest } from './resource-page.ts';

/** What the slice asks of the request's context. */
export interface ResourceContext extends ResourceKindContext {
  readonly resources: ResourceReader;
}

@Resolver(() => Resource)
export class ResourceResolver {
  @Query(() => Resource, { nullable: true })
  resource(@Arg('id', () => ID) id: string, @Ctx() { resources }: ResourceContext): Promise<Resource | null> {
    return resources.findResource(id);
  }

  @Query(() => ResourceConnection)
  async resources(
    @Arg('filter', () => ResourceFilter) filter: ResourceFilter,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Arg('order', () => ResourceOrderEnum, { nullable: true, defaultValue: 'NAME' }) order: ResourceOrderName | null,
    @Ctx() { resources }: ResourceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResourceConnection> {
    const request = pageRequest(filter, first, after ?? null, info, order ?? 'NAME');
    return connectionOf(await resources.getPage(request), request);
  }

  @FieldResolver(() => ResourceKind)
  kind(@Root() { municipalityCode, kindId }: Resource, @Ctx() { resourceKinds }: ResourceContext) {
    return resourceKinds.findKind(municipalityCode, kindId);
  }

  @FieldResolver(() => Area, {
    nullable: true,
    description: "In the municipality's reporting kind; see also servesAreas.",
  })
  async area(
    @Root() { id }: Resource,
    @Ctx() { resources, areas }: ResourceContext & AreaContext,
  ): Promise<Area | null> {
    const home = (await resources.listAreas(id)).find(
      ({ relation, isReporting }) => relation === 'LOCATED' && isReporting,
    );
    return home ? areas.findArea(home.areaId) : null;
  }

  @FieldResolver(() => Area, {
    nullable: true,
    description:
      'Where the point on the map lies, when that is another area than `area`, which the address belongs to.',
  })
  async areaOnMap(
    @Root() { id }: Resource,
    @Ctx() { resources, areas }: ResourceContext & AreaContext,
  ): Promise<Area | null> {
    const areaId = await resources.findAreaOnMap(id);
    return areaId === null ? null : areas.findArea(areaId);
  }

  @FieldResolver(() => [Area])
  async servesAreas(
    @Root() { id }: Resource,
    @Ctx() { resources, areas }: ResourceContext & AreaContext,
  ): Promise<Area[]> {
    const served = (await resources.listAreas(id)).filter(({ relation }) => relation === 'SERVES');
    return (await Promise.all(served.map(({ areaId }) => areas.findArea(areaId)))).filter((area) => area !== null);
  }
}

@Resolver(() => Area)
export class AreaResourcesResolver {
  @FieldResolver(() => ResourceConnection)
  resources(
    @Root() { id }: Area,
    @Arg('filter', () => ResourceFilter, { nullable: true }) filter: ResourceFilter | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { resources }: ResourceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ResourceConnection> {
    return pageOfArea(id, { filter, first, after }, resources, info);
  }
}

interface PageArguments {
  readonly filter?: ResourceFilter | null | undefined;
  readonly first: number | null;
  readonly after?: string | null | undefined;
}

function pageOfArea(
  areaId: string,
  { filter, first, after }: PageArguments,
  resources: ResourceReader,
  info: GraphQLResolveInfo,
): Promise<ResourceConnection> {
  const request = repeatedPageRequest(filter ?? null, first, after ?? null, info);
  return resources.getAreaPage(areaId, request).then((page) => connectionOf(page, request));
}

/** `Area.resources` as graphql-js would call it: thousands of areas ask for it at once. */
export const resolveAreaResources: GraphQLFieldResolver<Area, ResourceContext, PageArguments> = (
  { id },
  page,
  { resources },
  info,
) => pageOfArea(id, page, resources, info);
