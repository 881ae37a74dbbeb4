import { ResourceKindMode, type Visibility } from '@hazama/prisma';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Names } from '../wire/index.ts';

registerEnumType(ResourceKindMode, { name: 'ResourceKindMode' });

/** 資源の種類: data, not an enum; a city adds its own. */
@ObjectType({ simpleResolvers: true })
export class ResourceKind {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  group!: string;

  /** 自助 互助 共助 公助 */
  @Field(() => String)
  aid!: string;

  @Field(() => String)
  icon!: string;

  @Field(() => String)
  color!: string;

  @Field(() => ResourceKindMode)
  mode!: ResourceKindMode;

  @Field(() => Int)
  position!: number;

  @Field(() => Int)
  shelfLifeMonths!: number;

  readonly names!: Names;
  readonly shortNames!: Names;
  readonly groupNames!: Names;
  /** Who may know where one is. */
  readonly visibility!: Visibility;

  /** Whose resources `count` counts. */
  readonly municipalityCode!: string;
}
