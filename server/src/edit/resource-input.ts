import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../wire/index.ts';

/** [longitude, latitude] in degrees, WGS 84. */
@InputType()
export class PointInput {
  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;
}

@InputType()
export class FieldVisibilityInput {
  @Field(() => String, { description: 'address, location, phone, url, organization, schedule' })
  field!: string;

  @Field(() => String, { description: 'public, council, staff' })
  visibility!: string;
}

/** What a person writes about a resource. A field that isn't given stays as it is; null empties it. */
@InputType()
export class ResourceInput {
  @Field(() => ID, { nullable: true })
  kind?: string | null;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  nameKana?: string | null;

  @Field(() => String, { nullable: true })
  address?: string | null;

  @Field(() => PointInput, { nullable: true })
  location?: PointInput | null;

  @Field(() => [String], { nullable: true, description: 'Names, numbers or ids of areas.' })
  servesAreas?: string[] | null;

  @Field(() => String, { nullable: true, description: 'active, preparing, suspended, closed' })
  status?: string | null;

  @Field(() => String, { nullable: true })
  schedule?: string | null;

  @Field(() => Int, { nullable: true })
  capacity?: number | null;

  @Field(() => String, { nullable: true })
  organization?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true })
  url?: string | null;

  @Field(() => [String], { nullable: true })
  languages?: string[] | null;

  @Field(() => String, { nullable: true, description: 'public, council, staff' })
  visibility?: string | null;

  @Field(() => [FieldVisibilityInput], { nullable: true })
  fieldVisibility?: FieldVisibilityInput[] | null;

  @Field(() => DateScalar, { nullable: true })
  openedOn?: string | null;

  @Field(() => DateScalar, { nullable: true })
  closedOn?: string | null;

  @Field(() => DateScalar, { nullable: true })
  confirmedOn?: string | null;

  @Field(() => String, { nullable: true })
  source?: string | null;
}
