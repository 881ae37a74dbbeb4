import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Area } from '../area/index.ts';
import { ResourceKind } from '../resource/index.ts';
import { GeoJsonScalar } from '../wire/index.ts';

export const SearchGroup = {
  AREA: 'AREA',
  MACHI_AZA: 'MACHI_AZA',
  RESOURCE: 'RESOURCE',
  INDICATOR: 'INDICATOR',
} as const;
export type SearchGroup = (typeof SearchGroup)[keyof typeof SearchGroup];
registerEnumType(SearchGroup, { name: 'SearchGroup' });

@ObjectType({ simpleResolvers: true })
export class SearchHit {
  @Field(() => SearchGroup)
  group!: SearchGroup;

  /** Of the area, the membership, the resource or the indicator. */
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  /** What tells it from others of the same name. */
  @Field(() => String, { nullable: true })
  detail!: string | null;

  /** The area itself, or the one that it lies in. */
  @Field(() => Area, { nullable: true })
  area!: Area | null;

  @Field(() => ResourceKind, { nullable: true })
  kind!: ResourceKind | null;

  /** GeoJSON text of a point. */
  @Field(() => GeoJsonScalar, { nullable: true })
  location!: string | null;
}

/** A hit as it is put together: fields alone. */
export type SearchHitFields = { [Field in keyof SearchHit]: SearchHit[Field] };
