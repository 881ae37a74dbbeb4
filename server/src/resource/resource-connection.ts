import { Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../wire/index.ts';
import { Resource } from './resource.ts';

@ObjectType({ simpleResolvers: true })
export class ResourceEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Resource)
  node!: Resource;
}

@ObjectType({ simpleResolvers: true })
export class ResourceConnection {
  @Field(() => [ResourceEdge])
  edges!: ResourceEdge[];

  @Field(() => [Resource])
  nodes!: Resource[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}
