import { AreaKind, BoundarySource } from '@hazama/prisma';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../wire/index.ts';

registerEnumType(AreaKind, { name: 'AreaKind' });
registerEnumType(BoundarySource, { name: 'BoundarySource' });

/** 圏域・地区・区域 */
@ObjectType({ simpleResolvers: true })
export class Area {
  /** Begins with the municipality's code. */
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  code!: string | null;

  /** 地区番号, the default order. */
  @Field(() => Int, { nullable: true })
  number!: number | null;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  nameKana!: string | null;

  @Field(() => AreaKind)
  kind!: AreaKind;

  @Field(() => BoundarySource)
  boundarySource!: BoundarySource;

  @Field(() => DateScalar, { nullable: true })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true })
  validTo!: string | null;

  @Field(() => Boolean, {
    description: '家のまばらな地区: a stop counts as near from farther away (coverage.bus-stop).',
  })
  isRural!: boolean;

  readonly municipalityCode!: string;

  /** With the id it names one state of the area: the shape never changes under it. */
  readonly fromRevision!: number;

  readonly parentId!: string | null;
}

/** [west, south, east, north] in degrees. */
export type Bounds = [west: number, south: number, east: number, north: number];
