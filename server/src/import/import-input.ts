import { Field, InputType, Int } from 'type-graphql';
import type { DatasetName } from '../dataset/index.ts';
import { DateScalar } from '../wire/index.ts';
import { DatasetNameEnum } from './import-enums.ts';

@InputType()
export class ImportColumnInput {
  @Field(() => String)
  field!: string;

  @Field(() => String, { description: 'As the file calls it.' })
  column!: string;
}

@InputType()
export class ImportKindInput {
  @Field(() => String, { description: 'As the file says it; * is every other.' })
  word!: string;

  @Field(() => String, { description: 'Of the catalogue.' })
  kind!: string;
}

@InputType({ description: 'What is left out stays as it is; null takes what was said back.' })
export class ImportSaidInput {
  @Field(() => DatasetNameEnum, { nullable: true })
  dataset?: DatasetName | null;

  @Field(() => String, { nullable: true })
  kind?: string | null;

  @Field(() => String, { nullable: true })
  source?: string | null;

  @Field(() => Int, { nullable: true })
  year?: number | null;

  @Field(() => DateScalar, { nullable: true })
  asOf?: string | null;

  @Field(() => String, { nullable: true })
  license?: string | null;

  @Field(() => Boolean, { nullable: true })
  complete?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Of several sheets or layers the one to read, by its name.' })
  layer?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The coordinate system, where the file doesn't say: JGD2011, TOKYO, EPSG:6674, 平面直角6系.",
  })
  crs?: string | null;

  @Field(() => [ImportColumnInput], { nullable: true })
  mapping?: ImportColumnInput[] | null;

  @Field(() => [ImportKindInput], { nullable: true, description: 'Added to what was said before.' })
  kindMapping?: ImportKindInput[] | null;
}

@InputType()
export class ImportCellInput {
  @Field(() => String)
  field!: string;

  @Field(() => String, { description: 'Empty: the cell is empty.' })
  value!: string;
}
