import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Municipality } from '../municipality/index.ts';
import { Language, nameIn } from '../wire/index.ts';
import type { ResourceKindReader } from './resource-kind.reader.ts';
import { ResourceKind } from './resource-kind.ts';

/** What the catalogue's resolvers ask of the request's context. */
export interface ResourceKindContext {
  readonly resourceKinds: ResourceKindReader;
}

@Resolver(() => ResourceKind)
export class ResourceKindResolver {
  @FieldResolver(() => String)
  name(
    @Root() { names }: ResourceKind,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    return nameIn(names, language);
  }

  @FieldResolver(() => String)
  shortName(
    @Root() { names, shortNames }: ResourceKind,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    return nameIn({ ...names, ...shortNames }, language);
  }

  @FieldResolver(() => String)
  groupName(
    @Root() { groupNames }: ResourceKind,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    return nameIn(groupNames, language);
  }

  @FieldResolver(() => Int, { description: 'Active resources of this kind in the municipality.' })
  async count(@Root() kind: ResourceKind, @Ctx() { resourceKinds }: ResourceKindContext): Promise<number> {
    return (await resourceKinds.findCount(kind))?.count ?? 0;
  }

  @FieldResolver(() => Int, { description: 'How many of them have no place to be drawn at.' })
  async withoutPlace(@Root() kind: ResourceKind, @Ctx() { resourceKinds }: ResourceKindContext): Promise<number> {
    return (await resourceKinds.findCount(kind))?.withoutPlace ?? 0;
  }
}

@Resolver(() => Municipality)
export class MunicipalityKindsResolver {
  @FieldResolver(() => [ResourceKind])
  resourceKinds(
    @Root() { code }: Municipality,
    @Ctx() { resourceKinds }: ResourceKindContext,
  ): Promise<ResourceKind[]> {
    return resourceKinds.listKinds(code);
  }
}
