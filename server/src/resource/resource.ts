import { PlaceLevel } from '@hazama/prisma';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar, GeoJsonScalar } from '../wire/index.ts';

registerEnumType(PlaceLevel, {
  name: 'PlaceLevel',
  description: 'How exactly a place is known: by coordinates of its own, or by its address as far as that leads.',
  valuesConfig: {
    BLOCK: { description: '番地までの位置' },
    TOWN: { description: '町までの位置' },
    OAZA: { description: '大字までの位置: its centre, which may lie kilometres away.' },
  },
});

/** A field that is kept from some of those who may see the rest. */
@ObjectType({ simpleResolvers: true })
export class FieldVisibility {
  @Field(() => String, { description: 'address, location, phone, url, organization, schedule' })
  field!: string;

  @Field(() => String, { description: 'public, council, staff' })
  visibility!: string;
}

/** 地域資源: a place or activity people reach, or a body that serves an area. */
@ObjectType({ simpleResolvers: true })
export class Resource {
  /** Begins with the municipality's code; stays across re-imports of the same record. */
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  nameKana!: string | null;

  @Field(() => String, { nullable: true })
  address!: string | null;

  /** GeoJSON text of a point. */
  @Field(() => GeoJsonScalar, { nullable: true })
  location!: string | null;

  @Field(() => PlaceLevel, { nullable: true, description: 'How exactly `location` is known (位置の精度).' })
  placeLevel!: PlaceLevel | null;

  /** active, preparing, suspended, closed */
  @Field(() => String)
  status!: string;

  /** As written: 第2・第4水曜 10:00-12:00 */
  @Field(() => String, { nullable: true })
  schedule!: string | null;

  @Field(() => Int, { nullable: true })
  capacity!: number | null;

  @Field(() => String, { nullable: true })
  organization!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => [String])
  languages!: string[];

  @Field(() => DateScalar, { nullable: true })
  confirmedOn!: string | null;

  @Field(() => DateScalar, { nullable: true })
  openedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'For staff.' })
  closedOn!: string | null;

  @Field(() => String, { nullable: true })
  source!: string | null;

  @Field(() => Int, { description: 'Rises with every change of this record: `updateResource` asks for it.' })
  revision!: number;

  @Field(() => Boolean, { description: '手入力: made by a person, not by an import.' })
  isHandMade!: boolean;

  @Field(() => [String], { nullable: true, description: 'For staff: the areas that it serves, as written.' })
  servesAreaNames!: string[] | null;

  @Field(() => String, { nullable: true, description: 'For staff: public, council, staff.' })
  visibility!: string | null;

  @Field(() => [FieldVisibility], { nullable: true, description: 'For staff: fields that are kept from some.' })
  fieldVisibility!: FieldVisibility[] | null;

  @Field(() => Boolean)
  isStale!: boolean;

  @Field(() => Int, { nullable: true })
  monthsSinceConfirmed!: number | null;

  readonly municipalityCode!: string;
  readonly kindId!: string;
}
